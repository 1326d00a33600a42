import { leadStart } from './block';
import type { Span } from './block';
import { definedName } from './definition';
import { isBlank, isCloser, isComment, isDecorator, isImport, widthOf } from './lineKind';

/** A part of some code that is put in place by itself. */
export type CodeItem = Span &
  (
    | { readonly kind: 'elision' }
    | { readonly kind: 'imports' }
    | { readonly kind: 'plain' }
    /** `head` is the line of the name, behind its comments; `hasElision`: leaves out part of its inside. */
    | {
        readonly kind: 'named';
        readonly name: string;
        readonly head: number;
        readonly hasElision: boolean;
      }
    /** A statement with an inside of which a part is left out. */
    | { readonly kind: 'outline'; readonly head: number }
  );

/** The parts of the lines `span`, in order; blank lines between parts belong to none. */
export function codeItems(
  lines: readonly string[],
  span: Span,
  isElision: (line: string) => boolean,
): readonly CodeItem[] {
  const chunks = chunksOf(lines, span, isElision);
  const items: CodeItem[] = [];
  for (const chunk of chunks) {
    const item = itemOf(lines, chunk, isElision);
    const last = items.at(-1);
    if (last && (item.kind === 'plain' || item.kind === 'imports') && last.kind === item.kind) {
      items[items.length - 1] = { kind: item.kind, start: last.start, end: item.end };
    } else {
      items.push(item);
    }
  }
  return items;
}

/** A line at the outermost indentation with all that is deeper below it and closes it. */
function chunksOf(
  lines: readonly string[],
  { start, end }: Span,
  isElision: (line: string) => boolean,
): readonly Span[] {
  let width = Infinity;
  for (let at = start; at < end; at++) {
    const line = lines[at] ?? '';
    if (!isBlank(line)) width = Math.min(width, widthOf(line));
  }
  const chunks: Span[] = [];
  let first = -1;
  let last = -1;
  // Comments and decorators belong to what follows them directly.
  let isLeadOnly = true;
  for (let at = start; at < end; at++) {
    const line = lines[at] ?? '';
    if (isBlank(line)) continue;
    const isOuter = widthOf(line) === width && !isCloser(line) && !isTail(line);
    const begins = first < 0 || (isOuter && !isLeadOnly) || isElision(line);
    const afterElision =
      last >= 0 && widthOf(lines[last] ?? '') === width && isElision(lines[last] ?? '');
    if ((begins && (isOuter || first < 0)) || (afterElision && isOuter)) {
      if (first >= 0) chunks.push({ start: first, end: last + 1 });
      first = at;
      isLeadOnly = true;
    }
    isLeadOnly &&= isLead(line);
    last = at;
  }
  if (first >= 0) chunks.push({ start: first, end: last + 1 });
  return chunks;
}

/** The end of a comment of several lines. */
function isTail(line: string): boolean {
  return /^\s*\*/.test(line);
}

function itemOf(
  lines: readonly string[],
  chunk: Span,
  isElision: (line: string) => boolean,
): CodeItem {
  const { start, end } = chunk;
  if (end === start + 1 && isElision(lines[start] ?? '')) return { kind: 'elision', ...chunk };
  let head = start;
  while (head < end - 1 && isLead(lines[head] ?? '')) head++;
  const text = lines[head] ?? '';
  let hasElision = false;
  for (let at = head + 1; at < end; at++) hasElision ||= isElision(lines[at] ?? '');
  if (isImport(text.trim())) return { kind: 'imports', ...chunk };
  const name = definedName(text);
  if (name !== undefined) return { kind: 'named', ...chunk, name, head, hasElision };
  return hasElision ? { kind: 'outline', ...chunk, head } : { kind: 'plain', ...chunk };
}

function isLead(line: string): boolean {
  return isBlank(line) || isComment(line) || isDecorator(line);
}

/** Where a definition in a document begins together with what belongs to it above its head. */
export function spanWithLead(
  document: readonly string[],
  block: Span,
  lead: readonly string[],
  from: number,
): Span {
  if (lead.some(isComment))
    return { start: leadStart(document, block.start, from), end: block.end };
  if (lead.some(isDecorator)) {
    return { start: leadStart(document, block.start, from, isDecorator), end: block.end };
  }
  return block;
}
