import type { Highlighter, Token } from '../../core/highlight/highlighter';

/** Lines coloured at a time: a long block that is shown at once must not hold the page up. */
const slice = 100;

/** The coloured lines of one code block, kept from one drawing to the next while the code grows. */
export class CodePainter {
  readonly #highlighter: Highlighter;
  #finished: (readonly Token[])[] = [];
  #lastFinished: string | undefined;

  constructor(highlighter: Highlighter) {
    this.#highlighter = highlighter;
  }

  /** False when what was coloured is not the beginning of these lines: then a new painter is needed. */
  continues(lines: readonly string[], closed: boolean): boolean {
    const count = this.#finished.length;
    return (
      count <= (closed ? lines.length : lines.length - 1) &&
      (count === 0 || lines[count - 1] === this.#lastFinished)
    );
  }

  /**
   * Tokens of the lines coloured so far, line by line; lines beyond are not coloured yet, and
   * another call goes on with them. Of an open block the last line may still grow.
   */
  paint(lines: readonly string[], closed: boolean): readonly (readonly Token[])[] {
    const final = closed ? lines.length : lines.length - 1;
    const until = Math.min(final, this.#finished.length + slice);
    for (let at = this.#finished.length; at < until; at++) {
      this.#lastFinished = lines[at] ?? '';
      this.#finished.push(this.#highlighter.append(this.#lastFinished));
    }
    const open = closed || until < final ? undefined : lines[final];
    return open === undefined
      ? this.#finished
      : [...this.#finished, this.#highlighter.preview(open)];
  }
}
