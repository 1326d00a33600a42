import { fenceOf, languageOf, type FenceMark } from './marker';

/** Info strings whose blocks hold Markdown, so that fences in them are to be expected. */
const markdownNames: ReadonlySet<string> = new Set(
  'markdown md mdx mdc mkd mdown gfm commonmark rmd rmarkdown qmd readme'.split(' '),
);

/** Whether a block with this language is read by the rule for fences within fences. */
export function mayHoldFences(language: string): boolean {
  return markdownNames.has(language);
}

/** What a line within such a block is. `reopen` asks to read it again after the block has been closed. */
export type InnerLine = 'content' | 'close' | 'wait' | 'reopen';

/**
 * The fences within a fenced block of Markdown, where replies often use the outer fence's length for
 * the inner ones too. By CommonMark the first inner closing fence would then end the block.
 *
 * The rule: a fence with an info string begins an inner block, and the next bare fence at least as long
 * ends it. A bare fence outside any inner block ends the outer block, unless it looks like a beginning:
 * a blank line or one that ends in a colon before it, and text directly below. That last case is a
 * guess. If the document ends within the inner block that a guess began, the guess was wrong, and the
 * document has to be read again from there as CommonMark has it.
 */
export class InnerFences {
  readonly #char: string;
  readonly #length: number;
  /** The inner blocks that are open. */
  #open: { readonly length: number; readonly holdsFences: boolean }[] = [];
  #waiting: string | null = null;
  #mayBegin = false;

  constructor(fence: { readonly char: string; readonly length: number }) {
    this.#char = fence.char;
    this.#length = fence.length;
  }

  /** The same state, to be changed apart from this one. */
  fork(): InnerFences {
    const fork = new InnerFences({ char: this.#char, length: this.#length });
    fork.#open = this.#open.slice();
    fork.#waiting = this.#waiting;
    fork.#mayBegin = this.#mayBegin;
    return fork;
  }

  /** Whether an inner block is open. */
  get within(): boolean {
    return this.#open.length > 0;
  }

  /** A bare fence that ends the block or begins an inner one, as the next line will tell. */
  get waiting(): string | null {
    return this.#waiting;
  }

  /**
   * Judges the next line.
   *
   * @param line the line as content of the block
   * @param indent columns before its text
   */
  read(line: string, indent: number): InnerLine {
    const text = line.trim();
    const fence = fenceOf(text);
    if (this.#waiting !== null) {
      if (text === '' || fence !== undefined) return 'reopen';
      this.#open.push({ length: this.#length, holdsFences: false });
      this.#waiting = null;
    }
    const mayBegin = this.#mayBegin;
    this.#mayBegin = text === '' || text.endsWith(':');
    if (fence?.char !== this.#char || fence.length < this.#length) return 'content';
    return fence.info === ''
      ? this.#readBare(line, fence.length, indent, mayBegin)
      : this.#begin(fence);
  }

  #begin(fence: FenceMark): InnerLine {
    if (this.#open.at(-1)?.holdsFences ?? true) {
      const holdsFences = mayHoldFences(languageOf(fence.info));
      this.#open.push({ length: fence.length, holdsFences });
    }
    return 'content';
  }

  #readBare(line: string, length: number, indent: number, mayBegin: boolean): InnerLine {
    const inner = this.#open.at(-1);
    if (inner !== undefined) {
      if (length >= inner.length) this.#open.pop();
      return 'content';
    }
    if (indent > 3) return 'content';
    if (!mayBegin) return 'close';
    this.#waiting = line;
    return 'wait';
  }
}
