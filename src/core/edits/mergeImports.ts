import type { Span } from './block';
import { isBlank, isComment, isImport } from './lineKind';
import type { Hunk } from './lines';

/** One import with the lines that it takes. */
interface Import extends Span {
  /** The module, as it is written. */
  readonly source: string;
  readonly text: string;
}

/**
 * Imports of some code put among those of a document: one that is there is left alone, one of a
 * module that is imported already takes its place, a new one follows the last. Undefined where a
 * module is imported several times and it is not clear which is meant.
 */
export function mergeImports(
  document: readonly string[],
  window: Span,
  lines: readonly string[],
): readonly Hunk[] | undefined {
  const known = importsOf(document, window);
  const texts = new Set(known.map(({ text }) => text));
  const bySource = new Map<string, Import | 'several'>();
  for (const each of known) bySource.set(each.source, bySource.has(each.source) ? 'several' : each);
  const hunks: Hunk[] = [];
  const fresh: string[] = [];
  for (const wanted of importsOf(lines, { start: 0, end: lines.length })) {
    const own = lines.slice(wanted.start, wanted.end);
    if (texts.has(wanted.text)) continue;
    const one = bySource.get(wanted.source);
    if (one === 'several') return undefined;
    if (one) hunks.push({ start: one.start, end: one.end, lines: own });
    else fresh.push(...own);
  }
  if (fresh.length > 0) {
    const at = known.at(-1)?.end ?? firstCode(document, window);
    const gap = known.length === 0 && !isBlank(document[at] ?? '') ? [''] : [];
    hunks.push({ start: at, end: at, lines: [...fresh, ...gap] });
  }
  return hunks.sort((a, b) => a.start - b.start);
}

function importsOf(lines: readonly string[], { start, end }: Span): readonly Import[] {
  const found: Import[] = [];
  for (let at = start; at < end; at++) {
    const line = lines[at] ?? '';
    if (!isImport(line.trim()) || /^\s/.test(line)) continue;
    let last = at;
    let text = line.trim();
    while (opens(text) && last + 1 < end && last - at < 100)
      text += ` ${(lines[++last] ?? '').trim()}`;
    found.push({
      start: at,
      end: last + 1,
      source: sourceOf(text),
      text: text.replace(/\s+/g, ' '),
    });
    at = last;
  }
  return found;
}

/** Whether a bracket is still open. */
function opens(text: string): boolean {
  return text.split(/[{(]/).length > text.split(/[})]/).length;
}

function sourceOf(text: string): string {
  const quoted = /(['"])([^'"]+)\1\s*\)?\s*;?\s*$/.exec(text)?.[2];
  const from = /^from\s+(\S+)\s+import/.exec(text)?.[1];
  return quoted ?? from ?? text;
}

/** Behind what has to come first: a shebang, a directive, the comments at the top. */
function firstCode(document: readonly string[], { start, end }: Span): number {
  let at = start;
  while (at < end && (/^#!|^['"]use /.test(document[at] ?? '') || isComment(document[at] ?? '')))
    at++;
  while (at > start && at < end && isBlank(document[at] ?? '')) at++;
  return at;
}
