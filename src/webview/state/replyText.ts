import { MarkdownStream } from '../../core/markdown/stream';
import type { Block } from '../../core/markdown/node';
import { Observable } from './observable';

/**
 * A growing Markdown text and its nodes. Only what draws `blocks` is drawn again when text comes, and
 * of the nodes only those that the text changed are new.
 */
export class ReplyText {
  readonly blocks: Observable<readonly Block[]>;
  #text = '';
  #stream = new MarkdownStream();
  #ended = false;

  constructor(text: string, ended: boolean) {
    this.blocks = new Observable<readonly Block[]>([]);
    this.become(text, ended);
  }

  /** The source. */
  get text(): string {
    return this.#text;
  }

  append(text: string): void {
    if (text === '') return;
    if (this.#ended) this.#restart();
    this.#text += text;
    this.#stream.append(text);
    this.blocks.set(this.#stream.blocks);
  }

  /** Takes another text, keeping what is drawn where it only goes on from the present one. */
  become(text: string, ended: boolean): void {
    if (!text.startsWith(this.#text)) {
      this.#text = '';
      this.#restart();
    }
    this.append(text.slice(this.#text.length));
    if (ended) this.end();
  }

  /** No more text is expected; what was held back as half-formed is shown. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#stream.end();
    this.blocks.set(this.#stream.blocks);
  }

  #restart(): void {
    this.#stream = new MarkdownStream();
    this.#ended = false;
    this.#stream.append(this.#text);
  }
}
