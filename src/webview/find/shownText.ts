/** What is drawn in a message beside its words: buttons, the head of a code block, formulas. */
const beside = 'button, .code-head, [aria-hidden="true"], math, .reasoning';
/** Elements after which a new line begins. */
const blocks = new Set(['P', 'DIV', 'LI', 'PRE', 'TR', 'TD', 'TH', 'BLOCKQUOTE', 'SECTION', 'BR']);

interface Piece {
  readonly node: Text;
  /** Where its text begins in the whole. */
  readonly start: number;
}

/** The words of a message as they are shown, and where in the page each of them is. */
export class ShownText {
  readonly text: string;
  readonly #pieces: readonly Piece[];

  constructor(message: Element) {
    const pieces: Piece[] = [];
    let text = '';
    const read = (element: Element): void => {
      for (const node of element.childNodes) {
        if (node instanceof Text) {
          pieces.push({ node, start: text.length });
          text += node.data;
        } else if (node instanceof Element && !node.matches(beside)) {
          read(node);
          if (blocks.has(node.tagName)) text += '\n';
        }
      }
    };
    for (const part of message.querySelectorAll('.question-text, .markdown')) {
      if (!part.closest('.reasoning')) read(part);
    }
    this.text = text;
    this.#pieces = pieces;
  }

  /** The place on the page of a part of the text. */
  range(start: number, end: number): Range {
    const range = new Range();
    const from = this.#pieceAt(start);
    const to = this.#pieceAt(end - 1);
    if (from) range.setStart(from.node, Math.min(start - from.start, from.node.length));
    if (to) range.setEnd(to.node, Math.min(end - to.start, to.node.length));
    return range;
  }

  /** The piece that holds this place, or the last one before it. */
  #pieceAt(place: number): Piece | undefined {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#pieces[middle]?.start ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return this.#pieces[low];
  }
}
