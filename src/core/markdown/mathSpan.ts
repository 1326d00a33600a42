/** A formula within a line: its opening delimiter, as long as the closing one, and its end. */
export interface MathSpan {
  readonly open: '$' | '$$' | '\\(' | '\\[';
  /** Offset behind the closing delimiter. */
  readonly end: number;
}

/** UTF-16 units of a formula within a line. */
const longestFormula = 1_000;

/**
 * The formula that begins at `start`, if it ends on the same line before `limit`; `open` where it may
 * still end beyond, undefined where there is none.
 *
 * A single dollar sign begins one only before a character other than white space, and ends one only
 * behind such a character and not before a digit or letter; no other dollar sign may stand between. So
 * prices stay text.
 */
export function mathSpanAt(
  text: string,
  start: number,
  limit: number,
): MathSpan | 'open' | undefined {
  const open = mathOpeningAt(text, start);
  if (open === undefined) return undefined;
  const close = open === '\\(' ? '\\)' : open === '\\[' ? '\\]' : open;
  const from = start + open.length;
  const end = Math.min(limit, from + longestFormula);
  for (let at = from; at < end; at++) {
    const char = text[at];
    if (char === '\n') return undefined;
    if (at + close.length <= limit && text.startsWith(close, at)) {
      return mayClose(text, open, from, at) ? { open, end: at + close.length } : undefined;
    }
    if (char === '\\') at += 1;
  }
  return limit < from + longestFormula ? 'open' : undefined;
}

/** The delimiter at `start` that may begin a formula. */
export function mathOpeningAt(text: string, start: number): MathSpan['open'] | undefined {
  const two = text.slice(start, start + 2);
  if (two === '\\(' || two === '\\[' || two === '$$') return two;
  if (!two.startsWith('$') || two.length < 2 || /\s/.test(two)) return undefined;
  const before = text[start - 1];
  return before !== undefined && /[\w$]/.test(before) ? undefined : '$';
}

function mayClose(text: string, open: string, from: number, at: number): boolean {
  if (at === from || text.slice(from, at).trim() === '') return false;
  if (open !== '$') return true;
  return !/\s/.test(text[at - 1] ?? '') && !/[\w$]/.test(text[at + 1] ?? '');
}
