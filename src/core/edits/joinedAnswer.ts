import type { Turn } from '../conversation/turn';
import { missingFence } from '../exchange/fence';

/**
 * The text of an answer that may have been cut off and gone on with: the last turns of a lineage,
 * behind its last question. A continuation that opens the code's fence anew goes on inside of it.
 */
export function joinedAnswer(lineage: readonly Turn[]): string {
  const question = lineage.findLastIndex(({ role }) => role === 'user');
  return lineage.slice(question + 1).reduce((text, { text: more }) => {
    const isInside = missingFence(text) !== undefined;
    return text + (isInside ? more.replace(/^\s*(?:`{3,}|~{3,})[^\n`]*\n/, '') : more);
  }, '');
}
