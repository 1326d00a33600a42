/** What a fence line opens. */
export interface FenceMark {
  readonly char: '`' | '~';
  readonly length: number;
  /** The info string as written, trimmed. */
  readonly info: string;
}

/** What begins a list item. */
export interface ListMark {
  readonly ordered: boolean;
  /** Number of an ordered item. */
  readonly start: number;
  /** Bullet character or the character after the number: what makes two items one list. */
  readonly delimiter: string;
  /** UTF-16 units of the marker itself. */
  readonly length: number;
}

/** Whether the trimmed line is a thematic break. */
export function isRule(content: string): boolean {
  const char = content[0];
  if (char !== '*' && char !== '-' && char !== '_') return false;
  let count = 0;
  for (const each of content) {
    if (each === char) count += 1;
    else if (each !== ' ' && each !== '\t') return false;
  }
  return count >= 3;
}

/** The heading level that a line of only `=` or `-` below a paragraph gives it; 0 for other lines. */
export function underlineLevel(content: string): 0 | 1 | 2 {
  const char = content[0];
  if (char !== '=' && char !== '-') return 0;
  const trimmed = content.trimEnd();
  for (let index = 1; index < trimmed.length; index++) if (trimmed[index] !== char) return 0;
  return char === '=' ? 1 : 2;
}

/** Level and text of a heading with `#`; undefined for other lines. */
export function headingOf(
  content: string,
): { level: 1 | 2 | 3 | 4 | 5 | 6; text: string } | undefined {
  let level = 0;
  while (content[level] === '#') level += 1;
  const next = content[level];
  if (next !== undefined && next !== ' ' && next !== '\t') return undefined;
  const text = content.slice(level).trim();
  if (level !== 1 && level !== 2 && level !== 3 && level !== 4 && level !== 5 && level !== 6) {
    return undefined;
  }
  return { level, text: withoutClosingHashes(text) };
}

function withoutClosingHashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end -= 1;
  if (end === text.length) return text;
  const before = text[end - 1];
  return before === undefined || before === ' ' || before === '\t'
    ? text.slice(0, end).trimEnd()
    : text;
}

/** The fence that the line opens, or with an empty info string may close. */
export function fenceOf(content: string): FenceMark | undefined {
  const char = content[0];
  if (char !== '`' && char !== '~') return undefined;
  let length = 1;
  while (content[length] === char) length += 1;
  if (length < 3) return undefined;
  const info = content.slice(length).trim();
  return char === '`' && info.includes('`') ? undefined : { char, length, info };
}

/** The language an info string names: its first word in lower case. */
export function languageOf(info: string): string {
  return (/^[^\s{]+/.exec(info)?.[0] ?? '').toLowerCase();
}

/** The list marker at the beginning of the line; what follows it must be white space or nothing. */
export function listMarkOf(content: string): ListMark | undefined {
  const match = /^(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)/.exec(content);
  if (match === null) return undefined;
  const [marker, number] = match;
  return {
    ordered: number !== undefined,
    start: Number(number ?? 1),
    delimiter: marker.slice(-1),
    length: marker.length,
  };
}

/** The label of a footnote definition `[^label]:` and the marker's length. */
export function footnoteMarkOf(content: string): { label: string; length: number } | undefined {
  const match = /^\[\^([^\s[\]\\^]{1,200})\]:/.exec(content);
  const label = match?.[1];
  return match === null || label === undefined ? undefined : { label, length: match[0].length };
}

/**
 * What ends the displayed mathematics that the line begins; undefined where it begins none. A line with
 * more than the delimiter interrupts a paragraph only if the formula ends on it.
 */
export function mathMarkOf(content: string, inParagraph: boolean): { close: string } | undefined {
  const open = content.slice(0, 2);
  if (open !== '$$' && open !== '\\[') return undefined;
  const close = open === '$$' ? '$$' : '\\]';
  const end = content.indexOf(close, 2);
  if (end !== -1) return content.slice(end + 2).trim() === '' ? { close } : undefined;
  const rest = content.slice(2);
  if (rest.trim() === '') return { close };
  return inParagraph || (open === '\\[' && /^[^\s\\]/.test(rest)) ? undefined : { close };
}
