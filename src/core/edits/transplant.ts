import { indentOf, translateIndents } from './indent';
import type { Hunk } from './lines';

/**
 * Hunks against `base` as hunks against `now`, which `base` became: `pairs` tells for each line of
 * `base` its line in `now`, or -1. What a hunk replaces must stand in `now` as it was (but for blanks
 * at its ends) and in one piece. Undefined where it does not: then the changes are in conflict.
 */
export function transplant(
  hunks: readonly Hunk[],
  base: readonly string[],
  now: readonly string[],
  pairs: Int32Array,
): readonly Hunk[] | undefined {
  const moved: Hunk[] = [];
  for (const hunk of hunks) {
    const place = placeOf(hunk, pairs, now.length);
    if (!place) return undefined;
    const lines = translateIndents(hunk.lines, indentsAround(hunk, base, now, pairs));
    moved.push({ ...place, lines });
  }
  return moved;
}

function placeOf(
  { start, end }: Hunk,
  pairs: Int32Array,
  height: number,
): { readonly start: number; readonly end: number } | undefined {
  if (start < end) {
    const first = pairs[start] ?? -1;
    for (let line = start; line < end; line++) {
      if (first < 0 || pairs[line] !== first + line - start) return undefined;
    }
    return { start: first, end: first + end - start };
  }
  const before = start > 0 ? (pairs[start - 1] ?? -1) : -1;
  const after = start < pairs.length ? (pairs[start] ?? -1) : -1;
  if (before >= 0 && after >= 0 && after !== before + 1) return undefined;
  if (after >= 0) return { start: after, end: after };
  if (before >= 0) return { start: before + 1, end: before + 1 };
  return height === 0 ? { start: 0, end: 0 } : undefined;
}

/** How far around a hunk indentation is looked at, lines. */
const reach = 40;

/** What the indentations of `base` around a hunk became, where any changed. */
function indentsAround(
  { start, end }: Hunk,
  base: readonly string[],
  now: readonly string[],
  pairs: Int32Array,
): ReadonlyMap<string, string> {
  const indents = new Map<string, string>();
  for (let line = Math.max(0, start - reach); line < Math.min(base.length, end + reach); line++) {
    const pair = pairs[line] ?? -1;
    const text = base[line] ?? '';
    if (pair < 0 || text.trim() === '') continue;
    const isNear = line >= start - 1 && line <= end;
    const indent = indentOf(text);
    if (isNear || !indents.has(indent)) indents.set(indent, indentOf(now[pair] ?? ''));
  }
  return indents;
}
