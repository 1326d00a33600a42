import { codeAnswer } from './codeAnswer';
import { elidesWithin, isElision } from './elision';
import { fitIndent, indentOf, stepOf } from './indent';
import { linesOf } from './lines';
import { locate } from './locate';
import { reanchor } from './reanchor';
import { applyEdits } from './textEdit';

/** Why an answer gives no code that can be put in place. */
export type Unusable =
  | { readonly reason: 'prose' | 'open' | 'elided' | 'masked' | 'unchanged' }
  | { readonly reason: 'several'; readonly count: number };

/** What an answer proposes for some lines of a document. */
export interface ProposedLines {
  /** As far as the answer gives any: shown even where it cannot be used. */
  readonly lines: readonly string[] | undefined;
  /** What was said beside the code. */
  readonly prose: string;
  /** Absent where `lines` may be put in place. */
  readonly unusable?: Unusable;
}

/**
 * The lines that an answer which has come to its end proposes in place of `original`, of which the
 * model was given `sent`: the same but for secrets that were masked, which stay as they are.
 */
export function proposedLines(
  answer: string,
  sent: readonly string[],
  original: readonly string[] = sent,
): ProposedLines {
  const found = codeAnswer(answer, sent.join('\n'));
  const { prose } = found;
  if (found.kind === 'prose') return { lines: undefined, prose, unusable: { reason: 'prose' } };
  if (found.kind === 'several') {
    return { lines: undefined, prose, unusable: { reason: 'several', count: found.count } };
  }
  const answered = complete(placed(found.code, sent), sent);
  if (!answered) return { lines: undefined, prose, unusable: { reason: 'elided' } };
  if (!found.closed) return { lines: answered, prose, unusable: { reason: 'open' } };
  const lines = isSame(sent, original) ? answered : unmasked(sent, answered, original);
  if (!lines) return { lines: answered, prose, unusable: { reason: 'masked' } };
  return { lines, prose, ...(isSame(lines, original) && { unusable: { reason: 'unchanged' } }) };
}

/** Code with what it leaves out filled in from what was sent; undefined where that is not clear. */
function complete(
  lines: readonly string[],
  sent: readonly string[],
): readonly string[] | undefined {
  const known = new Set(sent.map((line) => line.trim()));
  if (!lines.some((line) => isElision(line, known) || elidesWithin(line, known))) return lines;
  const text = sent.join('\n');
  const located = locate(text, lines.join('\n'), { text, line: 0 });
  return located.ok ? linesOf(applyEdits(text, located.edits)).all : undefined;
}

/** The change carried over to the lines as they really are; undefined where it is within a mask. */
function unmasked(
  sent: readonly string[],
  answered: readonly string[],
  original: readonly string[],
): readonly string[] | undefined {
  const now = original.join('\n');
  const carried = reanchor(sent.join('\n'), answered.join('\n'), now);
  return carried.ok ? linesOf(applyEdits(now, carried.edits)).all : undefined;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, at) => line === b[at]);
}

/** What shows while the answer arrives: its code so far, then what it has not come to yet. */
export function growingLines(answer: string, original: readonly string[]): readonly string[] {
  const found = codeAnswer(answer, '');
  if (found.kind !== 'code') return original;
  const lines = placed(found.code, original);
  return [...lines, ...original.slice(lines.length)];
}

/** Code with the indentation that the original has. */
function placed(code: string, original: readonly string[]): readonly string[] {
  const text = original.filter((line) => line.trim() !== '');
  const lines = code.split('\n');
  while (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop();
  while (lines.length > 1 && lines[0]?.trim() === '') lines.shift();
  if (lines.length === 1 && lines[0]?.trim() === '') return [];
  return fitIndent(lines, indentOf(text[0] ?? ''), stepOf(text.map(indentOf)));
}
