import type { SentPart } from '../../../src/core/edits/locate';

/** Code from a reply, the document it meets, and what must become of that: a text, or a refusal. */
export interface ApplyCase {
  readonly name: string;
  readonly document: string;
  readonly code: string;
  readonly sent?: SentPart;
  readonly expected: string | { readonly refused: string };
}

/** A text without the first line end and without the indentation that all of its lines have. */
export function text(source: string): string {
  const lines = source
    .replace(/^\n/, '')
    .replace(/\n[ ]*$/, '\n')
    .split('\n');
  const widths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const least = Math.min(...widths);
  return lines.map((line) => line.slice(least)).join('\n');
}

/** What was sent, as it stands in a document. */
export function sentFrom(document: string, first: number, last: number): SentPart {
  const lines = document.split(/\r?\n/);
  return { line: first, text: lines.slice(first, last + 1).join('\n') };
}
