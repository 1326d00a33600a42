import type { ConversationEvent } from '../../../src/core/conversation/event';
import type { ChatRequest } from '../../../src/core/endpoint/chatRequest';
import type { Failure } from '../../../src/core/endpoint/failure';
import type { TurnOptions } from '../../../src/core/session/options';
import type { SessionPorts } from '../../../src/core/session/sessionPorts';
import type { Usage } from '../../../src/core/conversation/usage';
import { ManualClock, settled } from '../journal/manualClock';
import { accepted, finish, ScriptedReply, text } from './scriptedReply';

/** All that a session needs, under a test's control, with a record of what it did. */
export class FakePorts implements SessionPorts {
  readonly writer: string = 'w';
  clock = new ManualClock();
  readonly recorded: ConversationEvent[] = [];
  readonly requests: ChatRequest[] = [];
  readonly replies: ScriptedReply[] = [];
  readonly retries: { failure: Failure; attempt: number; maxRetries: number }[] = [];
  /** ms to the next attempt. */
  delay: number | undefined;
  set: TurnOptions = { model: 'a/model', maxTokens: 100, systemPrompt: '', maxRetries: 3 };
  #ids = 0;

  newId = (): string => `id${++this.#ids}`;
  workspace = (): { name: string; uri: string } => ({ name: 'sample', uri: 'file:///sample' });
  options = (): TurnOptions => this.set;
  prepare = (): Promise<void> => Promise.resolve();

  open = (request: ChatRequest, signal: AbortSignal): ScriptedReply => {
    const reply = new ScriptedReply(signal);
    this.requests.push(request);
    this.replies.push(reply);
    return reply;
  };

  retryDelay = (failure: Failure, attempt: number, maxRetries: number): number | undefined => {
    this.retries.push({ failure, attempt, maxRetries });
    return this.delay;
  };

  priced = (_model: string, usage: Usage): Usage => ({ ...usage, costUsd: 0.5 });

  record = (event: ConversationEvent): void => {
    this.recorded.push(event);
  };

  readonly bugs: unknown[] = [];

  onBug = (error: unknown): void => {
    this.bugs.push(error);
  };

  /** The newest request's reply, once it is asked for. */
  async reply(): Promise<ScriptedReply> {
    await settled();
    const reply = this.replies.at(-1);
    if (!reply) throw new Error('nothing was asked');
    return reply;
  }

  /** Lets the newest request be answered in full. */
  async answer(words: string): Promise<void> {
    const reply = await this.reply();
    reply.say(accepted, text(words), finish);
    reply.end();
    await settled();
  }

  /** What the newest request said, as `role: words`. */
  get said(): readonly string[] {
    const messages = this.requests.at(-1)?.messages ?? [];
    return messages.map(({ role, content }) => {
      return `${role}: ${typeof content === 'string' ? content : JSON.stringify(content)}`;
    });
  }
}
