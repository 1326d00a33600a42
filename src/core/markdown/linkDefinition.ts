import type { Definitions } from './definitions';
import { normalizeLink, parseDestination, parseTitle } from './inline';

/** UTF-16 units of a label, by the specification. */
const longestLabel = 999;

/**
 * Takes the link definitions that `text`, a paragraph's, begins with.
 *
 * @returns the offset at which other text begins.
 */
export function takeDefinitions(text: string, definitions: Definitions): number {
  let offset = 0;
  while (text[offset] === '[') {
    const definition = definitionAt(text, offset);
    if (definition === undefined) break;
    definitions.addLink(definition.label, definition);
    offset = definition.end;
  }
  return offset;
}

interface Definition {
  readonly label: string;
  readonly href: string;
  readonly title: string;
  readonly end: number;
}

function definitionAt(text: string, start: number): Definition | undefined {
  const labelEnd = endOfLabel(text, start);
  if (labelEnd === undefined) return undefined;
  const label = text.slice(start + 1, labelEnd);
  const destination = parseDestination(text, skipSpace(text, labelEnd + 2));
  if (destination === undefined) return undefined;
  const href = normalizeLink(destination.text);
  const titleStart = skipSpace(text, destination.end);
  const title = titleStart > destination.end ? parseTitle(text, titleStart) : undefined;
  const titleEnd = title && endOfLine(text, title.end);
  if (title !== undefined && titleEnd !== undefined) {
    return { label, href, title: title.text, end: titleEnd };
  }
  const end = endOfLine(text, destination.end);
  return end === undefined ? undefined : { label, href, title: '', end };
}

/** Offset of the bracket that ends the label which begins at `start` and has a colon behind it. */
function endOfLabel(text: string, start: number): number | undefined {
  const limit = Math.min(text.length, start + longestLabel + 2);
  for (let at = start + 1; at < limit; at++) {
    const char = text[at];
    if (char === '[') return undefined;
    if (char === '\\') at += 1;
    if (char !== ']') continue;
    return text[at + 1] === ':' && text.slice(start + 1, at).trim() !== '' ? at : undefined;
  }
  return undefined;
}

/** Skips white space with at most one line end. */
function skipSpace(text: string, start: number): number {
  let at = start;
  let lineEnds = 0;
  for (; at < text.length; at++) {
    if (text[at] === '\n') lineEnds += 1;
    else if (text[at] !== ' ' && text[at] !== '\t') break;
    if (lineEnds > 1) break;
  }
  return at;
}

/** Offset behind the line end, if nothing but white space stands before it; else undefined. */
function endOfLine(text: string, start: number): number | undefined {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  if (at >= text.length) return text.length;
  return text[at] === '\n' ? at + 1 : undefined;
}
