import { emptyDraft, isLater } from './event';
import type { ConversationEvent, Draft, Stamp, WorkspaceRef } from './event';
import type { AssistantTurn, Turn, TurnId } from './turn';

/** A decided value with the stamp of the decision: the last writer wins. */
interface Register<T> {
  readonly value: T;
  readonly stamp?: Stamp;
}

/**
 * A conversation as a value. Turns form a tree, since an edit or a retry keeps the other answer;
 * `shownTurns` walks the branch that is chosen. The text of replies that are still open lives in
 * `open`, apart from `turns`, so that a delta costs the same in the longest conversation.
 */
export interface Conversation {
  readonly id: string;
  readonly createdAt: number;
  readonly workspace?: WorkspaceRef;
  readonly turns: ReadonlyMap<TurnId, Turn>;
  readonly children: ReadonlyMap<TurnId | null, readonly TurnId[]>;
  readonly chosen: ReadonlyMap<TurnId | null, Register<TurnId>>;
  readonly open: ReadonlyMap<TurnId, OpenReply>;
  readonly title: Register<string | undefined>;
  readonly pinned: Register<boolean>;
  readonly draft: Register<Draft>;
  readonly deleted: Register<boolean>;
}

/** What has arrived of a reply that is not ended. */
export interface OpenReply {
  readonly text: string;
  readonly reasoning: string;
}

export function emptyConversation(id: string): Conversation {
  return {
    id,
    createdAt: 0,
    turns: new Map(),
    children: new Map(),
    chosen: new Map(),
    open: new Map(),
    title: { value: undefined },
    pinned: { value: false },
    draft: { value: emptyDraft },
    deleted: { value: false },
  };
}

/** The next state; returns the same object when the event changes nothing. */
export function reduce(state: Conversation, event: ConversationEvent): Conversation {
  switch (event.type) {
    case 'created':
      return created(state, event.at, event.workspace);
    case 'asked':
      return withTurn(state, event.turn, event.writer);
    case 'replyStarted':
      return started(state, event.turn, event.writer);
    case 'delta':
      return grown(state, event.id, 'text', event.offset, event.text);
    case 'reasoningDelta':
      return grown(state, event.id, 'reasoning', event.offset, event.text);
    case 'replyEnded':
      return ended(state, event.turn);
    case 'chosen':
      return withChoice(state, event.parent, event.child, event.stamp);
    case 'titled':
      return decided(state, 'title', event.title, event.stamp);
    case 'pinned':
      return decided(state, 'pinned', event.pinned, event.stamp);
    case 'draft':
      return decided(state, 'draft', event.draft, event.stamp);
    case 'deleted':
      return decided(state, 'deleted', event.deleted, event.stamp);
  }
}

function created(state: Conversation, at: number, workspace?: WorkspaceRef): Conversation {
  if (state.createdAt !== 0 && state.createdAt <= at) return state;
  return { ...state, createdAt: at, ...(workspace && { workspace }) };
}

function withTurn(state: Conversation, turn: Turn, writer: string): Conversation {
  if (state.turns.has(turn.id)) return state;
  const siblings = state.children.get(turn.parent) ?? [];
  const ordered = [...siblings, turn.id].sort((a, b) => bornBefore(state, turn, a, b));
  return withChoice(
    {
      ...state,
      turns: new Map(state.turns).set(turn.id, turn),
      children: new Map(state.children).set(turn.parent, ordered),
    },
    turn.parent,
    turn.id,
    { at: turn.at, writer },
  );
}

/** Siblings stand in the order of their birth, whatever the order in which windows are read. */
function bornBefore(state: Conversation, added: Turn, a: TurnId, b: TurnId): number {
  const at = (id: TurnId) => (id === added.id ? added.at : (state.turns.get(id)?.at ?? 0));
  return at(a) - at(b) || (a < b ? -1 : 1);
}

function started(state: Conversation, turn: AssistantTurn, writer: string): Conversation {
  if (state.open.has(turn.id) && turn.outcome !== 'open') return settled(state, turn);
  if (state.turns.has(turn.id)) return state;
  const next = withTurn(state, turn, writer);
  if (turn.outcome !== 'open') return next;
  const { text, reasoning } = turn;
  return { ...next, open: new Map(next.open).set(turn.id, { text, reasoning }) };
}

function grown(
  state: Conversation,
  id: TurnId,
  part: keyof OpenReply,
  offset: number,
  text: string,
): Conversation {
  const reply = state.open.get(id);
  // A gap means that a piece is missing (a damaged segment): what follows is still kept.
  const known = reply ? Math.max(0, reply[part].length - offset) : 0;
  const added = text.slice(known);
  if (!reply || added === '') return state;
  const grownReply = { ...reply, [part]: reply[part] + added };
  return { ...state, open: new Map(state.open).set(id, grownReply) };
}

function ended(state: Conversation, turn: Omit<AssistantTurn, 'text' | 'reasoning'>): Conversation {
  const reply = state.open.get(turn.id);
  return reply ? settled(state, { ...turn, ...reply }) : state;
}

/** An open reply becomes the final turn: by its end, or by a compacted record that holds it whole. */
function settled(state: Conversation, turn: AssistantTurn): Conversation {
  const open = new Map(state.open);
  open.delete(turn.id);
  return { ...state, open, turns: new Map(state.turns).set(turn.id, turn) };
}

function withChoice(
  state: Conversation,
  parent: TurnId | null,
  child: TurnId,
  stamp: Stamp,
): Conversation {
  if (!isLater(stamp, state.chosen.get(parent)?.stamp)) return state;
  return { ...state, chosen: new Map(state.chosen).set(parent, { value: child, stamp }) };
}

function decided<K extends 'title' | 'pinned' | 'draft' | 'deleted'>(
  state: Conversation,
  name: K,
  value: Conversation[K]['value'],
  stamp: Stamp,
): Conversation {
  if (!isLater(stamp, state[name].stamp)) return state;
  return { ...state, [name]: { value, stamp } };
}
