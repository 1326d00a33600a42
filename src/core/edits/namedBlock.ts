import { blockAt } from './block';
import type { Span } from './block';
import type { CodeItem } from './codeItems';
import type { CodePlace } from './codePlace';
import { definedName } from './definition';
import { isBlank } from './lineKind';
import { Refused } from './refusal';
import { similarity } from './similarity';

/** Definitions of one name that are compared; of more none is the one. */
const mostHeads = 50;

/** The definition of the same name; of several the one whose text is clearly most alike. */
export function namedBlock(
  place: CodePlace,
  lines: readonly string[],
  item: CodeItem & { kind: 'named' },
): Span | undefined {
  const { document, window } = place;
  const own = (lines[item.head - item.start] ?? '').trim();
  const key = item.name.split(/\W+/).reduce((a, b) => (b.length > a.length ? b : a), '');
  const heads: number[] = [];
  for (let at = window.start; at < window.end; at++) {
    const line = document[at] ?? '';
    if (!line.includes(key) || definedName(line) !== item.name) continue;
    // A declaration without a body is another thing than the definition.
    if (line.trimEnd().endsWith(';') !== own.endsWith(';') && line.trim() !== own) continue;
    heads.push(at);
  }
  const [first, ...others] = heads;
  if (first === undefined) return undefined;
  const block = (head: number) => blockAt(document, head, window.end);
  if (others.length === 0) return block(first);
  const [preferred, ...more] = heads.filter((head) => isWithin(head, place.preferred));
  if (preferred !== undefined && more.length === 0) return block(preferred);
  if (heads.length > mostHeads) throw new Refused('ambiguous');
  const scored = heads
    .map(block)
    .map((block) => ({ block, score: likeness(lines, document.slice(block.start, block.end)) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best || !second || best.score < second.score + 0.2) throw new Refused('ambiguous');
  return best.block;
}

function isWithin(line: number, span: Span | undefined): boolean {
  return span !== undefined && line >= span.start && line < span.end;
}

/** Share of lines that two texts have in common. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const left = a.map((line) => line.trim()).filter((line) => line !== '');
  const right = new Set(b.map((line) => line.trim()));
  const shared = left.filter((line) => right.has(line)).length;
  return (2 * shared) / Math.max(1, left.length + b.filter((line) => !isBlank(line)).length);
}

/** The one line that the head of an outline stands for. */
export function headedBlock({ document, window }: CodePlace, head: string): Span {
  const heads: { readonly at: number; readonly score: number }[] = [];
  for (let at = window.start; at < window.end; at++) {
    const score = similarity(document[at] ?? '', head);
    if (score >= 0.6) heads.push({ at, score });
  }
  heads.sort((a, b) => b.score - a.score);
  const [best, second] = heads;
  if (!best) throw new Refused('notFound');
  if (second && second.score > best.score - 0.15) throw new Refused('ambiguous');
  return blockAt(document, best.at, window.end);
}
