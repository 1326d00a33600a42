import { beginBlock } from './blockStart';
import { forkSpine } from './fork';
import type { Reading } from './inlineRun';
import { Line } from './line';
import { readCodeLine, readMathLine, type LiteralLine } from './literal';
import type { CodeNode, MathNode, OpenNode } from './open';
import { beginParagraph, continueParagraph } from './paragraph';
import type { Spine } from './spine';
import { addRow } from './table';
import { isUndecided } from './undecided';

/** Columns by which a line must be indented to belong to a footnote. */
const footnoteIndent = 4;

/** What a line turned out to be. */
export type Outcome =
  /** Text of a paragraph, whatever the line goes on with. */
  | 'text'
  /** Something else. */
  | 'other'
  /** The beginning of a line that may still become this or that; nothing was done. */
  | 'undecided';

/** Where fences within a fence were guessed for the first time, and all lines since. */
interface Guess {
  readonly code: CodeNode;
  /** Lines of code before the guess. */
  readonly length: number;
  readonly source: string[];
}

/**
 * Reads a document line by line, in the way the specification describes: a line first continues open
 * blocks, then may begin new ones, and what is left of it is text. The work for a line depends on the
 * line and on the depth of the blocks, not on what came before.
 */
export class BlockParser {
  readonly spine: Spine;
  readonly reading: Reading;
  /** Whether this looks at the beginning of a line which is not complete. */
  readonly isFork: boolean;
  #guess: Guess | null = null;
  #mayGuess = true;

  constructor(spine: Spine, reading: Reading, isFork = false) {
    this.spine = spine;
    this.reading = reading;
    this.isFork = isFork;
  }

  /** A copy to read the beginning of a line with, and then to be dropped. */
  fork(): BlockParser {
    const definitions = this.reading.definitions.fork();
    const reading = { ...this.reading, definitions };
    return new BlockParser(forkSpine(this.spine, definitions), reading, true);
  }

  /** Reads a line, given without its line end. */
  read(text: string): Outcome {
    this.reading.work.characters += text.length;
    const line = new Line(text);
    const { spine } = this;
    let level = 1;
    let quotes = 0;
    for (; level < spine.nodes.length; level++) {
      const node = spine.nodes[level];
      if (node?.kind === 'code' || node?.kind === 'math') {
        const verdict = this.#readLiteral(node, line, text);
        if (verdict !== 'outside')
          return this.#afterLiteral(verdict, level, line.blank ? quotes : null);
        break;
      }
      if (node === undefined || !continues(node, line)) break;
      if (node.kind === 'quote') quotes = level;
    }
    const began = this.#readStarts(line, level);
    if (began === 'text' || began === 'undecided') return began;
    spine.blankFrom = line.blank && began === 'nothing' ? quotes + 1 : Infinity;
    return 'other';
  }

  /** Adds to the line read last, which was text and not complete. */
  extend(text: string): void {
    this.reading.work.characters += text.length;
    this.spine.paragraph?.run.append(text);
  }

  /** Ends the document. */
  finish(): void {
    const { spine } = this;
    const guess = this.#guess;
    if (guess !== null && spine.tip === guess.code && guess.code.inner?.within === true) {
      this.#takeBack(guess);
    }
    spine.closeTo(1);
  }

  #readLiteral(node: CodeNode | MathNode, line: Line, text: string): LiteralLine {
    if (node.kind === 'math') return readMathLine(node, line, this.isFork);
    const length = node.lines.length;
    const wasWaiting = typeof node.inner?.waiting === 'string';
    const verdict = readCodeLine(node, line, this.isFork);
    if (this.isFork || verdict !== 'taken') return verdict;
    if (wasWaiting && this.#guess?.code !== node) this.#guess = { code: node, length, source: [] };
    if (this.#guess?.code === node) this.#guess.source.push(text);
    return verdict;
  }

  #afterLiteral(verdict: LiteralLine, level: number, quotes: number | null): Outcome {
    if (verdict === 'undecided') return verdict;
    const node = this.spine.nodes[level];
    const isIndented = node?.kind === 'code' && node.fence === null;
    this.spine.blankFrom = isIndented && quotes !== null ? quotes + 1 : Infinity;
    if (verdict === 'end') this.spine.closeTo(level);
    return 'other';
  }

