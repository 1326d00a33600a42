import type { Question, Settled } from './session';

export interface QueuedQuestion extends Question {
  readonly id: string;
}

interface Waiting {
  readonly question: QueuedQuestion;
  readonly settle: (settled: Settled | undefined) => void;
}

/** Questions that were sent while a reply was running, in the order in which they were sent. */
export class QuestionQueue {
  #waiting: readonly Waiting[] = [];

  get questions(): readonly QueuedQuestion[] {
    return this.#waiting.map((each) => each.question);
  }

  /** Resolves with what `next` handed over for it, or undefined once it is removed. */
  add(question: QueuedQuestion): Promise<Settled | undefined> {
    return new Promise((settle) => {
      this.#waiting = [...this.#waiting, { question, settle }];
    });
  }

  remove(id: string): void {
    this.#waiting.find((each) => each.question.id === id)?.settle(undefined);
    this.#waiting = this.#waiting.filter((each) => each.question.id !== id);
  }

  /** Takes the oldest out and lets `ask` answer it; false when there is none. */
  next(ask: (question: QueuedQuestion) => Promise<Settled | undefined>): boolean {
    const [first, ...rest] = this.#waiting;
    if (!first) return false;
    this.#waiting = rest;
    void ask(first.question).then(first.settle);
    return true;
  }
}
