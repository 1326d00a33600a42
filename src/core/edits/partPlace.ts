import { findPart } from './findPart';
import { linesOf } from './lines';

/**
 * The lines of a document, zero-based and inclusive, where a part that was sent stands now; undefined
 * where that is not clear.
 */
export function partPlace(
  document: string,
  text: string,
  line: number,
): { readonly first: number; readonly last: number } | undefined {
  const part = linesOf(text.replace(/(?:\r\n?|\n)$/, '')).all;
  const pairs = findPart(linesOf(document).all, part, line);
  if (pairs === undefined || pairs === 'ambiguous') return undefined;
  const [first, last] = [pairs[0] ?? -1, pairs.at(-1) ?? -1];
  return first >= 0 && last >= first ? { first, last } : undefined;
}
