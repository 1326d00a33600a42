import type { AssistantTurn, TurnId, UserTurn } from '../conversation/turn';
import type { Question } from './question';

/** A question as it is asked now. */
export function askedTurn(
  { text, attachments, purpose }: Question,
  place: Pick<UserTurn, 'id' | 'parent' | 'at'>,
): UserTurn {
  return { role: 'user', ...place, text, attachments, purpose };
}

/** A reply of which nothing has come yet. */
export function openTurn(
  place: Pick<AssistantTurn, 'id' | 'at' | 'model' | 'history'> & { readonly parent: TurnId },
): AssistantTurn {
  return { role: 'assistant', ...place, text: '', reasoning: '', outcome: 'open' };
}
