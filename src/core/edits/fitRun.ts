import { alignLines } from './alignLines';
import type { Span } from './block';
import { isBlank, isTrivial } from './lineKind';
import { similarity } from './similarity';

/** Where a run of lines fits into a document. */
export interface Fit {
  /** For each line of the run its line in the document, or -1. */
  readonly pairs: readonly number[];
  /** Share of the run's weight that found its like, 0 to 1. */
  readonly coverage: number;
}

export type FitOutcome =
  | { readonly ok: true; readonly fit: Fit }
  | { readonly ok: false; readonly reason: 'notFound' | 'ambiguous' };

/** Least likeness of two lines that count as one that was changed. */
const alike = 0.6;

/** Places that are looked at for one run. */
const mostPlaces = 24;

/** Most cells of a table in which lines are compared word by word. */
const mostCells = 30_000;

/** Most cells of a table of lines; longer runs are paired by the lines that stand once in each. */
const mostLines = 1_000_000;

/** A window is looked through as a whole up to this many lines. */
const smallWindow = 300;

/** Another place is as good when it reaches this share of the best. */
const asGood = 0.9;

/**
 * Finds the one place in the lines `window` of a document where a run fits best, by lines that are
 * the same but for blanks, then by lines that are alike. `least` is the coverage that is asked for.
 */
export function fitRun(
  run: readonly string[],
  document: readonly string[],
  window: Span,
  least: number,
): FitOutcome {
  const spans = places(run, document, window);
  const [best] = fitsIn(spans, run, document, least);
  if (!best) return { ok: false, reason: 'notFound' };
  const [rival] = fitsIn(
    spans.flatMap((span) => without(span, best)),
    run,
    document,
    least,
  );
  return rival && rival.coverage >= best.coverage * asGood
    ? { ok: false, reason: 'ambiguous' }
    : { ok: true, fit: best };
}

/** The best fit in each of the spans, the best of all first. */
function fitsIn(
  spans: readonly Span[],
  run: readonly string[],
  document: readonly string[],
  least: number,
): readonly Fit[] {
  return spans
    .map((span) => align(run, document, span))
    .filter(({ coverage }) => coverage >= least)
    .sort((a, b) => b.coverage - a.coverage);
}

/** What is left of a span beside the stretch that a fit takes. */
function without({ start, end }: Span, { pairs }: Fit): readonly Span[] {
  const first = pairs.find((pair) => pair >= 0) ?? end;
  const last = pairs.findLast((pair) => pair >= 0) ?? end;
  return [
    { start, end: Math.min(end, first) },
    { start: Math.max(start, last + 1), end },
  ].filter((span) => span.end > span.start);
}

/** Stretches of the document around the run's rarest line, or the window itself where it is short. */
function places(
  run: readonly string[],
  document: readonly string[],
  window: Span,
): readonly Span[] {
  const found = new Map<string, number[]>();
  run.forEach((line) => {
    if (!isTrivial(line)) found.set(line.trim(), []);
  });
  for (let at = window.start; at < window.end; at++)
    found.get((document[at] ?? '').trim())?.push(at);
  const seeds = run
    .map((line, at) => ({ at, lines: found.get(line.trim()) ?? [] }))
    .filter(({ lines }) => lines.length > 0 && lines.length <= mostPlaces)
    .sort((a, b) => a.lines.length - b.lines.length)
    .slice(0, 3);
  const slack = Math.max(8, Math.ceil(run.length / 2));
  const spans = seeds.flatMap(({ at, lines }) =>
    lines.map((line) => ({
      start: Math.max(window.start, line - at - slack),
      end: Math.min(window.end, line + run.length - at + slack),
    })),
  );
  if (spans.length > 0) return merged(spans);
  return window.end - window.start <= smallWindow ? [window] : [];
}

/** Spans that are the same but for a few lines are looked at once. */
function merged(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const isKnown = kept.some(
      ({ start, end }) => Math.abs(start - span.start) < 4 && Math.abs(end - span.end) < 4,
    );
    if (!isKnown) kept.push(span);
  }
  return kept;
}

/** The pairing of greatest weight, in order on both sides. */
function align(run: readonly string[], document: readonly string[], place: Span): Fit {
  const part = document.slice(place.start, place.end);
  const cells = run.length * part.length;
  const pairs = cells > mostLines ? alignedByLines(run, part) : alignedByWeight(run, part);
  const total = run.reduce((sum, line) => sum + weight(line), 0);
  const gained = pairs.reduce(
    (sum, pair, at) => (pair < 0 ? sum : sum + worth(run[at] ?? '', part[pair] ?? '', true)),
    0,
  );
  return {
    pairs: pairs.map((pair) => (pair < 0 ? -1 : pair + place.start)),
    coverage: total === 0 ? 0 : Math.min(1, gained / total),
  };
}

function alignedByLines(run: readonly string[], part: readonly string[]): number[] {
  return [...alignLines(run, part, (line) => line.trim())].map((pair, at) =>
    isBlank(run[at] ?? '') ? -1 : pair,
  );
}

function alignedByWeight(run: readonly string[], part: readonly string[]): number[] {
  const [height, width] = [run.length, part.length];
  const byWords = height * width <= mostCells;
  const gains = new Float64Array(height * width);
  const table = new Float64Array((height + 1) * (width + 1));
  const cell = (i: number, j: number) => table[i * (width + 1) + j] ?? 0;
  const through = (i: number, j: number) => {
    const gain = gains[i * width + j] ?? 0;
    // Of equal pairings the one without a jump counts a hair more.
    return gain > 0 ? (cell(i + 1, j + 1) + gain) * (1 + 1e-9) : -1;
  };
  for (let i = height - 1; i >= 0; i--) {
    for (let j = width - 1; j >= 0; j--) {
      gains[i * width + j] = worth(run[i] ?? '', part[j] ?? '', byWords);
      table[i * (width + 1) + j] = Math.max(through(i, j), cell(i + 1, j), cell(i, j + 1));
    }
  }
  const pairs = new Array<number>(height).fill(-1);
  for (let i = 0, j = 0; i < height && j < width;) {
    if (through(i, j) > 0 && through(i, j) >= Math.max(cell(i + 1, j), cell(i, j + 1))) {
      pairs[i++] = j++;
    } else if (cell(i + 1, j) > cell(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

function worth(a: string, b: string, byWords: boolean): number {
  if (isBlank(a) || isBlank(b)) return 0;
  if (a.trim() === b.trim()) return weight(a);
  if (!byWords || isTrivial(a) || isTrivial(b)) return 0;
  const likeness = similarity(a, b);
  return likeness >= alike ? weight(a) * likeness * 0.9 : 0;
}

function weight(line: string): number {
  if (isBlank(line)) return 0;
  return isTrivial(line) ? 0.1 : 1 + Math.min(line.trim().length, 60) / 60;
}
