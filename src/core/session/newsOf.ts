import { turnById } from '../conversation/branch';
import type { Conversation } from '../conversation/conversation';
import type { ConversationEvent } from '../conversation/event';
import type { AssistantTurn, TurnId } from '../conversation/turn';

/**
 * What led from one state to the other, told so that whoever follows event by event comes to the same:
 * a reply that grew by what was added, one that changed otherwise as a whole.
 */
export function newsOf(
  before: Conversation,
  after: Conversation,
  events: readonly ConversationEvent[],
): readonly ConversationEvent[] {
  if (before === after) return [];
  const ids = new Set([...events.flatMap((event) => turnOf(event) ?? []), ...before.open.keys()]);
  const turns = [...ids].flatMap((id) => newsOfTurn(before, after, id));
  return [...turns, ...choices(before, after), ...decisions(before, after)];
}

function turnOf(event: ConversationEvent): TurnId | undefined {
  if ('turn' in event) return event.turn.id;
  return event.type === 'delta' || event.type === 'reasoningDelta' ? event.id : undefined;
}

function newsOfTurn(
  before: Conversation,
  after: Conversation,
  id: TurnId,
): readonly ConversationEvent[] {
  const [old, turn] = [turnById(before, id), turnById(after, id)];
  if (!turn) return [];
  const writer = '';
  if (turn.role === 'user') return old ? [] : [{ type: 'asked', turn, writer }];
  if (old?.role !== 'assistant') return [{ type: 'replyStarted', turn, writer }];
  // With its first word it is shown as streaming, of which no request tells here.
  const begins = old.text + old.reasoning === '' && turn.text + turn.reasoning !== '';
  if (begins || !turn.text.startsWith(old.text) || !turn.reasoning.startsWith(old.reasoning)) {
    return [{ type: 'replyStarted', turn, writer }];
  }
  return [...growth(old, turn), ...ending(old, turn)];
}

function growth(old: AssistantTurn, turn: AssistantTurn): readonly ConversationEvent[] {
  const piece = (part: 'text' | 'reasoning') => ({
    id: turn.id,
    offset: old[part].length,
    text: turn[part].slice(old[part].length),
  });
  const pieces = [
    { type: 'reasoningDelta', ...piece('reasoning') },
    { type: 'delta', ...piece('text') },
  ] as const;
  return pieces.filter(({ text }) => text !== '');
}

function ending(old: AssistantTurn, turn: AssistantTurn): readonly ConversationEvent[] {
  if (old.outcome === turn.outcome && old.failure === turn.failure) return [];
  const { text: _text, reasoning: _reasoning, ...end } = turn;
  return [{ type: 'replyEnded', turn: end }];
}

function choices(before: Conversation, after: Conversation): readonly ConversationEvent[] {
  return [...after.chosen].flatMap(([parent, { value: child, stamp }]) => {
    const known = before.chosen.get(parent)?.value;
    // The first child of a turn is shown anyway.
    if (known === undefined || known === child || !stamp) return [];
    return [{ type: 'chosen', parent, child, stamp } as const];
  });
}

/** What stands now, where that is something else. */
function decisions(before: Conversation, after: Conversation): readonly ConversationEvent[] {
  const { title, pinned, deleted, draft, queued } = after;
  const told: ConversationEvent[] = [];
  if (title !== before.title && title.value !== undefined && title.stamp) {
    told.push({ type: 'titled', title: title.value, stamp: title.stamp });
  }
  if (pinned !== before.pinned && pinned.stamp) {
    told.push({ type: 'pinned', pinned: pinned.value, stamp: pinned.stamp });
  }
  if (deleted !== before.deleted && deleted.stamp) {
    told.push({ type: 'deleted', deleted: deleted.value, stamp: deleted.stamp });
  }
  if (queued !== before.queued && queued.stamp) {
    told.push({ type: 'queued', questions: queued.value, stamp: queued.stamp });
  }
  if (draft.value !== before.draft.value && draft.stamp) {
    told.push({ type: 'draft', draft: draft.value, stamp: draft.stamp });
  }
  return told;
}
