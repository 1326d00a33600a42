/**
 * Where the lines of a text stand in a later one, by their text alone: for each line of `snapshot`
 * its zero-based line in `current`, undefined where it is gone. `start` is where the snapshot began;
 * of equally good places the nearest counts. Indentation may have changed. The work grows with the
 * number of lines, save for sorting.
 */
export function alignLines(
  snapshot: readonly string[],
  start: number,
  current: readonly string[],
): readonly (number | undefined)[] {
  const wanted = snapshot.map((line) => line.trim());
  const found = current.map((line) => line.trim());
  const block = nearestBlock(wanted, start, found);
  if (block !== undefined) return wanted.map((_, at) => block + at);
  const places = longestRising(uniquePairs(wanted, found));
  return filled(wanted, found, grown(wanted, found, places));
}

/** Lines that are compared at most in search of the whole text: a bound for texts of equal lines. */
const mostCompared = 2_000_000;

/** The first line of the whole text in one piece, nearest to `start`. */
function nearestBlock(
  wanted: readonly string[],
  start: number,
  found: readonly string[],
): number | undefined {
  let compared = 0;
  const stands = (at: number) =>
    wanted.every((line, index) => {
      compared += 1;
      return found[at + index] === line;
    });
  const last = found.length - wanted.length;
  for (let distance = 0; distance <= found.length && compared < mostCompared; distance++) {
    for (const at of distance === 0 ? [start] : [start - distance, start + distance]) {
      if (at >= 0 && at <= last && stands(at)) return at;
    }
  }
  return undefined;
}

type Pair = readonly [wanted: number, found: number];

/** Lines that stand once in each text, and say something. */
function uniquePairs(wanted: readonly string[], found: readonly string[]): readonly Pair[] {
  const places = onlyPlaces(found);
  return [...onlyPlaces(wanted)].flatMap(([line, at]): Pair[] => {
    const place = places.get(line);
    return place === undefined || line.length < 3 ? [] : [[at, place]];
  });
}

function onlyPlaces(lines: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const often = new Set<string>();
  lines.forEach((line, at) => {
    if (places.has(line)) often.add(line);
    else places.set(line, at);
  });
  for (const line of often) places.delete(line);
  return places;
}

/** Of pairs in the order of their first number, the most whose second numbers rise. */
function longestRising(pairs: readonly Pair[]): Map<number, number> {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  pairs.forEach(([, place], index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1];
    ends[low] = index;
  });
  const chosen = new Map<number, number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) {
    const pair = pairs[at];
    if (pair) chosen.set(pair[0], pair[1]);
  }
  return chosen;
}

/** Lines beside a placed one that are the same in both texts have their place too. */
function grown(
  wanted: readonly string[],
  found: readonly string[],
  places: Map<number, number>,
): Map<number, number> {
  const taken = new Set(places.values());
  for (const step of [1, -1]) {
    for (const [from, to] of [...places]) {
      for (let at = from + step, place = to + step; ; at += step, place += step) {
        const isSame = at >= 0 && at < wanted.length && wanted[at] === found[place];
        if (!isSame || places.has(at) || taken.has(place)) break;
        places.set(at, place);
        taken.add(place);
      }
    }
  }
  return places;
}

/** Changed lines between two placed ones have their place where as many stand there now. */
function filled(
  wanted: readonly string[],
  found: readonly string[],
  places: ReadonlyMap<number, number>,
): readonly (number | undefined)[] {
  const result = wanted.map((_, at) => places.get(at));
  const placed = [...places].sort(([a], [b]) => a - b);
  for (const [index, [at, place]] of placed.entries()) {
    const next = placed[index + 1];
    if (!next || next[0] - at !== next[1] - place) continue;
    for (let step = 1; step < next[0] - at; step++) result[at + step] = place + step;
  }
  return found.length === 0 ? wanted.map(() => undefined) : result;
}
