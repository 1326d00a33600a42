import type { Span } from './searchTerms';

/** A line of a text around what was found in it. */
export interface Excerpt {
  readonly text: string;
  /** What was found, in `text`. */
  readonly spans: readonly Span[];
}

const before = 40;
const length = 160;

/** About 160 characters around the first place, on one line, cut between characters. */
export function excerpt(text: string, spans: readonly Span[]): Excerpt {
  const first = spans[0]?.[0] ?? 0;
  const from = boundary(text, Math.max(0, first - before));
  const to = boundary(text, Math.min(text.length, from + length));
  const start = from > 0 ? '…' : '';
  const end = to < text.length ? '…' : '';
  const shift = start.length - from;
  return {
    text: start + text.slice(from, to).replace(/\s/g, ' ') + end,
    spans: spans
      .filter(([spanStart, spanEnd]) => spanStart >= from && spanEnd <= to)
      .map(([spanStart, spanEnd]) => [spanStart + shift, spanEnd + shift] as const),
  };
}

/** Not between the halves of a surrogate pair. */
function boundary(text: string, at: number): number {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
}
