/** Columns from one tab stop to the next. */
const tabStop = 4;

/** A cursor over one line of source that knows columns, so that a tab may be used up in part. */
export class Line {
  readonly text: string;
  /** Offset of the next character. */
  offset = 0;
  /** Column of the next character; within a tab that is partly used up, between its columns. */
  column = 0;
  #inTab = false;
  #textOffset = 0;
  #textColumn = 0;

  constructor(text: string) {
    this.text = text;
    this.#findText();
  }

  /** Columns of white space from here on. */
  get indent(): number {
    return this.#textColumn - this.column;
  }

  /** Whether nothing but white space is left. */
  get blank(): boolean {
    return this.#textOffset >= this.text.length;
  }

  /** What is left, from the first character that is no white space. */
  get content(): string {
    return this.text.slice(this.#textOffset);
  }

  /** What is left, white space included; a tab used up in part becomes spaces. */
  get rest(): string {
    if (!this.#inTab) return this.text.slice(this.offset);
    return ' '.repeat(tabStop - (this.column % tabStop)) + this.text.slice(this.offset + 1);
  }

  /** Moves to the first character that is no white space. */
  skipSpace(): void {
    this.offset = this.#textOffset;
    this.column = this.#textColumn;
    this.#inTab = false;
  }

  /** Moves on by `count` characters, none of which is a tab. */
  skip(count: number): void {
    this.offset += count;
    this.column += count;
    this.#inTab = false;
    this.#findText();
  }

  /** Moves on over at most `columns` columns of white space. */
  skipColumns(columns: number): void {
    const end = this.column + Math.min(columns, this.indent);
    while (this.column < end) {
      const width = this.text[this.offset] === '\t' ? tabStop - (this.column % tabStop) : 1;
      this.#inTab = this.column + width > end;
      this.column = Math.min(this.column + width, end);
      if (!this.#inTab) this.offset += 1;
    }
  }

  #findText(): void {
    let offset = this.offset;
    let column = this.column;
    for (; offset < this.text.length; offset++) {
      const char = this.text[offset];
      if (char === ' ') column += 1;
      else if (char === '\t') column += tabStop - (column % tabStop);
      else break;
    }
    this.#textOffset = offset;
    this.#textColumn = column;
  }
}
