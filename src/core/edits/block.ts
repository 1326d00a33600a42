import { goesOn, isBlank, isCloser, isComment, isDecorator, widthOf } from './lineKind';

/** Lines `[start, end)` of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The block that a line begins, as its indentation shows it: deeper lines and what closes them. What
 * is written over several lines in quotes belongs to it however it is indented.
 */
export function blockAt(lines: readonly string[], head: number, limit = lines.length): Span {
  const width = widthOf(lines[head] ?? '');
  let end = head + 1;
  let isQuoted = togglesQuote(lines[head] ?? '');
  for (let at = head + 1; at < limit; at++) {
    const line = lines[at] ?? '';
    if (isQuoted) {
      isQuoted = !togglesQuote(line);
      end = at + 1;
      continue;
    }
    if (isBlank(line)) continue;
    const own = widthOf(line);
    const closes = own === width && isCloser(line);
    if (own <= width && !closes) break;
    isQuoted = togglesQuote(line);
    end = at + 1;
    if (closes && !isQuoted && !goesOn(line) && !/^\s*\{/.test(line)) break;
  }
  return { start: head, end };
}

/** Whether a text in back quotes or triple quotes begins or ends in a line. */
function togglesQuote(line: string): boolean {
  const marks = line.match(/(?<!\\)`|"""|'''/g);
  return marks !== null && marks.length % 2 === 1;
}

/** Where the comments and decorators begin that stand directly above a line and belong to it. */
export function leadStart(
  lines: readonly string[],
  head: number,
  from = 0,
  belongs: (line: string) => boolean = (line) => isComment(line) || isDecorator(line),
): number {
  const width = widthOf(lines[head] ?? '');
  let start = head;
  while (start > from) {
    const line = lines[start - 1] ?? '';
    const isCommentTail = /^\s*\*/.test(line) && widthOf(line) === width + 1;
    if (!belongs(line) || (widthOf(line) !== width && !isCommentTail)) break;
    start--;
  }
  return start;
}

/**
 * The lines inside of a block: behind its head, which may take several lines, and before what closes
 * it. Undefined for a block of one line.
 */
export function inside(lines: readonly string[], { start, end }: Span): Span | undefined {
  const width = widthOf(lines[start] ?? '');
  let first = start;
  while (first < end && !goesOn(lines[first] ?? '')) first++;
  // A head such as `foo(` goes on up to the line that closes it.
  if (/[([]\s*$/.test(lines[first] ?? '')) {
    let close = first + 1;
    while (close < end && !(widthOf(lines[close] ?? '') <= width && isCloser(lines[close] ?? ''))) {
      close++;
    }
    if (close < end - 1 && goesOn(lines[close] ?? '')) first = close;
  }
  if (/^\s*\{\s*$/.test(lines[first + 1] ?? '')) first++;
  if (first >= end - 1 && !(first === end - 1 && goesOn(lines[first] ?? ''))) return undefined;
  const last = lines[end - 1] ?? '';
  const isClosed = end - 1 > first && widthOf(last) <= width && isCloser(last) && !goesOn(last);
  return { start: first + 1, end: isClosed ? end - 1 : end };
}
