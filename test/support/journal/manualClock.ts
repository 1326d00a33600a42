import type { Clock } from '../../../src/core/session/clock';

/** A clock that goes on when it is told to. */
export class ManualClock implements Clock {
  #now = 1_700_000_000_000;
  #timers: { at: number; readonly call: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, call: () => void): () => void {
    const timer = { at: this.#now + ms, call };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Timers that wait. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** The person, or the net, puts the time of day back; what waits waits as long as before. */
  putBack(ms: number): void {
    this.#now -= ms;
    for (const timer of this.#timers) timer.at -= ms;
  }

  /** Lets time pass and what is due happen, with all that follows at once from it. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      this.#now = next?.at ?? end;
      if (!next) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      next.call();
      await settled();
    }
    await settled();
  }
}

/** When promises that wait for nothing outside have gone on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
