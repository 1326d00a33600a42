import { lineSpan } from '../context/attachment';
import type { Range } from '../context/attachment';

/** Words of a reply that name lines, such as "lines 3–7". */
export interface LineMention {
  /** UTF-16 offsets in the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** As they are counted there: from 1, last inclusive. */
  readonly first: number;
  readonly last: number;
}

const number = String.raw`(\d{1,7})(?:\s?(?:[-–—]|to|through|bis|à|a|по)\s?L?(\d{1,7}))?`;

/** "line" in the languages that people are most often answered in. */
const words = [
  ...['lines?', 'zeilen?', 'lignes?', 'l[ií]neas?', 'linhas?', 'righ?[ae]', 'regels?'],
  ...['linii|lini[aię]', 'строк[аеиу]?', 'строках', 'рядк[иу]', 'satır'],
].join('|');

const mention = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:(?:${words})\s+${number}|L${number}|第\s?${number}\s?行)(?![\p{L}\p{N}_.]\d|[\p{L}\p{N}_])`,
  'giu',
);

/** More numbers behind "lines 3": ", 5 and 8–9". */
const further = new RegExp(
  String.raw`(?:,\s*(?:(?:and|or|und|et|y|и)\s+)?|\s+(?:and|or|und|et|y|и|&)\s+)${number}(?![\p{L}\p{N}_]|[.,]\d)`,
  'uy',
);

/** Longest text that is searched, UTF-16 length; what is longer is no sentence. */
const longest = 20_000;

/** All mentions of lines in running text, in order. */
export function lineMentions(text: string): readonly LineMention[] {
  if (text.length > longest || !/\d/.test(text)) return [];
  const found: LineMention[] = [];
  for (const match of text.matchAll(mention)) {
    if (/^l\d/.test(match[0])) continue;
    const start = match.index;
    let end = start + match[0].length;
    found.push(mentionOf(start, end, match.slice(1)));
    if (!/^\p{L}{2,}\s/u.test(match[0])) continue;
    for (;;) {
      further.lastIndex = end;
      const next = further.exec(text);
      if (!next) break;
      const from = end + next[0].search(/\d/);
      end = further.lastIndex;
      found.push(mentionOf(from, end, next.slice(1)));
    }
  }
  return found;
}

function mentionOf(
  start: number,
  end: number,
  numbers: readonly (string | undefined)[],
): LineMention {
  const [a = 0, b = a] = numbers.filter((each) => each !== undefined).map(Number);
  return { start, end, first: Math.min(a, b), last: Math.max(a, b) };
}

/**
 * Lines that a reply names, of code that was sent: zero-based in the file, `last` included. They
 * count in the file, as it is told with the code, or else from the code's own first line. Undefined
 * where neither is a line of it.
 */
export function resolveLines(
  range: Range,
  first: number,
  last: number,
): { readonly first: number; readonly last: number } | undefined {
  const span = lineSpan(range);
  if (first >= span.first && first <= span.last) {
    return { first: first - 1, last: Math.min(last, span.last) - 1 };
  }
  const count = span.last - span.first + 1;
  if (first < 1 || first > count) return undefined;
  const offset = range.start.line - 1;
  return { first: first + offset, last: Math.min(last, count) + offset };
}
