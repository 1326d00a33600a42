import { alignLines } from './alignLines';
import { diffLines } from './diffLines';
import { hunkEdit, linesOf } from './lines';
import type { Hunk, Lines } from './lines';
import { occurrences } from './occurrences';
import type { TextEdit } from './textEdit';
import { transplant } from './transplant';

/** A change that was made against `base`, as edits of the text that `base` has become. */
export type Reanchored =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly reason: 'conflict' | 'ambiguous' };

/**
 * Carries a change over to the text as it is now: what changed meanwhile elsewhere stays, what moved
 * is followed. Refused where both changed the same lines, or where what was to change stands more
 * often now than before. No edits where nothing is left to change.
 */
export function reanchor(base: string, proposed: string, now: string): Reanchored {
  const [before, target] = [linesOf(base), linesOf(now)];
  const hunks = diffLines(before.all, linesOf(proposed).all);
  if (base === now) return { ok: true, edits: editsOf(target, hunks) };
  if (sameLines(linesOf(proposed).all, target.all)) return { ok: true, edits: [] };
  const unit = unitOf(hunks);
  if (!unit) return { ok: true, edits: [] };
  const lines = before.all.slice(unit.start, unit.end);
  const places = occurrences(target.all, lines);
  if (places.length > Math.max(1, occurrences(before.all, lines).length)) {
    return { ok: false, reason: 'ambiguous' };
  }
  const pairs = alignLines(before.all, target.all, (line) => line.trim());
  const inPlace = transplant(hunks, before.all, target.all, pairs);
  if (inPlace) return { ok: true, edits: editsOf(target, inPlace) };
  const [place, ...others] = places;
  if (place === undefined || others.length > 0) return { ok: false, reason: 'conflict' };
  const shifted = shiftedPairs(before.all.length, unit, place);
  const moved = transplant(hunks, before.all, target.all, shifted);
  return moved ? { ok: true, edits: editsOf(target, moved) } : { ok: false, reason: 'conflict' };
}

/** From the first line that changes to the last, with a neighbour on each side of an insertion. */
function unitOf(
  hunks: readonly Hunk[],
): { readonly start: number; readonly end: number } | undefined {
  const [first, last] = [hunks[0], hunks.at(-1)];
  if (!first || !last) return undefined;
  return {
    start: first.start < first.end ? first.start : Math.max(0, first.start - 1),
    end: last.start < last.end ? last.end : last.end + 1,
  };
}

/** All lines of the unit in one piece somewhere else. */
function shiftedPairs(
  height: number,
  unit: { readonly start: number; readonly end: number },
  place: number,
): Int32Array {
  const pairs = new Int32Array(height).fill(-1);
  for (let line = unit.start; line < Math.min(unit.end, height); line++) {
    pairs[line] = place + line - unit.start;
  }
  return pairs;
}

function sameLines(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, at) => line === b[at]);
}

/** As few edits as there are changes: a hunk that changes nothing any more is none. */
export function editsOf(target: Lines, hunks: readonly Hunk[]): readonly TextEdit[] {
  return hunks
    .filter(({ start, end, lines }) => !sameLines(target.all.slice(start, end), lines))
    .map((hunk) => hunkEdit(target, hunk));
}
