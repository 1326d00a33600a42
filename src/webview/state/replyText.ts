import { MarkdownStream } from '../../core/markdown/stream';
import type { Block } from '../../core/markdown/node';
import { Observable } from './observable';

/**
 * A growing Markdown text and its nodes. Only what draws `blocks` is drawn again when text comes, and
 * of the nodes only those that the text changed are new. Nothing is read as Markdown before `blocks`
 * is asked for: most messages of a long chat never are.
 */
export class ReplyText {
  /** Whether there is any text. */
  readonly some = new Observable(false);
  #text = '';
  #ended = false;
  #stream: MarkdownStream | undefined;
  #blocks: Observable<readonly Block[]> | undefined;

  constructor(text: string, ended: boolean) {
    this.become(text, ended);
  }

  /** The source. */
  get text(): string {
    return this.#text;
  }

  get blocks(): Observable<readonly Block[]> {
    this.#blocks ??= new Observable(this.#read().blocks);
    return this.#blocks;
  }

  append(text: string): void {
    if (text === '') return;
    this.#text += text;
    this.some.set(true);
    // Text after the end: what was read as ended is read again.
    if (this.#ended) this.#stream = undefined;
    else this.#stream?.append(text);
    this.#ended = false;
    this.#show();
  }

  /** Takes another text, keeping what is drawn where it only goes on from the present one. */
  become(text: string, ended: boolean): void {
    if (text.startsWith(this.#text)) {
      this.append(text.slice(this.#text.length));
    } else {
      this.#text = text;
      this.#ended = false;
      this.#stream = undefined;
      this.some.set(text !== '');
      this.#show();
    }
    if (ended) this.end();
  }

  /** No more text is expected; what was held back as half-formed is shown. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#stream?.end();
    this.#show();
  }

  #show(): void {
    this.#blocks?.set(this.#read().blocks);
  }

  #read(): MarkdownStream {
    if (this.#stream) return this.#stream;
    this.#stream = new MarkdownStream();
    this.#stream.append(this.#text);
    if (this.#ended) this.#stream.end();
    return this.#stream;
  }
}
