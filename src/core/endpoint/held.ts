import type { Clock } from '../session/clock';

interface Reading<T> {
  readonly name: string;
  readonly value: Promise<T>;
  readonly end: () => void;
}

/**
 * The last of some values that are slow to read, held for a moment, so that what is needed several times
 * in a row is read once. What could not be read is not held.
 */
export class Held<T> {
  readonly #read: (name: string) => Promise<T>;
  readonly #clock: Pick<Clock, 'after'>;
  readonly #forMs: number;
  #last: Reading<T> | undefined;

  constructor(
    read: (name: string) => Promise<T>,
    clock: Pick<Clock, 'after'>,
    { forMs }: { readonly forMs: number },
  ) {
    this.#read = read;
    this.#clock = clock;
    this.#forMs = forMs;
  }

  get(name: string): Promise<T> {
    if (this.#last?.name === name) return this.#last.value;
    this.forget();
    const value = this.#read(name);
    const reading = { name, value, end: this.#clock.after(this.#forMs, () => this.forget()) };
    this.#last = reading;
    value.catch(() => {
      if (this.#last === reading) this.forget();
    });
    return value;
  }

  /** The next `get` reads again. */
  forget(): void {
    this.#last?.end();
    this.#last = undefined;
  }
}
