import { mostFindings } from './finding';
import type { Finding } from './finding';
import { readFindingItem } from './findingItem';
import { jsonFindings } from './jsonFindings';

/**
 * The findings of a review that name their line, in the order of the answer. Made for the form that
 * the question asks for, but it also takes what models make of it: other bullets, headings, bold,
 * other words for severity, places before severities, or JSON. What names no line is no finding; it
 * stays in the answer, which is shown as a whole.
 */
export function parseFindings(answer: string): readonly Finding[] {
  const json = jsonFindings(answer);
  return (json.length > 0 ? json : listedFindings(answer)).slice(0, mostFindings);
}

interface Item {
  readonly indent: number;
  readonly lines: string[];
}

function listedFindings(answer: string): readonly Finding[] {
  const items: Item[] = [];
  let fence: string | undefined;
  for (const line of answer.split(/\r\n?|\n/)) {
    const [, mark] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
    } else if (mark !== undefined) {
      fence = mark;
    } else {
      take(line, items);
    }
  }
  return items.flatMap(({ lines }) => readFindingItem(lines) ?? []);
}

/** A line begins an item, goes on with the last one, or stands outside of all. */
function take(line: string, items: Item[]): void {
  const [, blank = '', text] = /^(\s*)(?:[-*+•]|\d{1,3}[.)]|#{1,6})\s+(.*)$/.exec(line) ?? [];
  const last = items.at(-1);
  const isOpen = last !== undefined && last.lines.at(-1) !== '';
  if (text !== undefined) {
    const isPart = last && blank.length > last.indent && !readFindingItem([text]);
    if (isPart) last.lines.push(`- ${text}`);
    else items.push({ indent: blank.length, lines: [text] });
  } else if (line.trim() === '') {
    if (isOpen) last.lines.push('');
  } else if (!/^\s{2,}/.test(line) && readFindingItem([line.trim()])) {
    items.push({ indent: 0, lines: [line.trim()] });
  } else if (last && (isOpen || /^\s{2,}/.test(line))) {
    last.lines.push(line.trim());
  }
}
