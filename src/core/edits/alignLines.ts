/** Most cells of a table that two runs without a unique line are compared in. */
const mostCells = 1_000_000;

/**
 * For each line of `a` the line of `b` that it became, or -1: pairs in rising order, found by the
 * lines that stand once on either side and what surrounds them. Lines count as the same when `key`
 * is. Time is near linear; two long runs that have no unique line in common stay unpaired.
 */
export function alignLines(
  a: readonly string[],
  b: readonly string[],
  key: (line: string) => string = (line) => line,
): Int32Array {
  const numbers = new Map<string, number>();
  const left = numbered(a, key, numbers);
  const right = numbered(b, key, numbers);
  const pairs = new Int32Array(a.length).fill(-1);
  const open: Span[] = [{ a0: 0, a1: a.length, b0: 0, b1: b.length }];
  for (let span = open.pop(); span; span = open.pop()) {
    const rest = trim(left, right, span, pairs);
    if (rest.a0 === rest.a1 || rest.b0 === rest.b1) continue;
    const anchors = rising(uniquePairs(left, right, rest));
    if (anchors.length === 0) alignByTable(left, right, rest, pairs);
    else open.push(...between(anchors, rest, pairs));
  }
  return pairs;
}

interface Span {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

type Pair = readonly [a: number, b: number];

function numbered(
  lines: readonly string[],
  key: (line: string) => string,
  numbers: Map<string, number>,
): Int32Array {
  return Int32Array.from(lines, (line) => {
    const name = key(line);
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  });
}

/** Pairs what is equal at both ends; returns what lies between. */
function trim(a: Int32Array, b: Int32Array, span: Span, pairs: Int32Array): Span {
  let { a0, a1, b0, b1 } = span;
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) pairs[a0++] = b0++;
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) pairs[--a1] = --b1;
  return { a0, a1, b0, b1 };
}

/** Lines that stand exactly once in both parts, by their place in `a`. */
function uniquePairs(a: Int32Array, b: Int32Array, { a0, a1, b0, b1 }: Span): readonly Pair[] {
  const places = new Map<number, number>();
  for (let j = b0; j < b1; j++) places.set(b[j] ?? 0, places.has(b[j] ?? 0) ? -1 : j);
  const counts = new Map<number, number>();
  for (let i = a0; i < a1; i++) counts.set(a[i] ?? 0, (counts.get(a[i] ?? 0) ?? 0) + 1);
  const pairs: Pair[] = [];
  for (let i = a0; i < a1; i++) {
    const place = places.get(a[i] ?? 0) ?? -1;
    if (place >= 0 && counts.get(a[i] ?? 0) === 1) pairs.push([i, place]);
  }
  return pairs;
}

/** The longest run of pairs that rises on both sides. */
function rising(pairs: readonly Pair[]): readonly Pair[] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, b], index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const run: Pair[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) run.push(pair);
  }
  return run.reverse();
}

/** Pairs the anchors, and gives the spans between them. */
function between(anchors: readonly Pair[], rest: Span, pairs: Int32Array): readonly Span[] {
  const spans: Span[] = [];
  let [a0, b0] = [rest.a0, rest.b0];
  for (const [a, b] of anchors) {
    pairs[a] = b;
    spans.push({ a0, a1: a, b0, b1: b });
    [a0, b0] = [a + 1, b + 1];
  }
  spans.push({ a0, a1: rest.a1, b0, b1: rest.b1 });
  return spans;
}

/** The longest common subsequence, where the runs are short enough for a table. */
function alignByTable(a: Int32Array, b: Int32Array, span: Span, pairs: Int32Array): void {
  const { a0, b0 } = span;
  const height = span.a1 - a0;
  const width = span.b1 - b0;
  if (height * width > mostCells) return;
  const table = new Uint32Array((height + 1) * (width + 1));
  const cell = (i: number, j: number) => table[i * (width + 1) + j] ?? 0;
  for (let i = height - 1; i >= 0; i--) {
    for (let j = width - 1; j >= 0; j--) {
      table[i * (width + 1) + j] =
        a[a0 + i] === b[b0 + j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  for (let i = 0, j = 0; i < height && j < width;) {
    if (a[a0 + i] === b[b0 + j]) pairs[a0 + i++] = b0 + j++;
    else if (cell(i + 1, j) >= cell(i, j + 1)) i++;
    else j++;
  }
}
