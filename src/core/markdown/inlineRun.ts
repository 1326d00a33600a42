import type { Definitions } from './definitions';
import { shownWhileForming } from './forming';
import { parseInline } from './inline';
import { InlineScanner, longestSegment } from './inlineScanner';
import type { Block, Inline, ListItem } from './node';

/** UTF-16 units beyond the longest segment that may be needed to judge its last characters. */
const lookahead = 2_100;

/** UTF-16 units of one text that are read for marks at all; a bound on absurd paragraphs. */
const mostRead = 50_000;

/** UTF-16 units of each piece of what is not read for marks. */
const plainSegment = 4_000;

/** UTF-16 units up to which the open end is read again whenever it grew. */
const alwaysRead = 1_000;

/** Growth by which a longer open end is read again: a bound on the work, whatever is never closed. */
const growth = 1.25;

/** What reading inline text needs to know and to count. */
export interface Reading {
  readonly definitions: Definitions;
  /** UTF-16 units read for inline marks and for lines. */
  readonly work: { characters: number };
  /** What looks ahead built of blocks and items they took for finished, by key. */
  readonly ahead: { readonly blocks: Map<string, Block>; readonly items: Map<string, ListItem> };
}

/** What a document is read with from its beginning. */
export function newReading(definitions: Definitions): Reading {
  return {
    definitions,
    work: { characters: 0 },
    ahead: { blocks: new Map(), items: new Map() },
  };
}

/** The nodes of a text, and the same by the pieces in which it was read. */
export interface InlineNodes {
  readonly children: readonly Inline[];
  readonly pieces: readonly (readonly Inline[])[];
}

/** Text that was read, and its nodes. */
interface Memory {
  source: string;
  version?: number;
  nodes: readonly Inline[];
}

/** Inline text that may grow at its end, with the nodes of its finished segments. */
export class InlineRun {
  /** The source. */
  text: string;
  #tail: string;
  #finished: Inline[] = [];
  #pieces: (readonly Inline[])[] = [];
  /** Whether a fork holds the same two arrays, so that they must not be changed. */
  #isShared = false;
  #scanner = new InlineScanner();
  /** Version of the definitions by which the first segment was read. */
  #version = -1;
  /** What was last shown of the open end; shared with forks, which show the same text a little longer. */
  #last: Memory = { source: '', nodes: [] };
  /** The same for the segment that was finished last. */
  #lastSegment: Memory = { source: '', nodes: [] };

  constructor(text = '') {
    this.text = text;
    this.#tail = text;
  }

  append(text: string): void {
    this.text += text;
    this.#tail += text;
  }

  /** The same text, to be continued apart from this. */
  fork(): InlineRun {
    const fork = new InlineRun();
    fork.text = this.text;
    fork.#tail = this.#tail;
    fork.#finished = this.#finished;
    fork.#pieces = this.#pieces;
    fork.#isShared = this.#isShared = true;
    fork.#scanner = this.#scanner.fork();
    fork.#version = this.#version;
    fork.#last = this.#last;
    fork.#lastSegment = this.#lastSegment;
    return fork;
  }

  /** Reads all segments that are complete. */
  settle(reading: Reading): void {
    for (;;) {
      const window = this.#tail.slice(0, longestSegment + lookahead);
      const before = this.#scanner.at;
      const end = this.#isExhausted ? undefined : this.#scanner.scan(window);
      reading.work.characters += this.#scanner.at - before;
      if (end !== undefined) {
        this.#finish(this.#readSegment(this.#tail.slice(0, end), reading));
        this.#continueAt(end);
      } else if (this.#mustCut(window.length)) {
        const length = this.#isExhausted ? plainSegment : longestSegment;
        const cut = isLowSurrogate(this.#tail, length) ? length - 1 : length;
        this.#finish([textNode(this.#tail.slice(0, cut))]);
        this.#continueAt(cut);
      } else {
        return;
      }
    }
  }

  /** The nodes of the whole text, which has come to its end. */
  complete(reading: Reading): InlineNodes {
    this.settle(reading);
    return this.#with(this.#read(withoutSpaceAtEnd(this.#tail), reading));
  }

  /** The nodes to show while the text may still grow. */
  forming(reading: Reading): InlineNodes {
    this.settle(reading);
    const tail = this.#tail;
    const last = this.#last;
    const isKnown = last.source !== '' && tail.startsWith(last.source);
    if (isKnown && tail.length > alwaysRead && tail.length < last.source.length * growth) {
      const rest = tail.slice(last.source.length);
      return this.#with(rest === '' ? last.nodes : [...last.nodes, textNode(rest)]);
    }
    const nodes = this.#read(shownWhileForming(tail, this.#scanner), reading);
    if (tail.length > alwaysRead) Object.assign(last, { source: tail, nodes });
    return this.#with(nodes);
  }

  /** Whether definitions that have come since may change nodes already made; forgets those if so. */
  invalidate(reading: Reading): boolean {
    if (this.#version === reading.definitions.version || !this.text.includes('[')) return false;
    this.#tail = this.text;
    this.#finished = [];
    this.#pieces = [];
    this.#isShared = false;
    this.#scanner = new InlineScanner();
    this.#version = -1;
    return true;
  }

  #read(text: string, reading: Reading): readonly Inline[] {
    if (text === '') return [];
    if (text.length > longestSegment || this.#isExhausted) return [textNode(text)];
    reading.work.characters += text.length;
    if (this.#version < 0) this.#version = reading.definitions.version;
    return parseInline(text, reading.definitions);
  }

  /** A fork reads a segment first, and then this again: the nodes should be the same. */
  #readSegment(source: string, reading: Reading): readonly Inline[] {
    const last = this.#lastSegment;
    if (last.source !== source || last.version !== reading.definitions.version) {
      const { version } = reading.definitions;
      Object.assign(last, { source, version, nodes: this.#read(source, reading) });
    }
    if (this.#version < 0) this.#version = reading.definitions.version;
    return last.nodes;
  }

  #finish(nodes: readonly Inline[]): void {
    if (this.#isShared) {
      this.#finished = this.#finished.slice();
      this.#pieces = this.#pieces.slice();
      this.#isShared = false;
    }
    this.#finished.push(...nodes);
    this.#pieces.push(nodes);
  }

  #with(last: readonly Inline[]): InlineNodes {
    return { children: this.#finished.concat(last), pieces: this.#pieces.concat([last]) };
  }

  /** Whether text without a safe place has become so long that it is taken as it stands. */
  #mustCut(length: number): boolean {
    if (this.#isExhausted) return length > plainSegment;
    if (length <= longestSegment) return false;
    return this.#scanner.at >= longestSegment || length === longestSegment + lookahead;
  }

  get #isExhausted(): boolean {
    return this.text.length - this.#tail.length >= mostRead;
  }

  #continueAt(offset: number): void {
    this.#tail = this.#tail.slice(offset);
    this.#scanner = new InlineScanner();
  }
}

function textNode(text: string): Inline {
  return { kind: 'text', text };
}

/** Only what Markdown takes for space at a paragraph's end: others are text. */
function withoutSpaceAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t\n'.includes(text[end - 1] ?? 'x')) end -= 1;
  return text.slice(0, end);
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
