import { Edit } from './edit';
import { emptyDraft, isLater, isSameStamp } from './event';
import type { ConversationEvent, Draft, QueuedQuestion, Stamp, WorkspaceRef } from './event';
import { endReply, growReply, startReply } from './growReply';
import { addTurn, chooseChild } from './growTree';
import { keepDraft, keepQueue, keepTyped } from './perWindow';
import type { Kept, KeptDraft, PerWindow } from './perWindow';
import type { Turn, TurnId } from './turn';

/** A decided value with the stamp of the decision: the last writer wins. */
interface Register<T> {
  readonly value: T;
  readonly stamp?: Stamp;
}

/**
 * A conversation as a value. Turns form a tree, since an edit or a retry keeps the other answer;
 * `shownIds` walks the branch that is chosen. The text of replies that are still open lives in
 * `open`, apart from `turns`, so that a delta costs the same in the longest conversation.
 */
export interface Conversation {
  readonly id: string;
  readonly createdAt: number;
  readonly workspace?: WorkspaceRef | undefined;
  /** Of a reply that is still open without its text: see `turnById`. */
  readonly turns: ReadonlyMap<TurnId, Turn>;
  readonly children: ReadonlyMap<TurnId | null, readonly TurnId[]>;
  readonly chosen: ReadonlyMap<TurnId | null, Register<TurnId>>;
  readonly open: ReadonlyMap<TurnId, OpenReply>;
  /** How much of a reply never arrived from the disk, UTF-16 length: empty but after damage. */
  readonly lost: ReadonlyMap<TurnId, { readonly text: number; readonly reasoning: number }>;
  readonly title: Register<string | undefined>;
  readonly pinned: Register<boolean>;
  /** What is half written in all windows together. */
  readonly draft: Register<Draft>;
  readonly drafts: PerWindow<KeptDraft>;
  readonly deleted: Register<boolean>;
  /** What waits in all windows together. */
  readonly queued: Register<readonly QueuedQuestion[]>;
  readonly queues: PerWindow<Kept<readonly QueuedQuestion[]>>;
}

/** What has arrived of a reply that is not ended. */
export interface OpenReply {
  readonly text: string;
  readonly reasoning: string;
}

/** A chat in which nothing has happened yet. */
export function emptyConversation(id: string): Conversation {
  return {
    id,
    createdAt: 0,
    turns: new Map(),
    children: new Map(),
    chosen: new Map(),
    open: new Map(),
    lost: new Map(),
    title: { value: undefined },
    pinned: { value: false },
    draft: { value: emptyDraft },
    drafts: new Map(),
    deleted: { value: false },
    queued: { value: [] },
    queues: new Map(),
  };
}

/** The next state; returns the same object when the event changes nothing. */
export function reduce(state: Conversation, event: ConversationEvent): Conversation {
  return reduceAll(state, [event]);
}

/** The state after many events, in time linear in their number. */
export function reduceAll(state: Conversation, events: Iterable<ConversationEvent>): Conversation {
  const edit = new Edit(state);
  for (const event of events) apply(edit, event);
  return edit.state;
}

function apply(edit: Edit, event: ConversationEvent): void {
  switch (event.type) {
    case 'created': {
      create(edit, event.at, event.workspace);
      return;
    }
    case 'asked':
      addTurn(edit, event.turn, event.writer);
      return;
    case 'replyStarted': {
      startReply(edit, event.turn, event.writer);
      return;
    }
    case 'delta': {
      growReply(edit, event.id, 'text', event.offset, event.text);
      return;
    }
    case 'reasoningDelta': {
      growReply(edit, event.id, 'reasoning', event.offset, event.text);
      return;
    }
    case 'replyEnded': {
      endReply(edit, event.turn);
      return;
    }
    case 'chosen': {
      chooseChild(edit, event.parent, event.child, event.stamp);
      return;
    }
    case 'titled': {
      decide(edit, 'title', event.title, event.stamp);
      return;
    }
    case 'pinned': {
      decide(edit, 'pinned', event.pinned, event.stamp);
      return;
    }
    case 'draft': {
      keepDraft(edit, kept(event.draft, event), event.since ?? event.stamp.at);
      return;
    }
    case 'typed': {
      keepTyped(edit, kept(event.text, event), event);
      return;
    }
    case 'deleted': {
      decide(edit, 'deleted', event.deleted, event.stamp);
      return;
    }
    case 'queued': {
      keepQueue(edit, kept(event.questions, event));
      return;
    }
  }
}

/** The earliest beginning counts, with the workspace that it tells. */
function create(edit: Edit, at: number, workspace?: WorkspaceRef): void {
  const { createdAt, workspace: known } = edit.state;
  if (createdAt !== 0 && createdAt <= at) return;
  edit.update({ createdAt: at, ...((workspace ?? known) && { workspace }) });
}

function kept<T>(value: T, { stamp, over }: Pick<Kept<T>, 'stamp' | 'over'>): Kept<T> {
  return { value, stamp, ...(over && { over }) };
}

function decide<K extends 'title' | 'pinned' | 'deleted'>(
  edit: Edit,
  name: K,
  value: Conversation[K]['value'],
  stamp: Stamp,
): void {
  const known = edit.state[name];
  if (!isLater(stamp, known.stamp)) return;
  if (known.value === value && isSameStamp(stamp, known.stamp)) return;
  edit.update({ [name]: { value, stamp } });
}
