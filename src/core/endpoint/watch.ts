import type { Clock } from '../session/clock';

/**
 * Waits for one promise at a time, and gives up at a time limit or when the signal aborts, even when
 * the promise itself heeds neither. Leaves no timer and no listener behind once closed.
 */
export class Watch {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #onAbort = (): void => {
    this.#giveUp?.(reasonOf(this.#signal));
  };
  #giveUp: ((reason: Error) => void) | undefined;

  /** Throws the signal's reason when it has aborted already, so that nothing is begun. */
  constructor(clock: Clock, signal: AbortSignal) {
    signal.throwIfAborted();
    this.#clock = clock;
    this.#signal = signal;
    signal.addEventListener('abort', this.#onAbort);
  }

  /** True once the signal aborted: whatever fails now fails because of it. */
  get aborted(): boolean {
    return this.#signal.aborted;
  }

  /** The promise's outcome; rejects with `late()` after `ms`, or with the signal's reason. */
  async wait<T>(promise: Promise<T>, ms: number, late: () => Error): Promise<T> {
    this.#signal.throwIfAborted();
    let cancel: (() => void) | undefined;
    try {
      return await new Promise<T>((resolve, reject) => {
        this.#giveUp = reject;
        cancel = this.#clock.after(ms, () => reject(late()));
        promise.then(resolve, reject);
      });
    } finally {
      cancel?.();
      this.#giveUp = undefined;
    }
  }

  close(): void {
    this.#signal.removeEventListener('abort', this.#onAbort);
  }
}

/** The reason of an abort is an error unless somebody chose otherwise. */
function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('Aborted', { cause: reason });
}
