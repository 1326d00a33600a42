import { BlockParser } from './blockParser';
import { newReading } from './inlineRun';
import { Definitions } from './definitions';
import type { Block } from './node';
import type { DocumentNode } from './open';
import { share } from './share';
import { emptyFlow, Spine } from './spine';
import { forgetReferences } from './late';
import { settleView, viewOf } from './view';

/** UTF-16 units up to which the beginning of any line is looked at whenever it grew. */
const alwaysRead = 1_000;

/** Growth by which a longer beginning is looked at again: a bound on the work for absurd lines. */
const growth = 1.25;

/**
 * A Markdown document that grows at its end. What was finished stays as it is: its nodes are the same
 * objects in all later reads of {@link blocks}, except for text that refers to a link or footnote
 * defined further down, which {@link end} brings up to date.
 */
export class MarkdownStream {
  readonly #document: DocumentNode = { kind: 'document', key: '', ...emptyFlow() };
  readonly #parser: BlockParser;
  /** The beginning of a line, not yet read for good. */
  #partial = '';
  /** UTF-16 units of it that the last look saw. */
  #lookedAt = 0;
  /** Whether the line's beginning is read for good, and is text, so that what follows is text too. */
  #isWithinText = false;
  /** Whether the last character was a carriage return, whose line feed may follow. */
  #isAfterReturn = false;
  #hasEnded = false;
  #isCurrent = true;
  #blocks: readonly Block[] = [];

  constructor() {
    const definitions = new Definitions();
    const spine = new Spine([this.#document], definitions);
    this.#parser = new BlockParser(spine, newReading(definitions));
  }

  /** Takes the next piece of the source, cut anywhere. Nothing is taken after {@link end}. */
  append(text: string): void {
    if (text === '' || this.#hasEnded) return;
    this.#isCurrent = false;
    const isSecondHalf = this.#isAfterReturn && text.startsWith('\n');
    this.#isAfterReturn = text.endsWith('\r');
    let start = isSecondHalf ? 1 : 0;
    const lineEnds = /\r\n?|\n/g;
    lineEnds.lastIndex = start;
    for (let match = lineEnds.exec(text); match !== null; match = lineEnds.exec(text)) {
      this.#addToLine(text.slice(start, match.index));
      this.#endLine();
      start = lineEnds.lastIndex;
    }
    this.#addToLine(text.slice(start));
  }

  /** Says that nothing more will come, and brings references to later definitions up to date. */
  end(): void {
    if (this.#hasEnded) return;
    if (this.#partial !== '' || this.#isWithinText) this.#endLine();
    this.#parser.finish();
    this.#hasEnded = true;
    this.#isCurrent = false;
    const { definitions } = this.#parser.reading;
    if (definitions.version === 0) return;
    definitions.renumber();
    forgetReferences(this.#document, this.#parser.reading);
  }

  /**
   * The blocks so far. They are built when read: a page that reads once a frame does the work of one
   * read, however many pieces came in between.
   */
  get blocks(): readonly Block[] {
    if (!this.#isCurrent) {
      const blocks = this.#build();
      this.#blocks = this.#hasEnded ? share(this.#blocks, blocks) : blocks;
      this.#isCurrent = true;
    }
    return this.#blocks;
  }

  /** UTF-16 units read so far, those that were read again counted again: the measure of work. */
  get work(): number {
    return this.#parser.reading.work.characters;
  }

  #addToLine(text: string): void {
    const clean = text.replaceAll('\0', '\uFFFD');
    if (this.#isWithinText) this.#parser.extend(clean);
    else this.#partial += clean;
  }

  #endLine(): void {
    if (!this.#isWithinText) this.#parser.read(this.#partial);
    this.#isWithinText = false;
    this.#partial = '';
    this.#lookedAt = 0;
  }

  #build(): readonly Block[] {
    settleView(this.#parser);
    if (this.#partial === '') return viewOf(this.#parser, this.#isWithinText);
    const { length } = this.#partial;
    if (length > alwaysRead && length < this.#lookedAt * growth) return this.#blocks;
    this.#lookedAt = length;
    const fork = this.#parser.fork();
    const outcome = fork.read(this.#partial);
    if (outcome === 'undecided') return viewOf(this.#parser, false);
    if (outcome === 'other') return viewOf(fork, true);
    this.#parser.read(this.#partial);
    this.#partial = '';
    this.#isWithinText = true;
    return viewOf(this.#parser, true);
  }
}
