import { chosenChild, turnById } from '../conversation/branch';
import type { Conversation } from '../conversation/conversation';
import type { Turn, TurnId } from '../conversation/turn';

/** Every turn of every branch, parents before children and siblings in their order. */
export function turnOrder(conversation: Conversation): readonly Turn[] {
  const { children } = conversation;
  const ordered = new Map<TurnId, Turn>();
  const waiting = [...strays(conversation), ...(children.get(null) ?? [])].reverse();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const turn = ordered.has(id) ? undefined : turnById(conversation, id);
    if (!turn) continue;
    ordered.set(id, turn);
    waiting.push(...[...(children.get(id) ?? [])].reverse());
  }
  return [...ordered.values()];
}

/** Whether the turn is the one that is shown of several. */
export function isChosen(conversation: Conversation, { id, parent }: Turn): boolean {
  const siblings = conversation.children.get(parent) ?? [];
  return siblings.length > 1 && chosenChild(conversation, parent) === id;
}

/** Turns whose parent was lost with a damaged file: no branch shows them, but they are kept. */
function strays({ turns, children }: Conversation): readonly TurnId[] {
  return [...children]
    .filter(([parent]) => parent !== null && !turns.has(parent))
    .flatMap(([, ids]) => ids);
}
