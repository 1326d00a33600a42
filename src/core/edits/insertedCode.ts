import { fitIndent, indentOf } from './indent';

/** Where code is put at a cursor. */
export interface CursorPlace {
  /** The line up to the cursor. */
  readonly before: string;
  /** One level of indentation there: a tab or so many blanks. */
  readonly step: string;
  readonly eol: '\n' | '\r\n';
}

/** Code as it is put at a cursor: its lines keep their distance to the first, which stands there. */
export function insertedCode(code: string, { before, step, eol }: CursorPlace): string {
  const indent = indentOf(before);
  const [first = '', ...others] = fitIndent(code.split(/\r\n?|\n/), indent, step);
  return [first.slice(indentOf(first).length), ...others].join(eol);
}
