import { readdirSync, readFileSync } from 'node:fs';

/**
 * Process ids of the Node extension hosts in a process group, read from /proc (Linux only: empty
 * elsewhere).
 */
export function extensionHosts(group: number): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => groupOf(pid) === group && commandOf(pid).includes('--type=extensionHost'));
}

function groupOf(pid: number): number | undefined {
  // The command's name, in parentheses, may hold spaces; the group is the third field after it.
  const afterName = read(`/proc/${pid}/stat`).split(') ').at(-1);
  return Number(afterName?.split(' ')[2]);
}

function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`);
}

/** Empty for a process that has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
