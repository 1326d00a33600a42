import type { TextEdit } from './textEdit';

/** A text as lines, with what is needed to come back to its offsets. */
export interface Lines {
  /** Without line ends; a text that ends in one has an empty last line. */
  readonly all: readonly string[];
  /** UTF-16 offset at which each line begins. */
  readonly starts: readonly number[];
  /** UTF-16 length of the text. */
  readonly length: number;
  /** The line end that most lines have. */
  readonly eol: '\n' | '\r\n';
}

/** Lines of a text; `\r\n`, `\n` and a lone `\r` end one. */
export function linesOf(text: string): Lines {
  const all: string[] = [];
  const starts: number[] = [];
  const ends = /\r\n?|\n/g;
  let start = 0;
  let pairs = 0;
  for (let match = ends.exec(text); match !== null; match = ends.exec(text)) {
    all.push(text.slice(start, match.index));
    starts.push(start);
    start = ends.lastIndex;
    if (match[0].length === 2) pairs++;
  }
  const eol = pairs * 2 > all.length ? '\r\n' : '\n';
  all.push(text.slice(start));
  starts.push(start);
  return { all, starts, length: text.length, eol };
}

/** Lines `[start, end)` of a text that become other lines; an insertion where `start` is `end`. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** A hunk as an edit of the text that the lines are of, with its line ends. */
export function hunkEdit({ all, starts, length, eol }: Lines, hunk: Hunk): TextEdit {
  const text = hunk.lines.join(eol);
  const at = (line: number) => starts[line] ?? length;
  if (hunk.end < all.length) {
    return {
      start: at(hunk.start),
      end: at(hunk.end),
      text: hunk.lines.length > 0 ? text + eol : '',
    };
  }
  if (hunk.start === 0) return { start: 0, end: length, text };
  // The last line has no line end behind it: the one before it is taken along.
  const start = at(hunk.start - 1) + (all[hunk.start - 1]?.length ?? 0);
  return { start, end: length, text: hunk.lines.length > 0 ? eol + text : '' };
}
