import { alignLines } from '../edits/alignLines';

/**
 * Where the lines of a text stand in a later one, by their text alone: for each line of `snapshot`
 * its zero-based line in `current`, undefined where it is gone. `start` is where the snapshot began;
 * of equally good places the nearest counts. Indentation may have changed, and the first and last line
 * of a snapshot may be parts of lines.
 */
export function findLines(
  snapshot: readonly string[],
  start: number,
  current: readonly string[],
): readonly (number | undefined)[] {
  const wanted = snapshot.map((line) => line.trim());
  const found = current.map((line) => line.trim());
  const isEdge = (at: number) => at === 0 || at === wanted.length - 1;
  const block =
    nearestBlock(wanted, start, found, (a, b) => a === b) ??
    nearestBlock(wanted, start, found, (a, b, at) => a === b || (isEdge(at) && b.includes(a)));
  if (block !== undefined) return wanted.map((_, at) => block + at);
  return filled(alignLines(wanted, found));
}

/** Lines that are compared at most in search of the whole text: a bound for texts of equal lines. */
const mostCompared = 2_000_000;

/** The first line of the whole text in one piece, nearest to `start`. */
function nearestBlock(
  wanted: readonly string[],
  start: number,
  found: readonly string[],
  isSame: (wanted: string, found: string, at: number) => boolean,
): number | undefined {
  let compared = 0;
  const stands = (at: number) =>
    wanted.every((line, index) => {
      compared += 1;
      return isSame(line, found[at + index] ?? '', index);
    });
  const last = found.length - wanted.length;
  for (let distance = 0; distance <= found.length && compared < mostCompared; distance++) {
    for (const at of distance === 0 ? [start] : [start - distance, start + distance]) {
      if (at >= 0 && at <= last && stands(at)) return at;
    }
  }
  return undefined;
}

/** Changed lines between two placed ones have their place where as many stand there now. */
function filled(pairs: Int32Array): readonly (number | undefined)[] {
  const places = Array.from(pairs, (place) => (place < 0 ? undefined : place));
  let before: number | undefined;
  places.forEach((place, at) => {
    if (place === undefined) return;
    const from = before;
    before = at;
    const base = from === undefined ? undefined : places[from];
    if (from === undefined || base === undefined || at - from !== place - base) return;
    for (let step = 1; step < at - from; step++) places[from + step] = base + step;
  });
  return places;
}
