import type { InlineScanner } from './inlineScanner';

/** UTF-16 units after which a mark that is still not closed is shown as the characters it consists of. */
const longestForming = 400;

/** UTF-16 units for which a dollar sign may hold text back. */
const longestHeldDollar = 40;

/**
 * What to show of the end of a paragraph that is still being written: marks that have begun are closed
 * (`**bo` reads as bold already), and characters that may turn out to be marks are held back (the
 * brackets of `[link](ht`, the last of `**bold*`).
 *
 * @param tail the paragraph from its last safe place on
 * @param open what is open at the end of `tail`
 */
export function shownWhileForming(tail: string, open: InlineScanner): string {
  let scanner = open;
  let held = heldBack(tail, scanner);
  if (held === 'dollar' && !scanner.entangled) {
    scanner = scanner.fork(true);
    scanner.scan(tail);
    held = heldBack(tail, scanner);
  }
  // Still at a dollar sign: the text is longer than what is looked at.
  if (scanner.entangled || held === 'dollar') return tail;
  let shown = tail.slice(0, held);
  if (scanner.code > 0) return withCodeClosed(shown, scanner);
  shown = shown.replace(/(?:&[#\w]{0,31}|!)$/, '').trimEnd();
  const cut = scanner.brackets.find(({ at }) => tail[at + 1] === '^' || tail[at - 1] === '!');
  if (cut !== undefined && isRecent(shown, cut.at)) {
    shown = shown.slice(0, tail[cut.at - 1] === '!' ? cut.at - 1 : cut.at).trimEnd();
  }
  return withoutBrackets(withMarksClosed(shown, scanner), shown, scanner);
}

/** Offset from which on nothing is shown yet. */
function heldBack(tail: string, scanner: InlineScanner): number | 'dollar' {
  const { at } = scanner;
  const rest = tail.slice(at);
  const limit = rest.length > longestForming ? tail.length : at;
  switch (rest[0]) {
    case '`':
    case '*':
    case '_':
    case '~':
      return at;
    case '$':
      if (/^\$(?!\d)/.test(rest) && rest.length <= longestHeldDollar) return at;
      return 'dollar';
    case '\\':
    case ']':
    case '<':
      return limit;
    default:
      return tail.length;
  }
}

function isRecent(shown: string, at: number): boolean {
  return shown.length - at <= longestForming;
}

function withCodeClosed(shown: string, scanner: InlineScanner): string {
  if (!isRecent(shown, scanner.codeAt)) return shown;
  const code = shown.slice(scanner.codeAt + scanner.code);
  const before = shown.slice(0, scanner.codeAt);
  const complete = code.trim() === '' ? before : shown + '`'.repeat(scanner.code);
  return withoutBrackets(withMarksClosed(complete, scanner), complete, scanner);
}

/** Appends the closing delimiters of what has begun and has content; drops delimiters without. */
function withMarksClosed(text: string, scanner: InlineScanner): string {
  let shown = text.trimEnd();
  let closing = '';
  for (const { char, length, at } of scanner.delimiters.toReversed()) {
    if (at >= shown.length || !isRecent(shown, at)) continue;
    if (at + length >= shown.length) shown = shown.slice(0, at).trimEnd();
    else closing += char.repeat(length);
  }
  return shown + closing;
}

/** Takes out the opening brackets of what may become links. */
function withoutBrackets(text: string, shown: string, scanner: InlineScanner): string {
  let result = text;
  for (const { at } of scanner.brackets.toReversed()) {
    if (at < result.length && isRecent(shown, at))
      result = result.slice(0, at) + result.slice(at + 1);
  }
  return result;
}
