import type { Definitions } from './definitions';
import { shownWhileForming } from './forming';
import { parseInline } from './inline';
import { InlineScanner, longestSegment } from './inlineScanner';
import type { Inline } from './node';

/** UTF-16 units beyond the longest segment that may be needed to judge its last characters. */
const lookahead = 2_100;

/** UTF-16 units up to which the open end is read again whenever it grew. */
const alwaysRead = 1_000;

/** Growth by which a longer open end is read again: a bound on the work, whatever is never closed. */
const growth = 1.125;

/** What reading inline text needs to know and to count. */
export interface Reading {
  readonly definitions: Definitions;
  /** UTF-16 units read for inline marks and for lines. */
  readonly work: { characters: number };
}

/** Inline text that may grow at its end, with the nodes of its finished segments. */
export class InlineRun {
  /** The source. */
  text: string;
  #tail: string;
  #finished: Inline[] = [];
  #scanner = new InlineScanner();
  /** Version of the definitions by which the first segment was read. */
  #version = -1;
  /** What was last shown of the open end; shared with forks, which show the same text a little longer. */
  #last: { source: string; nodes: readonly Inline[] } = { source: '', nodes: [] };

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
    fork.#finished = this.#finished.slice();
    fork.#scanner = this.#scanner.fork();
    fork.#version = this.#version;
    fork.#last = this.#last;
    return fork;
  }

  /** Reads all segments that are complete. */
  settle(reading: Reading): void {
    for (;;) {
      const window = this.#tail.slice(0, longestSegment + lookahead);
      const before = this.#scanner.at;
      const end = this.#scanner.scan(window);
      reading.work.characters += this.#scanner.at - before;
      if (end !== undefined) {
        this.#finished.push(...this.#read(this.#tail.slice(0, end), reading));
        this.#continueAt(end);
      } else if (
        this.#scanner.at >= longestSegment ||
        window.length === longestSegment + lookahead
      ) {
        const cut = isLowSurrogate(this.#tail, longestSegment)
          ? longestSegment - 1
          : longestSegment;
        this.#finished.push({ kind: 'text', text: this.#tail.slice(0, cut) });
        this.#continueAt(cut);
      } else {
        return;
      }
    }
  }

  /** The nodes of the whole text, which has come to its end. */
  complete(reading: Reading): readonly Inline[] {
    this.settle(reading);
    return [...this.#finished, ...this.#read(withoutSpaceAtEnd(this.#tail), reading)];
  }

  /** The nodes to show while the text may still grow. */
  forming(reading: Reading): readonly Inline[] {
    this.settle(reading);
    const tail = this.#tail;
    const last = this.#last;
    const isKnown = last.source !== '' && tail.startsWith(last.source);
    if (isKnown && tail.length > alwaysRead && tail.length < last.source.length * growth) {
      const rest = tail.slice(last.source.length);
      return [...this.#finished, ...last.nodes, ...(rest === '' ? [] : [textNode(rest)])];
    }
    const nodes = this.#read(shownWhileForming(tail, this.#scanner), reading);
    if (tail.length > alwaysRead) Object.assign(last, { source: tail, nodes });
    return [...this.#finished, ...nodes];
  }

  /** Whether definitions that have come since may change nodes already made; forgets those if so. */
  invalidate(reading: Reading): boolean {
    if (this.#version === reading.definitions.version || !this.text.includes('[')) return false;
    this.#tail = this.text;
    this.#finished = [];
    this.#scanner = new InlineScanner();
    this.#version = -1;
    return true;
  }

  #read(text: string, reading: Reading): readonly Inline[] {
    reading.work.characters += text.length;
    if (this.#version < 0) this.#version = reading.definitions.version;
    if (text.length > longestSegment) return [textNode(text)];
    return text === '' ? [] : parseInline(text, reading.definitions);
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
