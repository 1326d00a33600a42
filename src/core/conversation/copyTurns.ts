import { shownIds, turnById } from './branch';
import type { Conversation } from './conversation';
import type { TurnId } from './turn';

/**
 * The source text of neighbouring turns of the shown branch, in order, with an empty line between
 * them. Without ids it begins with the first turn and ends with the last; one that is not shown gives
 * an empty text.
 */
export function copyTurns(
  conversation: Conversation,
  { first, last }: { readonly first?: TurnId; readonly last?: TurnId },
): string {
  const ids = shownIds(conversation);
  const start = first === undefined ? 0 : ids.indexOf(first);
  const end = last === undefined ? ids.length - 1 : ids.indexOf(last);
  if (start < 0 || end < 0) return '';
  return ids
    .slice(start, end + 1)
    .flatMap((id) => turnById(conversation, id)?.text ?? [])
    .filter((text) => text !== '')
    .join('\n\n');
}
