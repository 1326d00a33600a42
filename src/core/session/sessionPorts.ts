import type { ConversationEvent, WorkspaceRef } from '../conversation/event';
import type { Usage } from '../conversation/usage';
import type { ChatRequest } from '../endpoint/chatRequest';
import type { Failure } from '../endpoint/failure';
import type { ReplyEvent } from '../endpoint/reply';
import type { Clock } from './clock';
import type { TurnOptions } from './options';

/** What a session needs from outside. */
export interface SessionPorts {
  /** Names this window in stamps and files. */
  readonly writer: string;
  readonly clock: Clock;
  newId(): string;
  workspace(): WorkspaceRef | undefined;
  options(): TurnOptions;
  prepare(signal: AbortSignal): Promise<void>;
  open(request: ChatRequest, signal: AbortSignal): AsyncIterable<ReplyEvent>;
  retryDelay(failure: Failure, attempt: number, maxRetries: number): number | undefined;
  /** Adds what the catalogue knows of the price, where the endpoint did not say. */
  priced(model: string, usage: Usage): Usage;
  /** Stores the event; called before listeners hear of it. */
  record(event: ConversationEvent): void;
  /** Something of our own failed that no reply is to suffer from; for the log. */
  onBug(error: unknown): void;
}
