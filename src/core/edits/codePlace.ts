import type { Span } from './block';
import { fitIndent, indentOf, stepOf } from './indent';
import { isBlank } from './lineKind';

/** The lines of a document that code is put into, and what is known about it. */
export interface CodePlace {
  readonly document: readonly string[];
  readonly known: ReadonlySet<string>;
  readonly window: Span;
  /** The window is all that the code around stands for: it begins and ends where the window does. */
  readonly isDelimited: boolean;
  /** Of several places that are as good the one in these lines is meant. */
  readonly preferred: Span | undefined;
}

/** Code with the indentation that its head has in the document. */
export function fittedAt(
  document: readonly string[],
  head: number,
  lines: readonly string[],
  headInCode: number,
): readonly string[] {
  const target = indentOf(document[head] ?? '');
  const own = indentOf(lines[headInCode] ?? '');
  if (own === target) return lines;
  return fitIndent(lines, target, stepAround(document, head));
}

/** One level of indentation as the document has it around a line. */
export function stepAround(document: readonly string[], line: number): string {
  const near = document.slice(Math.max(0, line - 100), line + 200);
  return stepOf(near.filter((each) => !isBlank(each)).map(indentOf));
}