  #readStarts(line: Line, matched: number): 'text' | 'undecided' | 'something' | 'nothing' {
    const { spine } = this;
    let level = matched;
    for (let hasBegun = false; ; hasBegun = true) {
      if (this.isFork && isUndecidedIn(spine, line)) {
        // A bullet shows together with what it stands before.
        return hasBegun && spine.tip?.kind !== 'item' ? 'something' : 'undecided';
      }
      const start = line.blank ? 'none' : beginBlock(spine, line, level);
      if (start === 'leaf') {
        this.#settleLeaf();
        return 'something';
      }
      if (start === 'none') return this.#readText(line, level, hasBegun);
      level = spine.nodes.length;
    }
  }

  #readText(line: Line, level: number, hasBegun: boolean): 'text' | 'something' | 'nothing' {
    const { spine } = this;
    const open = spine.paragraph;
    if (line.blank || open === undefined) spine.closeTo(level);
    if (line.blank) return hasBegun ? 'something' : 'nothing';
    const { content } = line;
    if (open !== undefined && !hasBegun) {
      continueParagraph(open, content, spine.definitions);
      spine.blankFrom = Infinity;
      return 'text';
    }
    spine.closeTo(level);
    if (spine.tip?.kind === 'table') {
      addRow(spine.tip, content);
      return 'something';
    }
    const parent = spine.nodes[level - 1];
    const task = parent?.kind === 'item' && parent.nextKey === 0 ? taskOf(content) : undefined;
    if (parent?.kind === 'item' && task !== undefined) parent.checked = task.checked;
    spine.begin(level, (key) => beginParagraph(key, task?.text ?? content));
    spine.blankFrom = Infinity;
    return 'text';
  }

  /** A heading is complete with its line. Once a guess about fences was wrong, none is made again. */
  #settleLeaf(): void {
    const { tip, nodes } = this.spine;
    if (tip?.kind === 'paragraph' && !this.isFork) this.spine.closeTo(nodes.length - 1);
    if (tip?.kind === 'code' && !this.#mayGuess) tip.inner = null;
  }

  #takeBack(guess: Guess): void {
    const { code } = guess;
    code.lines.length = guess.length;
    code.text = code.lines.join('\n');
    code.inner = null;
    code.closed = true;
    this.#mayGuess = false;
    this.#guess = null;
    this.spine.closeTo(this.spine.nodes.length - 1);
    for (const line of guess.source) this.read(line);
  }
}

/** Whether a block other than code or mathematics goes on with the line, whose marker is then used up. */
function continues(node: OpenNode, line: Line): boolean {
  switch (node.kind) {
    case 'quote':
      if (line.indent > 3 || !line.content.startsWith('>')) return false;
      line.skipSpace();
      line.skip(1);
      line.skipColumns(1);
      return true;
    case 'item':
    case 'footnote': {
      const indent = node.kind === 'item' ? node.indent : footnoteIndent;
      if (line.blank ? node.nextKey === 0 : line.indent < indent) return false;
      line.skipColumns(indent);
      return true;
    }
    case 'paragraph':
      return !line.blank && node.level === 0;
    case 'table':
      return !line.blank && line.indent < 4;
    default:
      return node.kind === 'list';
  }
}

function isUndecidedIn(spine: Spine, line: Line): boolean {
  if (line.blank) return true;
  const inParagraph = spine.paragraph !== undefined;
  if (line.indent >= 4) return false;
  return isUndecided(line.content, inParagraph, spine.tip?.kind === 'table');
}

function taskOf(content: string): { checked: boolean; text: string } | undefined {
  const match = /^\[([ xX])\][ \t]+(?=\S)/.exec(content);
  if (match === null) return undefined;
  return { checked: match[1] !== ' ', text: content.slice(match[0].length) };
}
