import type { QueuedQuestion } from '../conversation/event';
import type { Settled } from './question';

type Settle = (settled: Settled | undefined) => void;

/** Questions that wait for the end of a reply, in the order in which they were sent. */
export class QuestionQueue {
  #questions: readonly QueuedQuestion[];
  readonly #askers = new Map<string, Settle>();

  /** Begins with what waited when its window closed; nobody waits for those answers any more. */
  constructor(questions: readonly QueuedQuestion[]) {
    this.#questions = questions;
  }

  get questions(): readonly QueuedQuestion[] {
    return this.#questions;
  }

  /** Resolves with what `next` handed over for it, or undefined once it is removed. */
  add(question: QueuedQuestion): Promise<Settled | undefined> {
    this.#questions = [...this.#questions, question];
    return new Promise((settle) => this.#askers.set(question.id, settle));
  }

  remove(id: string): void {
    this.#questions = this.#questions.filter((each) => each.id !== id);
    this.#settle(id, undefined);
  }

  /** Tells who waits that there will be no answer now; the questions stay. */
  leave(): void {
    for (const { id } of this.#questions) this.#settle(id, undefined);
  }

  /** Takes the oldest out and lets `ask` answer it; false when there is none. */
  next(ask: (question: QueuedQuestion) => Promise<Settled | undefined>): boolean {
    const [first, ...rest] = this.#questions;
    if (!first) return false;
    this.#questions = rest;
    void ask(first).then((settled) => this.#settle(first.id, settled));
    return true;
  }

  #settle(id: string, settled: Settled | undefined): void {
    this.#askers.get(id)?.(settled);
    this.#askers.delete(id);
  }
}
