import type { Stamp } from './event';

/** The stamp of now, or one just after what is `known`: of this millisecond, or of a clock since put back. */
export function laterThan(known: Stamp | undefined, now: Stamp): Stamp {
  return known && known.at >= now.at ? { ...now, at: known.at + 1 } : now;
}
