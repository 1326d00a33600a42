import { alignLines } from './alignLines';
import type { Hunk } from './lines';

/** What turns the lines `before` into `after`: hunks in order, none touching another. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const pairs = alignLines(before, after);
  const hunks: Hunk[] = [];
  let [start, from] = [0, 0];
  const close = (end: number, to: number) => {
    if (end > start || to > from) hunks.push({ start, end, lines: after.slice(from, to) });
  };
  pairs.forEach((pair, line) => {
    if (pair < 0) return;
    close(line, pair);
    [start, from] = [line + 1, pair + 1];
  });
  close(before.length, after.length);
  return hunks;
}
