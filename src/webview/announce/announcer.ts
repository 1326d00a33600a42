import { Observable } from '../state/observable';
import { speakable, takeSentences } from './sentences';

/** At most one announcement in this time, so that a fast reply does not cut its own words off; ms. */
const pause = 1000;

/** Collects what is to be read aloud and says it in whole sentences, politely. */
export class Announcer {
  /** The text of the live region. */
  readonly spoken = new Observable('');
  readonly #codeWord: string;
  #unfinished = '';
  #waiting = '';
  #inCode = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `codeWord` stands for a whole block of code. */
  constructor(codeWord: string) {
    this.#codeWord = codeWord;
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
    this.#inCode = false;
    this.say(closing);
  }

  /** A sentence that stands for itself. */
  say(sentence: string): void {
    this.#waiting += `${sentence} `;
    this.#schedule();
  }

  #speak(markdown: string): void {
    // A fence that was opened in an earlier piece is carried on in this one.
    const whole = this.#inCode ? `\`\`\`\n${markdown}` : markdown;
    const fences = whole.match(/^\s*(```|~~~)/gm)?.length ?? 0;
    const words = speakable(whole, this.#inCode ? '' : this.#codeWord).replace(/^\.\s*/, '');
    this.#inCode = fences % 2 === 1;
    if (words.trim() !== '') this.say(words);
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
