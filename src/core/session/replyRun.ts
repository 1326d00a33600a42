import type { Usage } from '../conversation/usage';
import { mergeUsage } from '../conversation/usage';
import { EndpointError } from '../endpoint/failure';
import type { Failure } from '../endpoint/failure';
import type { ReplyEvent } from '../endpoint/reply';
import type { Clock } from './clock';
import { advance, initialState, isEnded } from './requestState';
import type { RequestEvent, RequestState } from './requestState';

/** After this long without a byte a person is told that the reply has stalled, ms. */
const silenceMs = 10_000;

/** What a run is given: everything about one request, nothing about conversations. */
export interface RunPorts {
  readonly clock: Clock;
  /** Asks for what is needed to send (a key); rejects with EndpointError. */
  prepare(signal: AbortSignal): Promise<void>;
  /** One attempt. */
  open(signal: AbortSignal): AsyncIterable<ReplyEvent>;
  /** ms until the next attempt, or undefined when it is not to be tried again by itself. */
  retryDelay(failure: Failure, attempt: number): number | undefined;
  /** An error that is no failure of the endpoint; the reply ends as `internal`. */
  onBug(error: unknown): void;
  onState(state: RequestState): void;
  onText(text: string): void;
  onReasoning(text: string): void;
  /** A piece of a tool call; only for who offers tools. */
  onToolCall?(piece: ReplyEvent & { type: 'toolCall' }): void;
}

/** What was learnt beside the text. */
export interface RunFacts {
  readonly usage?: Usage;
  readonly requestId?: string;
  readonly servedModel?: string;
  /** From the first attempt's sending to the first text, ms. */
  readonly firstTextMs?: number;
}

/**
 * One request from the first attempt to its true end: drives the request state machine, retries as
 * told, and can be stopped at any moment. Made anew for each request; holds all of its state.
 */
export class ReplyRun {
  #state: RequestState;
  #facts: RunFacts = {};
  #hasContent = false;
  #lastByteAt = 0;
  #cancelSilence: (() => void) | undefined;
  #wake: (() => void) | undefined;
  #release: () => void = () => undefined;
  readonly #abort = new AbortController();
  readonly #ports: RunPorts;

  constructor(ports: RunPorts) {
    this.#ports = ports;
    this.#state = initialState(ports.clock.now());
  }

  get state(): RequestState {
    return this.#state;
  }

  get facts(): RunFacts {
    return this.#facts;
  }

  /** Closes the socket; the run ends as stopped with what arrived. */
  stop(): void {
    this.#step({ type: 'stop' });
    this.#abort.abort();
    this.#wake?.();
    this.#cancelSilence?.();
    this.#release();
  }

  /** The window closes: the run ends as cut off with what arrived. */
  interrupt(): void {
    const failure = { kind: 'interrupted' } as const;
    this.#step({ type: 'failed', failure, hasContent: this.#hasContent });
    this.stop();
  }

  /** Ends a back-off at once. */
  retryNow(): void {
    this.#wake?.();
  }

  /**
   * Resolves when the reply has ended, however it did; never rejects. After `stop` it waits for
   * nobody: a box that asks for a key may stay open.
   */
  async run(): Promise<RequestState & { phase: 'ended' }> {
    const stopped = new Promise<void>((resolve) => (this.#release = resolve));
    if (!isEnded(this.#state)) await Promise.race([this.#drive(), stopped]);
    if (isEnded(this.#state)) return this.#state;
    throw new Error('a run ended without an end');
  }

  async #drive(): Promise<void> {
    const started = this.#ports.clock.now();
    try {
      await this.#ports.prepare(this.#abort.signal);
    } catch (error) {
      this.#step({ type: 'failed', failure: this.#failureOf(error), hasContent: false });
    }
    while (!isEnded(this.#state)) {
      this.#step({ type: 'sending' });
      await this.#attempt(started);
      if (this.#state.phase === 'retrying') await this.#backOff(this.#state.retryAt);
    }
  }

  async #attempt(started: number): Promise<void> {
    try {
      for await (const event of this.#ports.open(this.#abort.signal)) {
        if (isEnded(this.#state)) return;
        this.#take(event, started);
      }
      this.#step({ type: 'closed', hasContent: this.#hasContent });
    } catch (error) {
      this.#fail(this.#failureOf(error));
    } finally {
      this.#cancelSilence?.();
      this.#cancelSilence = undefined;
    }
  }

  #fail(failure: Failure): void {
    const attempt =
      this.#state.phase === 'connecting' || this.#state.phase === 'waiting'
        ? this.#state.attempt
        : 0;
    const delay = attempt > 0 ? this.#ports.retryDelay(failure, attempt) : undefined;
    if (delay === undefined || this.#hasContent) {
      this.#step({ type: 'failed', failure, hasContent: this.#hasContent });
    } else {
      this.#step({ type: 'retry', failure, retryAt: this.#ports.clock.now() + delay });
    }
  }

  async #backOff(retryAt: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = this.#ports.clock.after(retryAt - this.#ports.clock.now(), resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
    this.#wake = undefined;
  }

  #take(event: ReplyEvent, started: number): void {
    this.#lastByteAt = this.#ports.clock.now();
    switch (event.type) {
      case 'accepted':
        if (event.requestId) this.#facts = { ...this.#facts, requestId: event.requestId };
        this.#step({ type: 'accepted' });
        this.#watchSilence();
        return;
      case 'text':
        this.#content(started);
        this.#ports.onText(event.text);
        return;
      case 'reasoning':
        this.#content(started);
        this.#ports.onReasoning(event.text);
        return;
      case 'toolCall':
        this.#content(started);
        this.#ports.onToolCall?.(event);
        return;
      case 'alive':
        this.#step({ type: 'alive' });
        return;
      case 'usage':
        this.#step({ type: 'alive' });
        this.#facts = { ...this.#facts, ...usageFact(this.#facts.usage, event.usage) };
        return;
      case 'model':
        this.#step({ type: 'alive' });
        this.#facts = { ...this.#facts, servedModel: event.model };
        return;
      case 'finish':
        this.#step({ type: 'finish', finish: event.finish });
        return;
    }
  }

  #failureOf(error: unknown): Failure {
    if (EndpointError.is(error)) return error.failure;
    // What an aborted stream throws is no error.
    if (!this.#abort.signal.aborted) this.#ports.onBug(error);
    return { kind: 'internal' };
  }

  #content(started: number): void {
    if (!this.#hasContent) {
      this.#hasContent = true;
      this.#facts = { ...this.#facts, firstTextMs: this.#ports.clock.now() - started };
    }
    this.#step({ type: 'content' });
  }

  /** One timer for the whole reply, set anew only when it fires: a chunk costs no timer. */
  #watchSilence(): void {
    this.#cancelSilence?.();
    const wait = this.#lastByteAt + silenceMs - this.#ports.clock.now();
    this.#cancelSilence = this.#ports.clock.after(Math.max(wait, 1000), () => {
      if (this.#ports.clock.now() - this.#lastByteAt >= silenceMs) this.#step({ type: 'silence' });
      if (!isEnded(this.#state)) this.#watchSilence();
    });
  }

  #step(event: RequestEvent): void {
    const next = advance(this.#state, event, this.#ports.clock.now());
    if (next === this.#state) return;
    this.#state = next;
    this.#ports.onState(next);
  }
}

function usageFact(earlier: Usage | undefined, later: Usage): { usage?: Usage } {
  const usage = mergeUsage(earlier, later);
  return usage ? { usage } : {};
}
