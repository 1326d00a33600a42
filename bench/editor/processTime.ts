import { readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second. */
const tickMs = 10;

/** CPU time of a process with all its threads so far, ms; NaN where there is no /proc. */
export function processTime(pid: number): number {
  try {
    // The command's name, in parentheses, may hold spaces; user and system time are fields 14, 15.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return NaN;
  }
}
