import type { Clock } from '../../../src/core/session/clock';

interface Timer {
  readonly at: number;
  readonly ms: number;
  readonly call: () => void;
}

/** A clock that stands still until a test fires a timer. */
export class FakeClock implements Clock {
  readonly #timers = new Set<Timer>();
  readonly #waiting = new Set<() => void>();
  #now = 1_000_000;

  now(): number {
    return this.#now;
  }

  after(ms: number, call: () => void): () => void {
    const timer = { at: this.#now + ms, ms, call };
    this.#timers.add(timer);
    for (const look of this.#waiting) look();
    return () => this.#timers.delete(timer);
  }

  /** Timers that are set. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Waits until a timer of this length is set, and lets its time come. */
  async fire(ms: number): Promise<void> {
    const timer = await this.#timer(ms);
    this.#timers.delete(timer);
    this.#now = timer.at;
    timer.call();
  }

  /** Waits until a timer of this length is set. */
  async set(ms: number): Promise<void> {
    await this.#timer(ms);
  }

  #timer(ms: number): Promise<Timer> {
    return new Promise((resolve) => {
      const look = () => {
        const timer = [...this.#timers].find((each) => each.ms === ms);
        if (!timer) return;
        this.#waiting.delete(look);
        resolve(timer);
      };
      this.#waiting.add(look);
      look();
    });
  }
}
