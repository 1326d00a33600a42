import { alignLines } from './alignLines';
import { definedName } from './definition';
import { elidesWithin, isElision } from './elision';
import { isBlank, isComment, isTrivial } from './lineKind';
import type { Hunk } from './lines';

/** Shorter code is a part of something until it is shown otherwise. */
const fewLines = 4;

/**
 * The change where code is a document as a whole, written anew: it begins and ends as the document
 * does, shares most lines with it, and leaves no definition out unsaid. Undefined where it is not.
 */
export function wholeText(
  document: readonly string[],
  lines: readonly string[],
): readonly Hunk[] | undefined {
  const known = new Set(document.map((line) => line.trim()));
  const written = lines.filter((line) => !isBlank(line));
  if (written.length < fewLines || written.length * 3 < document.length - blanks(document)) {
    return undefined;
  }
  if (lines.some((line) => isElision(line, known) || elidesWithin(line, known))) return undefined;
  const pairs = alignLines(document, lines, (line) => line.trim());
  const telling = telltales(document);
  const kept = telling.filter((at) => (pairs[at] ?? -1) >= 0);
  if (!holdsEnds(document, lines, telling, pairs) || kept.length * 2 < telling.length) {
    return undefined;
  }
  if (losesDefinitions(document, lines)) return undefined;
  const tail = trailingBlanks(document);
  return [{ start: 0, end: document.length, lines: [...lines, ...tail] }];
}

/** One definition of several may be gone or have another name; more were most likely left out. */
function losesDefinitions(document: readonly string[], lines: readonly string[]): boolean {
  const written = new Map<string, number>();
  for (const name of definitions(lines)) written.set(name, (written.get(name) ?? 0) + 1);
  const known = definitions(document);
  const gone = known.filter((name) => {
    const count = written.get(name) ?? 0;
    written.set(name, count - 1);
    return count <= 0;
  });
  return gone.length > (known.length >= 4 ? 1 : 0);
}

function definitions(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => definedName(line) ?? []);
}

function blanks(lines: readonly string[]): number {
  return lines.reduce((count, line) => count + (isBlank(line) ? 1 : 0), 0);
}

/** The first and last lines, and those that tell where they are, are still there. */
function holdsEnds(
  document: readonly string[],
  lines: readonly string[],
  telling: readonly number[],
  pairs: Int32Array,
): boolean {
  const [first, last] = [telling[0] ?? -1, telling.at(-1) ?? -1];
  const end = document.findLastIndex((line) => !isBlank(line));
  return (
    (pairs[first] ?? -1) >= 0 &&
    (pairs[last] ?? -1) >= 0 &&
    pairs[end] === lines.findLastIndex((line) => !isBlank(line))
  );
}

/** Lines that tell where they are. */
function telltales(lines: readonly string[]): readonly number[] {
  const found: number[] = [];
  lines.forEach((line, at) => {
    if (!isTrivial(line) && !isComment(line)) found.push(at);
  });
  return found;
}

/** The document goes on to end as it did: with a line end or without. */
function trailingBlanks(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => !isBlank(line));
  return lines.slice(last + 1);
}
