import type { Attachment } from '../context/attachment';
import type { AssistantTurn, EndedReply, Purpose, TurnId, UserTurn } from './turn';

/** When and by whom something was decided; of two decisions the later wins, ties by writer. */
export interface Stamp {
  /** ms since the epoch. */
  readonly at: number;
  /** The window (journal writer) that decided. */
  readonly writer: string;
}

/** Whether `a` overrules `b`. One writer may decide twice in a millisecond: then the second counts. */
export function isLater(a: Stamp, b: Stamp | undefined): boolean {
  return !b || a.at > b.at || (a.at === b.at && a.writer >= b.writer);
}

/** Whether both are of one and the same decision. */
export function isSameStamp(a: Stamp, b: Stamp | undefined): boolean {
  return a.at === b?.at && a.writer === b.writer;
}

/** A half-written message. */
export interface Draft {
  readonly text: string;
  /** Caret or selection in `text`, UTF-16 offsets. */
  readonly selection: readonly [number, number];
  readonly attachments: readonly Attachment[];
}

/** Nothing is written and nothing goes along. */
export const emptyDraft: Draft = { text: '', selection: [0, 0], attachments: [] };

/** A question that was sent while a reply was running, and waits for its end. */
export interface QueuedQuestion {
  readonly id: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly purpose: Purpose;
  /** False: earlier messages stay at home. */
  readonly withHistory?: boolean;
}

/** Where a conversation began: shown in the history. */
export interface WorkspaceRef {
  readonly name: string;
  /** URI string of the first folder. */
  readonly uri: string;
}

/**
 * Everything that can happen to a conversation. Events are what the journal stores; they may be
 * applied in any order between writers and more than once, in order within one writer.
 */
export type ConversationEvent =
  | { readonly type: 'created'; readonly at: number; readonly workspace?: WorkspaceRef }
  | { readonly type: 'asked'; readonly turn: UserTurn; readonly writer: string }
  | { readonly type: 'replyStarted'; readonly turn: AssistantTurn; readonly writer: string }
  /** `offset`: UTF-16 length of the text (reasoning) before this piece, so that none is applied twice. */
  | { readonly type: 'delta'; readonly id: TurnId; readonly offset: number; readonly text: string }
  | {
      readonly type: 'reasoningDelta';
      readonly id: TurnId;
      readonly offset: number;
      readonly text: string;
    }
  /** The final turn without its text and reasoning, which the deltas carried. */
  | { readonly type: 'replyEnded'; readonly turn: EndedReply }
  /** Which of several children of a turn (`null`: of the start) is shown. */
  | {
      readonly type: 'chosen';
      readonly parent: TurnId | null;
      readonly child: TurnId;
      readonly stamp: Stamp;
    }
  | { readonly type: 'titled'; readonly title: string; readonly stamp: Stamp }
  | { readonly type: 'pinned'; readonly pinned: boolean; readonly stamp: Stamp }
  /**
   * `over`: the drafts of other windows that it goes on from. `since`: when its attachments were decided,
   * where that was before its stamp.
   */
  | {
      readonly type: 'draft';
      readonly draft: Draft;
      readonly stamp: Stamp;
      readonly over?: readonly Stamp[];
      readonly since?: number;
    }
  /** A draft with the attachments that this window decided on at `since`: typing writes none again. */
  | {
      readonly type: 'typed';
      readonly text: string;
      readonly selection: Draft['selection'];
      readonly since: number;
      readonly stamp: Stamp;
      readonly over?: readonly Stamp[];
    }
  | { readonly type: 'deleted'; readonly deleted: boolean; readonly stamp: Stamp }
  /** All that waits to be sent in this window, in order; `over`: what of other windows it took over. */
  | {
      readonly type: 'queued';
      readonly questions: readonly QueuedQuestion[];
      readonly stamp: Stamp;
      readonly over?: readonly Stamp[];
    };

/** What tells of a half-written message. */
export type DraftEvent = Extract<ConversationEvent, { readonly type: 'draft' | 'typed' }>;

export function isOfDraft(event: ConversationEvent): event is DraftEvent {
  return event.type === 'draft' || event.type === 'typed';
}

/** What can be decided about a chat as a whole. */
export type Decision =
  | { readonly type: 'titled'; readonly title: string }
  | { readonly type: 'pinned'; readonly pinned: boolean }
  | { readonly type: 'deleted'; readonly deleted: boolean };
