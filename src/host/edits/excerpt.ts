import { linesOf } from '../../core/edits/lines';

/** Texts up to this length are shown whole, UTF-16 length: a diff of more would keep a person waiting. */
const longest = 1_000_000;

/** Lines shown on each side of what changes, where the text is longer. */
const margin = 300;

/** The part of a long document that its diff shows. */
export interface Excerpt {
  /** Zero-based line of the document that comes first. */
  readonly firstLine: number;
  /** That part of the document, or of the document as proposed: its end stays at the same distance. */
  of(text: string): string;
}

/** Undefined where the document is short enough to be shown whole. */
export function excerptAround(
  text: string,
  { first, last }: { readonly first: number; readonly last: number },
): Excerpt | undefined {
  if (text.length <= longest) return undefined;
  const { starts, all } = linesOf(text);
  const firstLine = Math.max(0, first - margin);
  const start = starts[firstLine] ?? 0;
  const behind = text.length - (starts[last + margin] ?? text.length);
  return {
    firstLine: Math.min(firstLine, all.length),
    of: (proposed) => proposed.slice(start, Math.max(start, proposed.length - behind)),
  };
}

/** A line of the document as a line of what is shown. */
export function linesInExcerpt(excerpt: Excerpt | undefined, line: number): number {
  return line - (excerpt?.firstLine ?? 0);
}
