/** Draws as by lot, the same each time: nothing that looks like a secret stands in these files. */
export class Lot {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0 || 1;
  }

  /** A whole number from 0 to below `limit`. */
  number(limit: number): number {
    // xorshift32
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % limit;
  }

  /** So many characters of an alphabet; a digit and both cases are among them where it has any. */
  of(alphabet: string, length: number): string {
    return Array.from({ length }, () => alphabet[this.number(alphabet.length)] ?? '').join('');
  }

  hex = (length: number) => this.of('0123456789abcdef', length);
  word = (length: number) => this.of(alphanumeric, length);
  url = (length: number) => this.of(`${alphanumeric}-_`, length);
  base64 = (length: number) => this.of(`${alphanumeric}+/`, length);
  upper = (length: number) => this.of('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', length);
  digits = (length: number) => `${1 + this.number(9)}${this.of('0123456789', length - 1)}`;
  uuid = () =>
    [this.hex(8), this.hex(4), `4${this.hex(3)}`, `a${this.hex(3)}`, this.hex(12)].join('-');

  /** As people choose passwords: a word, digits, a sign. */
  password(): string {
    const first = this.of('BCDFGHKLMNPRSTVW', 1);
    const rest = Array.from(
      { length: 3 },
      () => this.of('aeiou', 1) + this.of('bdklmnrst', 1),
    ).join('');
    return first + rest + this.digits(3) + this.of('!#$%*+?', 1);
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.number(values.length)];
    if (value === undefined) throw new Error('nothing to draw from');
    return value;
  }
}

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
