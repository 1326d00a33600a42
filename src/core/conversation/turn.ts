import type { Attachment } from '../context/attachment';
import type { Failure } from '../endpoint/failure';
import type { Finish } from '../endpoint/reply';
import type { Usage } from './usage';

/** Names one turn of a chat. */
export type TurnId = string;

/** What a person said. Immutable: an edit is another turn with the same parent. */
export interface UserTurn {
  readonly role: 'user';
  readonly id: TurnId;
  /** The turn it answers to; null for the first of a conversation. */
  readonly parent: TurnId | null;
  /** When it was sent, ms since the epoch. */
  readonly at: number;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly purpose: Purpose;
}

/** By which door a question came: what is said to the model beside it, and how the chat is called. */
export type Purpose = 'chat' | 'ask' | 'explain' | 'edit' | 'review';

/** What the model said, as far as it came. */
export interface AssistantTurn {
  readonly role: 'assistant';
  readonly id: TurnId;
  /** The user turn it answers, or the cut-off assistant turn that it continues. */
  readonly parent: TurnId;
  /** When it was asked for, ms since the epoch. */
  readonly at: number;
  /** The model that was asked. */
  readonly model: string;
  readonly text: string;
  readonly reasoning: string;
  readonly outcome: Outcome;
  readonly finish?: Finish;
  readonly failure?: Failure;
  readonly usage?: Usage;
  readonly requestId?: string;
  /** The name that the server gave the model, where it differs. */
  readonly servedModel?: string;
  /** From sending to the first text, ms. */
  readonly firstTextMs?: number;
  /** From sending to the end, ms. */
  readonly durationMs?: number;
  /** How many earlier messages went along, and how many were left out to fit. */
  readonly history?: { readonly sent: number; readonly trimmed: number };
}

/** How a reply ended, apart from its text and reasoning. */
export type EndedReply = Omit<AssistantTurn, 'text' | 'reasoning'>;

/**
 * `open`: still being written, or its writer died; whoever reads it from disk and does not run it
 * shows it as truncated. The others are final.
 */
export type Outcome = 'open' | 'complete' | 'stopped' | 'truncated' | 'failed';

export type Turn = UserTurn | AssistantTurn;
