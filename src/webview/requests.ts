import type { Completion } from '../protocol/completion';
import type { FromPage, TurnRun } from '../protocol/fromPage';
import type { TurnView } from '../protocol/chatView';

/** What the host answered: `reply` with a value, or `refusal` with words for the person. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** What can be let go along: a completion, a text, a picture, files. */
export type Attachable = Unnumbered<
  Extract<FromPage, { readonly type: 'accept' | 'attachText' | 'attachImage' | 'attachUris' }>
>;

type Unnumbered<T> = T extends unknown ? Omit<T, 'request'> : never;

/** Numbers the page's questions to the host and finds the one that an answer belongs to. */
export class Requests {
  readonly #post: (message: FromPage) => void;
  readonly #open = new Map<number, (answer: Answer<unknown>) => void>();
  #last = 0;

  constructor(post: (message: FromPage) => void) {
    this.#post = post;
  }

  send(chatId: string, text: string): Promise<Answer<unknown>> {
    return this.#ask((request) => ({ type: 'send', request, chatId, text }));
  }

  /** Puts a waiting message back into the box. */
  takeBack(chatId: string, id: string): Promise<Answer<unknown>> {
    return this.#ask((request) => ({ type: 'takeBack', request, chatId, id }));
  }

  edit(id: string, text: string): Promise<Answer<unknown>> {
    return this.#ask((request) => ({ type: 'edit', request, id, text }));
  }

  /** Puts the source of a message on the clipboard; answered when it is there. */
  copyMessage(id: string): Promise<Answer<unknown>> {
    return this.#ask((request) => ({ type: 'copyMessage', request, id }));
  }

  /** The same for any text. */
  copyText(text: string): Promise<Answer<unknown>> {
    return this.#ask((request) => ({ type: 'copyText', request, text }));
  }

  /** Up to `count` turns before the turn `before`. */
  earlier(before: string, count: number): Promise<Answer<TurnRun<TurnView>>> {
    return this.#turns((request) => ({ type: 'earlier', request, before, count }));
  }

  /** Up to `count` turns after the turn `after`. */
  later(after: string, count: number): Promise<Answer<TurnRun<TurnView>>> {
    return this.#turns((request) => ({ type: 'later', request, after, count }));
  }

  /** Up to `count` turns around a turn; without one the last ones. */
  around(id: string | undefined, count: number): Promise<Answer<TurnRun<TurnView>>> {
    const at = id === undefined ? {} : { id };
    return this.#turns((request) => ({ type: 'around', request, ...at, count }));
  }

  /** What can stand for a word that begins with the mark. */
  async complete(mark: '/' | '#', query: string): Promise<Answer<readonly Completion[]>> {
    const answer = await this.#ask((request) => ({ type: 'complete', request, mark, query }));
    return answer as Answer<readonly Completion[]>;
  }

  /** Lets something go along with the next message; answered with the ids of the new entries. */
  async attach(what: Attachable): Promise<Answer<readonly string[]>> {
    const answer = await this.#ask((request) => ({ ...what, request }));
    return answer as Answer<readonly string[]>;
  }

  /** The newest questions of the chat, newest first. */
  async questions(chatId: string): Promise<Answer<readonly string[]>> {
    const answer = await this.#ask((request) => ({ type: 'questions', request, chatId }));
    return answer as Answer<readonly string[]>;
  }

  settle(to: number, answer: Answer<unknown>): void {
    this.#open.get(to)?.(answer);
    this.#open.delete(to);
  }

  async #turns(message: (request: number) => FromPage): Promise<Answer<TurnRun<TurnView>>> {
    return (await this.#ask(message)) as Answer<TurnRun<TurnView>>;
  }

  #ask(message: (request: number) => FromPage): Promise<Answer<unknown>> {
    const request = ++this.#last;
    return new Promise((resolve) => {
      this.#open.set(request, resolve);
      this.#post(message(request));
    });
  }
}
