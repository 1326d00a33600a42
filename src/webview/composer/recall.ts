/** Goes through earlier questions with the arrow keys, from an empty box. */
export class Recall {
  #at = -1;
  #shown: string | undefined;

  /**
   * The question to put in the box, or undefined when the key is to move the caret. `questions`:
   * newest first; `box`: what the box holds. An older one is recalled from an empty box or from a
   * recalled text that was not changed.
   */
  step(
    direction: 'older' | 'newer',
    questions: readonly string[],
    box: string,
  ): string | undefined {
    const recalling = this.#shown !== undefined && box === this.#shown;
    if (!recalling) this.#at = -1;
    if (!recalling && (box !== '' || direction === 'newer')) return undefined;
    const at = this.#at + (direction === 'older' ? 1 : -1);
    if (at >= questions.length) return undefined;
    this.#at = at;
    this.#shown = at < 0 ? undefined : questions[at];
    return this.#shown ?? '';
  }
}
