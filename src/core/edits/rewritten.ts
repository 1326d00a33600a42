import { blockAt } from './block';
import { definedName } from './definition';
import { elidesWithin, isElision } from './elision';
import { fitIndent, indentOf, stepOf } from './indent';
import { isBlank, isComment, isTrivial } from './lineKind';
import { similarity } from './similarity';

/** What was sent as the code has it, where the code stands for all of it; else undefined. */
export function rewritten(
  part: readonly string[],
  lines: readonly string[],
): readonly string[] | undefined {
  const known = new Set(part.map((line) => line.trim()));
  if (lines.some((line) => isElision(line, known) || elidesWithin(line, known))) return undefined;
  if (!standsFor(part, lines)) return undefined;
  const text = part.filter((line) => !isBlank(line));
  const head = headOf(lines);
  const target = indentOf(
    headOf(part) === undefined || head === undefined ? (text[0] ?? '') : (headOf(part) ?? ''),
  );
  return fitIndent(lines, target, stepOf(text.map(indentOf)));
}

function standsFor(part: readonly string[], lines: readonly string[]): boolean {
  const old = part.filter((line) => !isBlank(line));
  const anew = lines.filter((line) => !isBlank(line));
  const name = definedName(headOf(part) ?? '');
  if (name !== undefined && !isOneBlock(part)) return false;
  if (name !== undefined) return name === definedName(headOf(lines) ?? '') && isOneBlock(lines);
  if (old.length <= 3 && similarity(old.join(' '), anew.join(' ')) >= 0.4) return true;
  const shared = new Set(anew.map((line) => line.trim()));
  const kept = old.filter((line) => shared.has(line.trim()) && !isTrivial(line)).length;
  return (
    kept * 3 >= old.length &&
    isLike(old[0], anew[0]) &&
    isLike(old.at(-1), anew.at(-1)) &&
    anew.length * 2 >= old.length
  );
}

function isLike(a = '', b = ''): boolean {
  return similarity(a, b) >= 0.6 || (isTrivial(a) && isTrivial(b));
}

/** The first line that is no comment and not blank. */
function headOf(lines: readonly string[]): string | undefined {
  return lines.find((line) => !isBlank(line) && !isComment(line));
}

/** One definition from its head to the last line. */
function isOneBlock(lines: readonly string[]): boolean {
  const head = lines.findIndex((line) => !isBlank(line) && !isComment(line));
  const { end } = blockAt(lines, head);
  return lines.slice(end).every(isBlank);
}
