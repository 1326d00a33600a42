import type { Settled } from './question';

/** What is to run instead of what is running: the last wish counts, the one before it is dropped. */
export class Preferred {
  #wish: { readonly start: () => void; readonly drop: () => void } | undefined;

  get isWished(): boolean {
    return this.#wish !== undefined;
  }

  /** Resolves with what `start` comes to once it is taken, or with undefined when it is dropped. */
  wish(start: () => Promise<Settled>): Promise<Settled | undefined> {
    this.drop();
    return new Promise((resolve, reject) => {
      this.#wish = {
        start: () => void start().then(resolve, reject),
        drop: () => resolve(undefined),
      };
    });
  }

  /** Hands the wish over; whoever takes it starts it or nobody does. */
  take(): (() => void) | undefined {
    const start = this.#wish?.start;
    this.#wish = undefined;
    return start;
  }

  drop(): void {
    this.#wish?.drop();
    this.#wish = undefined;
  }
}
