import type { MathElement } from './mathElement';

type Read = (text: string, display: boolean) => MathElement | undefined;

/** UTF-16 units of TeX that are read in one frame, so that a reply full of it does not hold it up. */
const perFrame = 1_500;

/** What reading a formula costs beside its length, in the same units. */
const perFormula = 20;

/** Formulas that are remembered, for those that are drawn again at another place. */
const remembered = 1_000;

interface Waiting {
  readonly text: string;
  readonly display: boolean;
  readonly listeners: Set<() => void>;
}

/**
 * Reads formulas with Temml, which is loaded when the first one is to be drawn. What does not fit into
 * a frame waits for the next one.
 */
export class Formulas {
  readonly #load: () => Promise<Read>;
  readonly #nextFrame: (run: () => void) => void;
  readonly #known = new Map<string, MathElement | null>();
  readonly #waiting = new Map<string, Waiting>();
  #read: Read | undefined;
  #isLoading = false;
  #spent = 0;
  #isFrameAsked = false;

  constructor(load: () => Promise<Read>, nextFrame: (run: () => void) => void) {
    this.#load = load;
    this.#nextFrame = nextFrame;
  }

  /** The formula; null where it cannot be drawn; undefined where it has to be waited for. */
  get(text: string, display: boolean): MathElement | null | undefined {
    const key = keyOf(text, display);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    return this.#spent < perFrame ? this.#readNow(text, display) : undefined;
  }

  /** Calls `ready` once when `get` will answer. Returns what gives up waiting. */
  wait(text: string, display: boolean, ready: () => void): () => void {
    const key = keyOf(text, display);
    const waiting = this.#waiting.get(key) ?? { text, display, listeners: new Set() };
    waiting.listeners.add(ready);
    this.#waiting.set(key, waiting);
    if (this.#read === undefined) this.#begin();
    else this.#askFrame();
    return () => {
      waiting.listeners.delete(ready);
      if (waiting.listeners.size === 0) this.#waiting.delete(key);
    };
  }

  #begin(): void {
    if (this.#isLoading) return;
    this.#isLoading = true;
    this.#load().then(
      (read) => {
        this.#read = read;
        this.#goOn();
      },
      // Formulas that are shown as they were written can still be read.
      () => undefined,
    );
  }

  #readNow(text: string, display: boolean): MathElement | null | undefined {
    if (this.#read === undefined) return undefined;
    this.#spent += text.length + perFormula;
    this.#askFrame();
    const element = this.#read(text, display) ?? null;
    this.#known.set(keyOf(text, display), element);
    const oldest = this.#known.keys().next();
    if (this.#known.size > remembered && !oldest.done) this.#known.delete(oldest.value);
    return element;
  }

  #askFrame(): void {
    if (this.#isFrameAsked) return;
    this.#isFrameAsked = true;
    this.#nextFrame(() => {
      this.#isFrameAsked = false;
      this.#spent = 0;
      this.#goOn();
    });
  }

  #goOn(): void {
    for (const [key, { text, display, listeners }] of this.#waiting) {
      if (this.get(text, display) === undefined) return;
      this.#waiting.delete(key);
      for (const ready of listeners) ready();
    }
  }
}

function keyOf(text: string, display: boolean): string {
  return `${display ? 'display' : 'inline'} ${text}`;
}
