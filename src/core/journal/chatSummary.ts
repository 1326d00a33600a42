import * as v from 'valibot';
import { chosenChild } from '../conversation/branch';
import type { Conversation } from '../conversation/conversation';
import type { Stamp, WorkspaceRef } from '../conversation/event';
import { isWritten } from '../conversation/perWindow';
import type { Turn, UserTurn } from '../conversation/turn';
import { titleOf } from './titles';
import type { TitleWords } from './titles';

/** What the list of chats shows of one, without reading it. */
export interface ChatSummary {
  readonly id: string;
  /** The name that a person gave, else one made from the first question. */
  readonly title: string;
  /** The last question, answer or draft, ms since the epoch. */
  readonly at: number;
  readonly workspace?: WorkspaceRef;
  /** The model of the last reply. */
  readonly model?: string;
  readonly pinned: boolean;
  /** Deleted, and not yet removed: it can be undone. */
  readonly deleted: boolean;
  /** Bytes in the storage. */
  readonly size: number;
  /** Number of questions and answers, in all branches. */
  readonly turns: number;
  /** Neither a question nor a draft: nothing to show. */
  readonly isEmpty: boolean;
  /** The beginning of the first question, as it is shown. */
  readonly firstQuestion: string;
  /** When and by which window this was noted. */
  readonly noted: Stamp;
}

/** The last moment that a date can be, ms since the epoch (ECMAScript, “Time Values and Time Range”). */
const lastMoment = 8.64e15;

/** Longest first question in a summary, UTF-16 length. */
const questionLength = 200;

/** What the list shows of a chat; `size` in bytes, `noted` when and by which window. */
export function summarise(
  conversation: Conversation,
  size: number,
  noted: Stamp,
  words: TitleWords,
): ChatSummary {
  const turns = [...conversation.turns.values()];
  const first = firstQuestion(conversation);
  const model = turns.findLast((turn) => turn.role === 'assistant')?.model;
  const draft = conversation.draft.value.text;
  const { workspace } = conversation;
  return {
    id: conversation.id,
    title: conversation.title.value ?? (first ? titleOf(first, words) : draft.slice(0, 60)),
    at: lastChange(conversation, turns),
    ...(workspace && { workspace }),
    ...(model !== undefined && { model }),
    pinned: conversation.pinned.value,
    deleted: conversation.deleted.value,
    size,
    turns: turns.length,
    isEmpty: isEmptyChat(conversation),
    firstQuestion: (first?.text ?? draft).slice(0, questionLength),
    noted,
  };
}

/** Neither a question nor a draft, as when the only draft was taken back. */
export function isEmptyChat({ turns, draft, queued }: Conversation): boolean {
  return turns.size === 0 && !isWritten(draft.value) && queued.value.length === 0;
}

/** Of the wordings of the first question the one that is shown: the chat is called by it. */
export function firstQuestion(conversation: Conversation): UserTurn | undefined {
  const id = chosenChild(conversation, null);
  const turn = id === undefined ? undefined : conversation.turns.get(id);
  return turn?.role === 'user' ? turn : undefined;
}

function lastChange(conversation: Conversation, turns: readonly Turn[]): number {
  const { draft, createdAt } = conversation;
  const begun = Math.max(
    createdAt,
    isWritten(conversation.draft.value) ? (draft.stamp?.at ?? 0) : 0,
  );
  const latest = turns.reduce((at, turn) => Math.max(at, endOf(turn)), begun);
  return Math.max(0, Math.min(latest, lastMoment));
}

function endOf(turn: Turn): number {
  return turn.at + (turn.role === 'assistant' ? (turn.durationMs ?? 0) : 0);
}

const summarySchema: v.GenericSchema<unknown, ChatSummary> = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/)),
  title: v.string(),
  at: v.pipe(v.number(), v.minValue(0), v.maxValue(lastMoment)),
  workspace: v.exactOptional(v.looseObject({ name: v.string(), uri: v.string() })),
  model: v.exactOptional(v.string()),
  pinned: v.boolean(),
  deleted: v.boolean(),
  size: v.number(),
  turns: v.number(),
  isEmpty: v.boolean(),
  firstQuestion: v.string(),
  noted: v.looseObject({ at: v.number(), writer: v.string() }),
});

/** The list can be rebuilt, so a note in another version or shape is simply not used. */
const noteSchema = v.object({ v: v.literal(1), chat: summarySchema });

/** A summary as it is stored. */
export function encodeNote(chat: ChatSummary): unknown {
  return { v: 1, chat };
}

/** A stored summary; undefined for what this version cannot read. */
export function decodeNote(value: unknown): ChatSummary | undefined {
  const parsed = v.safeParse(noteSchema, value);
  return parsed.success ? parsed.output.chat : undefined;
}
