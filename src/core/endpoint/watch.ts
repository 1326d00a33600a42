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

  /** ms since the epoch, by the clock that it waits by. */
  get now(): number {
    return this.#clock.now();
  }

  /** The promise's outcome; rejects with `late()` after `ms`, or with the signal's reason. */
  wait<T>(promise: Promise<T>, ms: number, late: () => Error): Promise<T> {
    if (this.#signal.aborted) return Promise.reject(reasonOf(this.#signal));
    return new Promise<T>((resolve, reject) => {
      // A promise that was given up may still settle, while another one is waited for.
      const leave = (): void => {
        cancel();
        if (this.#giveUp === giveUp) this.#giveUp = undefined;
      };
      const giveUp = (reason: Error): void => {
        leave();
        reject(reason);
      };
      const cancel = this.#clock.after(ms, () => {
        giveUp(late());
      });
      this.#giveUp = giveUp;
      promise.then((value) => {
        leave();
        resolve(value);
      }, giveUp);
    });
  }

  close(): void {
    this.#signal.removeEventListener('abort', this.#onAbort);
  }
}

/** The reason of an abort is an error unless somebody chose otherwise. */
function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('Aborted', { cause: reason });
}
