import type { TurnId } from '../conversation/turn';

/** Searched at a time within one text, UTF-16 length: well under a millisecond. */
const piece = 50_000;
/** Longest hit that is found where it lies across two pieces, UTF-16 length. */
const longest = 2000;

/** A hit, as the page can point to it. */
export interface Hit {
  readonly id: TurnId;
  /** Which of the hits in this turn, counted from 0, and how many it has. */
  readonly nth: number;
  readonly of: number;
}

/**
 * How often a pattern is found in each of many turns, counted piece by piece so that nobody waits for
 * it. Only numbers are kept: a search for one letter in a long chat has millions of hits.
 */
export class Tally {
  readonly #pattern: RegExp;
  readonly #ids: readonly TurnId[];
  readonly #textOf: (id: TurnId) => string;
  readonly #counts: number[] = [];
  #total = 0;
  /** Where the search goes on within the turn that is being counted. */
  #at = 0;
  #here = 0;

  constructor(pattern: RegExp, ids: readonly TurnId[], textOf: (id: TurnId) => string) {
    this.#pattern = pattern;
    this.#ids = ids;
    this.#textOf = textOf;
  }

  /** Hits that are counted so far. */
  get total(): number {
    return this.#total;
  }

  get done(): boolean {
    return this.#counts.length === this.#ids.length;
  }

  /** Counts on until all is counted or `enough` says so; it is asked after each piece. */
  run(enough: () => boolean): void {
    while (!this.done) {
      this.#countPiece();
      if (enough()) return;
    }
  }

  /** The text of a turn has changed. One that is not counted yet is left alone. */
  recount(id: TurnId): void {
    const index = this.#ids.lastIndexOf(id);
    const known = this.#counts[index];
    if (known === undefined) return;
    const text = this.#textOf(id);
    let count = 0;
    for (let at = 0; at < text.length; at += piece) count += this.#hitsFrom(text, at);
    this.#counts[index] = count;
    this.#total += count - known;
  }

  /** The hit with this number, counted from 0. */
  hit(index: number): Hit | undefined {
    let before = 0;
    for (const [turn, of] of this.#counts.entries()) {
      const id = this.#ids[turn];
      if (id !== undefined && index < before + of) return { id, nth: index - before, of };
      before += of;
    }
    return undefined;
  }

  /** The number of the first hit in this turn or after it, as far as it is counted. */
  firstFrom(id: TurnId): number | undefined {
    const turn = this.#ids.indexOf(id);
    if (turn < 0 || turn >= this.#counts.length) return undefined;
    const before = this.#before(turn);
    return before < this.#total ? before : undefined;
  }

  /** The number of this hit, or of the last one of its turn where it has fewer now. */
  indexOf({ id, nth }: Pick<Hit, 'id' | 'nth'>): number | undefined {
    const turn = this.#ids.indexOf(id);
    const of = this.#counts[turn] ?? 0;
    return of === 0 ? undefined : this.#before(turn) + Math.min(nth, of - 1);
  }

  #before(turn: number): number {
    return this.#counts.slice(0, turn).reduce((sum, count) => sum + count, 0);
  }

  #countPiece(): void {
    const id = this.#ids[this.#counts.length];
    if (id === undefined) return;
    const text = this.#textOf(id);
    const hits = this.#hitsFrom(text, this.#at);
    this.#here += hits;
    this.#total += hits;
    this.#at += piece;
    if (this.#at < text.length) return;
    this.#counts.push(this.#here);
    this.#at = 0;
    this.#here = 0;
  }

  /** Hits that begin in the piece at `start`, and do not lie in one that begins before it. */
  #hitsFrom(text: string, start: number): number {
    // A little before it too: a word has to be seen from its beginning, and a pair of surrogates.
    const from = Math.max(0, start - longest);
    const part = text.slice(from, start + piece + longest);
    let hits = 0;
    for (const { index } of part.matchAll(this.#pattern)) {
      const at = from + index;
      if (at >= start + piece) break;
      if (at >= start) hits++;
    }
    return hits;
  }
}
