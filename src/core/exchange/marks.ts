import { formatName } from './chatFormat';

/**
 * Marks are HTML comments, which no renderer of Markdown shows: `<!-- NAME kind {"json":…} -->`. The
 * name is one that no text of the chat holds behind `<!-- `, so no text can be taken for a mark.
 */
export interface Mark {
  readonly kind: string;
  readonly meta: unknown;
  /** UTF-16 offsets of the mark in the file. */
  readonly start: number;
  readonly end: number;
}

const opening = '<!-- ';
const closing = '-->';

/** A name for the marks of a file that is to hold these texts. */
export function freeName(texts: readonly string[]): string {
  const taken = new Set<string>();
  const used = new RegExp(`${opening}${formatName}-(\\d+)`, 'g');
  for (const text of texts) for (const [, number] of text.matchAll(used)) taken.add(number ?? '');
  let number = 1;
  while (taken.has(String(number))) number++;
  return `${formatName}-${number}`;
}

/** Neither a quotation in `meta` nor anything else in it can end the comment. */
export function writeMark(name: string, kind: string, meta?: object): string {
  const json = meta && JSON.stringify(meta).replace(/[<>-]/g, escapeUnit);
  return `${opening}${name} ${kind}${json === undefined ? '' : ` ${json}`} ${closing}`;
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The name in the file's first mark; undefined for a file that has none. */
export function nameIn(text: string): string | undefined {
  const start = text.indexOf(`${opening}${formatName}-`);
  const head = text.slice(start + opening.length, start + opening.length + formatName.length + 20);
  return start < 0 ? undefined : /^[a-z-]+-\d+(?= chat )/.exec(head)?.[0];
}

/** All marks of this name, in order; the last one undefined where it does not end or is no JSON. */
export function* findMarks(text: string, name: string): Generator<Mark | undefined> {
  const begin = `${opening}${name} `;
  let from = 0;
  for (;;) {
    const start = text.indexOf(begin, from);
    if (start < 0) return;
    const stop = text.indexOf(closing, start);
    const mark = stop < 0 ? undefined : readMark(text.slice(start + begin.length, stop));
    if (!mark) {
      yield undefined;
      return;
    }
    from = stop + closing.length;
    yield { ...mark, start, end: from };
  }
}

function readMark(inner: string): Pick<Mark, 'kind' | 'meta'> | undefined {
  const [, kind = '', json = ''] = /^([a-z]+)(?: ([^]*))?$/.exec(inner.trim()) ?? [];
  try {
    return kind === '' ? undefined : { kind, meta: json === '' ? {} : JSON.parse(json) };
  } catch {
    return undefined;
  }
}
