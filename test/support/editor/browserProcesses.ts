import { readdirSync, readFileSync } from 'node:fs';

/** Process ids of the browser that uses this profile, with all of its parts (Linux only). */
export function browserProcesses(profile: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((id) => commandOf(id).split('\0').includes(`--user-data-dir=${profile}`));
}

/** Empty for a process that has ended meanwhile. */
function commandOf(id: number): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
