import { Observable } from '../state/observable';
import { speakable, takeSentences, type SpokenWords, type Unspoken } from './sentences';

/** At most one announcement in this time, so that a fast reply does not cut its own words off; ms. */
const pause = 1000;

/** Collects what is to be read aloud and says it in whole sentences, politely. */
export class Announcer {
  /** The text of the live region. */
  readonly spoken = new Observable('');
  readonly #words: SpokenWords;
  #unfinished = '';
  #waiting = '';
  #open: Unspoken;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(words: SpokenWords) {
    this.#words = words;
  }

  /** Text of a reply, in pieces as they come. */
  stream(text: string): void {
    const { said, rest } = takeSentences(this.#unfinished + text);
    this.#unfinished = rest;
    if (said !== '') this.#speak(said);
  }

  /** The reply is over: the rest of it, then `closing`. */
  finish(closing: string): void {
    this.#speak(`${this.#unfinished}\n`);
    this.#unfinished = '';
    this.#open = undefined;
    this.say(closing);
  }

  /** A sentence that stands for itself. */
  say(sentence: string): void {
    this.#waiting += `${sentence} `;
    this.#schedule();
  }

  #speak(markdown: string): void {
    const { said, open } = speakable(markdown, this.#words, this.#open);
    this.#open = open;
    if (said !== '') this.say(said);
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const words = this.#waiting.trim();
      this.#waiting = '';
      this.spoken.set(words);
    }, pause);
  }
}
