import { diffLines } from './diffLines';
import type { Span } from './block';
import { elidesWithin, isElision } from './elision';
import { findPart } from './findPart';
import { intend } from './intend';
import { isBlank } from './lineKind';
import { linesOf } from './lines';
import type { Hunk, Lines } from './lines';
import { editsOf } from './reanchor';
import type { Refusal } from './refusal';
import { rewritten } from './rewritten';
import type { TextEdit } from './textEdit';
import { transplant } from './transplant';
import { wholeText } from './wholeText';

/** A part of a document as it was when a question about it was sent. */
export interface SentPart {
  readonly text: string;
  /** Zero-based line at which it began. */
  readonly line: number;
}

/** By what a place was found. */
export type How =
  /** The document is empty. */
  | 'empty'
  /** The code is the whole document anew. */
  | 'whole'
  /** It answers to the part that was sent, and stands where that is now. */
  | 'sent'
  /** By the names that it defines and the lines that it shares with the document. */
  | 'likeness';

export type Located =
  | { readonly ok: true; readonly edits: readonly TextEdit[]; readonly how: How }
  | {
      readonly ok: false;
      readonly reason:
        | Refusal
        /** There is no code. */
        | 'noCode'
        /** The document says all this already. */
        | 'unchanged'
        /** What was sent has changed where the code would change it. */
        | 'conflict';
    };

/**
 * Finds where code from a reply belongs in a document and what it changes there: by the part that the
 * reply answers to, by the names that it defines, by the lines that it shares. A refusal is preferred
 * to a guess. Time is near linear in the length of the document.
 */
export function locate(document: string, code: string, sent?: SentPart): Located {
  const mark = document.startsWith('\uFEFF') ? 1 : 0;
  const located = locateIn(document.slice(mark), code, sent);
  if (!located.ok || mark === 0) return located;
  const edits = located.edits.map(({ start, end, text }) => ({
    start: start + mark,
    end: end + mark,
    text,
  }));
  return { ...located, edits };
}

function locateIn(document: string, code: string, sent: SentPart | undefined): Located {
  const target = linesOf(document);
  const lines = codeLines(code);
  if (lines.length === 0) return { ok: false, reason: 'noCode' };
  if (target.all.every(isBlank)) return intoEmpty(target, lines);
  const outcome = (sent && bySent(target.all, lines, sent)) ?? byLikeness(target.all, lines);
  if (!outcome.ok) return outcome;
  const edits = editsOf(target, minimal(target.all, outcome.hunks));
  return edits.length === 0
    ? { ok: false, reason: 'unchanged' }
    : { ok: true, edits, how: outcome.how };
}

type Outcome =
  | { readonly ok: true; readonly hunks: readonly Hunk[]; readonly how: How }
  | (Located & { readonly ok: false });

/** Without the mark of a text's encoding and without blank lines around. */
function codeLines(code: string): readonly string[] {
  const lines = [...linesOf(code.replace(/^\uFEFF/, '')).all];
  while (lines.length > 0 && isBlank(lines.at(-1) ?? '')) lines.pop();
  while (lines.length > 0 && isBlank(lines[0] ?? '')) lines.shift();
  return lines;
}

function intoEmpty(target: Lines, lines: readonly string[]): Located {
  const none: ReadonlySet<string> = new Set();
  if (lines.some((line) => isElision(line, none) || elidesWithin(line, none))) {
    return { ok: false, reason: 'elided' };
  }
  const text = lines.join(target.eol) + target.eol;
  return { ok: true, how: 'empty', edits: [{ start: 0, end: target.length, text }] };
}

function byLikeness(
  document: readonly string[],
  lines: readonly string[],
  preferred?: Span,
): Outcome {
  const whole = wholeText(document, lines);
  if (whole) return { ok: true, hunks: whole, how: 'whole' };
  const intended = intend(document, lines, preferred);
  return intended.ok ? { ...intended, how: 'likeness' } : intended;
}

/** Undefined where the code has nothing to do with what was sent, or that is not there any more. */
function bySent(
  document: readonly string[],
  lines: readonly string[],
  sent: SentPart,
): Outcome | undefined {
  const part = linesOf(sent.text.replace(/(?:\r\n?|\n)$/, '')).all;
  if (part.every(isBlank)) return undefined;
  const found = findPart(document, part, sent.line);
  if (found === 'ambiguous') return { ok: false, reason: 'ambiguous' };
  if (!found) return undefined;
  const anew = rewritten(part, lines);
  if (anew) {
    const hunks = transplant(diffLines(part, anew), part, document, found);
    return hunks ? { ok: true, hunks, how: 'sent' } : { ok: false, reason: 'conflict' };
  }
  return withinSent(document, lines, part, found);
}

/**
 * The code does not stand for all that was sent: it is put in place as the document was then, and
 * the change carried over to what it is now.
 */
function withinSent(
  document: readonly string[],
  lines: readonly string[],
  part: readonly string[],
  pairs: Int32Array,
): Outcome {
  const first = pairs.findIndex((pair) => pair >= 0);
  const last = pairs.findLastIndex((pair) => pair >= 0);
  const [top, bottom] = [pairs[first] ?? 0, (pairs[last] ?? 0) + 1];
  const then = [
    ...document.slice(0, top),
    ...part.slice(first, last + 1),
    ...document.slice(bottom),
  ];
  const outcome = byLikeness(then, lines, { start: top, end: top + last + 1 - first });
  if (!outcome.ok) return outcome;
  const moved = new Int32Array(then.length);
  for (let at = 0; at < then.length; at++) {
    const inPart = at - top + first;
    if (at < top) moved[at] = at;
    else if (inPart <= last) moved[at] = pairs[inPart] ?? -1;
    else moved[at] = at - then.length + document.length;
  }
  const hunks = transplant(minimal(then, outcome.hunks), then, document, moved);
  return hunks ? { ok: true, hunks, how: outcome.how } : { ok: false, reason: 'conflict' };
}

/** The same change in hunks that touch only what differs. */
function minimal(document: readonly string[], hunks: readonly Hunk[]): readonly Hunk[] {
  return hunks.flatMap((hunk) =>
    diffLines(document.slice(hunk.start, hunk.end), hunk.lines).map((part) => ({
      start: part.start + hunk.start,
      end: part.end + hunk.start,
      lines: part.lines,
    })),
  );
}
