import { turnById } from '../conversation/branch';
import type { Conversation } from '../conversation/conversation';
import type { ConversationEvent } from '../conversation/event';
import type { TurnId } from '../conversation/turn';

/**
 * The ends of replies that are open although nobody writes them any more: they are truncated, with
 * what arrived. `alive` are the replies that this or another window is known to be writing. If one
 * of the others turns out to be written still, its own end overrules this one.
 */
export function closeInterrupted(
  conversation: Conversation,
  alive: ReadonlySet<TurnId>,
): readonly ConversationEvent[] {
  return [...conversation.open.keys()].flatMap((id) => {
    const turn = turnById(conversation, id);
    if (turn?.role !== 'assistant' || alive.has(id)) return [];
    const { text: _text, reasoning: _reasoning, ...end } = turn;
    const failure = { kind: 'interrupted', model: turn.model } as const;
    return [{ type: 'replyEnded', turn: { ...end, outcome: 'truncated', failure } } as const];
  });
}
