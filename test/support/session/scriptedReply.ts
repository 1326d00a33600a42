import { EndpointError } from '../../../src/core/endpoint/failure';
import type { Failure } from '../../../src/core/endpoint/failure';
import type { ReplyEvent } from '../../../src/core/endpoint/reply';

export const accepted: ReplyEvent = { type: 'accepted', status: 200, streamed: true };
export const text = (words: string): ReplyEvent => ({ type: 'text', text: words });
export const finish: ReplyEvent = { type: 'finish', finish: 'stop', word: 'stop' };

type Step =
  | { readonly event: ReplyEvent }
  | { readonly failure: Failure }
  | { readonly error: Error }
  | 'end';

/** One attempt at a reply that says what the test tells it to say, when it tells it. */
export class ScriptedReply implements AsyncIterableIterator<ReplyEvent> {
  readonly signal: AbortSignal;
  /** True once nobody listens any more. */
  left = false;
  #steps: readonly Step[] = [];
  #wake: () => void = () => undefined;

  /** `heedsStop` false: like a server library that does not notice when it is told to stop. */
  constructor(signal: AbortSignal, heedsStop = true) {
    this.signal = signal;
    if (heedsStop)
      signal.addEventListener('abort', () => this.#add({ error: abortReason(signal) }));
  }

  say(...events: readonly ReplyEvent[]): void {
    for (const event of events) this.#add({ event });
  }

  /** The regular end. */
  end(): void {
    this.#add('end');
  }

  fail(failure: Failure): void {
    this.#add({ failure });
  }

  /** An error that the client does not know. */
  break(error: Error): void {
    this.#add({ error });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<ReplyEvent>> {
    while (this.#steps.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    const [step, ...rest] = this.#steps;
    this.#steps = rest;
    if (step === undefined || step === 'end') {
      this.left = true;
      return { done: true, value: undefined };
    }
    if ('event' in step) return { done: false, value: step.event };
    this.left = true;
    throw 'failure' in step ? new EndpointError(step.failure) : step.error;
  }

  return(): Promise<IteratorResult<ReplyEvent>> {
    this.left = true;
    return Promise.resolve({ done: true, value: undefined });
  }

  #add(step: Step): void {
    this.#steps = [...this.#steps, step];
    this.#wake();
  }
}

function abortReason({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('aborted');
}
