import type { ComponentChild } from 'preact';
import { memo } from './memo';

/** How many neighbours are compared one by one; runs of so many are left alone as a whole. */
const runLength = 32;

/**
 * Draws many items so that a change at the end costs the same however many there are: items are
 * grouped into runs, and a run in which nothing changed (by ===) is not even looked into.
 * `draw` must depend on its item alone and give each element a key.
 */
export function drawRuns<T>(
  items: readonly T[],
  draw: (item: T, index: number) => ComponentChild,
): readonly ComponentChild[] {
  return Array.from({ length: Math.ceil(items.length / runLength) }, (_, n) => (
    <Run key={n} items={items} start={n * runLength} draw={draw as Draw} />
  ));
}

type Draw = (item: unknown, index: number) => ComponentChild;

interface RunProps {
  readonly items: readonly unknown[];
  readonly start: number;
  readonly draw: Draw;
}

const Run = memo<RunProps>(
  ({ items, start, draw }) =>
    items.slice(start, start + runLength).map((item, index) => draw(item, start + index)),
  sameRun,
);

function sameRun(before: RunProps, after: RunProps): boolean {
  if (before.draw !== after.draw || before.start !== after.start) return false;
  for (let at = after.start; at < after.start + runLength; at++) {
    if (before.items[at] !== after.items[at]) return false;
  }
  return true;
}
