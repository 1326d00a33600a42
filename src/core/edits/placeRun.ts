import type { Span } from './block';
import { fitRun } from './fitRun';
import type { Fit } from './fitRun';
import { stepAround } from './codePlace';
import { fitIndent, indentOf } from './indent';
import { isBlank, isTrivial, widthOf } from './lineKind';
import type { Hunk } from './lines';
import { occurrences } from './occurrences';

/**
 * What stands beside a run of lines: `elision`, code that is left out; `window`, the end of what is
 * replaced as a whole; `open`, whatever stands there in the document.
 */
export interface RunEdges {
  readonly before: 'elision' | 'window' | 'open';
  readonly after: 'elision' | 'window' | 'open';
  readonly preferred: Span | undefined;
}

export type PlacedRun =
  | { readonly ok: true; readonly hunks: readonly Hunk[]; readonly at: Span }
  | { readonly ok: false; readonly reason: 'notFound' | 'ambiguous' | 'wouldLose' };

/** Least coverage of a run that stands by itself, and of one that is held by what is around it. */
const least = { alone: 0.5, held: 0.2 };

/** Puts lines that define nothing in place of the stretch of the document that they resemble. */
export function placeRun(
  run: readonly string[],
  document: readonly string[],
  window: Span,
  edges: RunEdges,
): PlacedRun {
  const part = document.slice(window.start, window.end);
  const there = occurrences(part, run).map((at) => at + window.start);
  if (there.length > 0) {
    const start = there[0] ?? 0;
    return { ok: true, hunks: [], at: { start, end: start + run.length } };
  }
  const isHeld = edges.before !== 'open' && edges.after !== 'open';
  const found = fit(run, document, window, edges.preferred, isHeld ? least.held : least.alone);
  if (!found.ok) return found.reason === 'notFound' ? atEdge(run, document, window, edges) : found;
  const at = stretch(run, document, window, edges, found.fit);
  if (!at) return { ok: false, reason: 'notFound' };
  const lost = unmentioned(document, at, found.fit);
  if (lost > Math.max(8, run.length)) return { ok: false, reason: 'wouldLose' };
  const lines = indented(run, document, at, found.fit);
  return { ok: true, hunks: [{ ...at, lines }], at };
}

function fit(
  run: readonly string[],
  document: readonly string[],
  window: Span,
  preferred: Span | undefined,
  share: number,
) {
  const near = preferred && fitRun(run, document, preferred, share);
  return near?.ok ? near : fitRun(run, document, window, share);
}

/** From the first line that the run stands for to the last; undefined where an end is not clear. */
function stretch(
  run: readonly string[],
  document: readonly string[],
  window: Span,
  { before, after }: RunEdges,
  { pairs }: Fit,
): Span | undefined {
  const first = pairs.findIndex((pair) => pair >= 0);
  const last = pairs.findLastIndex((pair) => pair >= 0);
  const [top, bottom] = [pairs[first] ?? 0, pairs[last] ?? 0];
  const leads = run.slice(0, first).some((line) => !isBlank(line));
  const trails = run.slice(last + 1).some((line) => !isBlank(line));
  const start = before === 'window' ? window.start : top;
  const end = after === 'window' ? window.end : bottom + 1;
  if (before === 'open' && leads && !isClean(document, top - 1, top, window)) return undefined;
  if (after === 'open' && trails && !isClean(document, bottom + 1, bottom, window))
    return undefined;
  return { start, end };
}

/** Whether lines put between `line` and `beside` can take the place of nothing: it stands apart. */
function isClean(document: readonly string[], line: number, beside: number, window: Span): boolean {
  if (line < window.start || line >= window.end) return true;
  const text = document[line] ?? '';
  return isBlank(text) || isTrivial(text) || widthOf(text) < widthOf(document[beside] ?? '');
}

/** Lines of the stretch that have no counterpart in the run. */
function unmentioned(document: readonly string[], { start, end }: Span, { pairs }: Fit): number {
  const paired = new Set(pairs);
  let count = 0;
  for (let at = start; at < end; at++) {
    if (!paired.has(at) && !isTrivial(document[at] ?? '')) count++;
  }
  return count;
}

/** Nothing of the run is there yet: it is new, and its place is known only beside a firm edge. */
function atEdge(
  run: readonly string[],
  document: readonly string[],
  window: Span,
  { before, after }: RunEdges,
): PlacedRun {
  const isTop = before === 'window' && after !== 'open';
  const isBottom = after === 'window' && before !== 'open';
  if (isTop === isBottom && !(isTop && window.start === window.end)) {
    return isTop && isBottom ? whole(run, document, window) : { ok: false, reason: 'notFound' };
  }
  const line = isTop ? window.start : trimmedEnd(document, window);
  const at = { start: line, end: line };
  return { ok: true, hunks: [{ ...at, lines: besides(run, document, window) }], at };
}

/** An inside that was written anew. */
function whole(run: readonly string[], document: readonly string[], window: Span): PlacedRun {
  return { ok: true, hunks: [{ ...window, lines: besides(run, document, window) }], at: window };
}

function trimmedEnd(document: readonly string[], { start, end }: Span): number {
  let last = end;
  while (last > start && isBlank(document[last - 1] ?? '')) last--;
  return last;
}

/** The run with the indentation that other lines of the window have. */
function besides(run: readonly string[], document: readonly string[], { start, end }: Span) {
  const sibling = document.slice(start, end).find((line) => !isBlank(line));
  if (sibling === undefined) return run;
  return fitIndent(run, indentOf(sibling), stepAround(document, start));
}

/** The run with the indentation that its first known line has in the document. */
function indented(
  run: readonly string[],
  document: readonly string[],
  at: Span,
  { pairs }: Fit,
): readonly string[] {
  const first = pairs.findIndex((pair, index) => pair >= 0 && !isBlank(run[index] ?? ''));
  const own = indentOf(run[first] ?? '');
  const there = indentOf(document[pairs[first] ?? 0] ?? '');
  if (own === there) return run;
  const lead = run.findIndex((line) => !isBlank(line));
  const head = indentOf(run[lead] ?? '');
  // The first line may be deeper or less deep than the one that is known.
  const target =
    head.length >= own.length
      ? there + head.slice(own.length)
      : there.slice(0, Math.max(0, there.length - (own.length - head.length)));
  return fitIndent(run, target, stepAround(document, at.start));
}
