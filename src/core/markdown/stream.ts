import type { Block } from './node';
import { parseMarkdown } from './parse';

/** A Markdown document that grows. */
export class MarkdownStream {
  #source = '';
  #blocks: readonly Block[] | undefined = [];

  /** Takes the next piece of the source, cut anywhere. */
  append(text: string): void {
    this.#source += text;
    this.#blocks = undefined;
  }

  /** Says that nothing more will come. */
  end(): void {
    this.#blocks = undefined;
  }

  /** The blocks so far. */
  get blocks(): readonly Block[] {
    this.#blocks ??= parseMarkdown(this.#source);
    return this.#blocks;
  }
}
