import type { Clock } from '../session/clock';

interface Reading<T> {
  readonly name: string;
  readonly value: Promise<T>;
  /** Ends its time. */
  end: () => void;
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
    const reading: Reading<T> = { name, value, end: () => undefined };
    this.#last = reading;
    value.then(
      () => this.#hold(reading),
      () => this.#drop(reading),
    );
    return value;
  }

  /** The next `get` reads again. */
  forget(): void {
    this.#last?.end();
    this.#last = undefined;
  }

  /** Its time begins when it is there: however long the reading took, it serves those who come next. */
  #hold(reading: Reading<T>): void {
    if (this.#last === reading) reading.end = this.#clock.after(this.#forMs, () => this.forget());
  }

  #drop(reading: Reading<T>): void {
    if (this.#last === reading) this.forget();
  }
}
