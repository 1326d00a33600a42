import { ShownText } from './shownText';

/** Hits marked in one message at most. */
const most = 2000;
/** Names under which `find.css` colours hits. */
const foundName = 'aimlapi-found';
const currentName = 'aimlapi-found-current';

/**
 * Marks hits on the page without changing its elements, by the CSS Custom Highlight API; a browser
 * without it shows none. Only messages that changed are read again.
 */
export class Highlights {
  readonly #ranges = new Map<Element, readonly Range[]>();
  readonly #pattern: RegExp;
  readonly #changed: () => void;
  readonly #observer: MutationObserver;
  readonly #content: Element;
  #frame = 0;
  readonly #touched = new Set<Element>();

  /** Marks what `pattern` finds below `content`, now and as it changes; `changed` tells of that. */
  constructor(content: Element, pattern: RegExp, changed: () => void) {
    this.#content = content;
    this.#pattern = pattern;
    this.#changed = changed;
    this.#observer = new MutationObserver((records) => this.#note(records));
    this.#observer.observe(content, { childList: true, characterData: true, subtree: true });
    for (const message of content.querySelectorAll('[data-turn]')) this.#read(message);
    this.#mark();
  }

  /** The hits in a message, in order. */
  of(message: Element): readonly Range[] {
    return this.#ranges.get(message) ?? [];
  }

  /** Marks one hit as the one that the person is at. */
  point(range: Range | undefined): void {
    if (range) registry()?.set(currentName, prior(new Highlight(range)));
    else registry()?.delete(currentName);
  }

  dispose(): void {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    registry()?.delete(foundName);
    registry()?.delete(currentName);
  }

  #note(records: readonly MutationRecord[]): void {
    for (const { target, addedNodes } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const message = element?.closest('[data-turn]');
      if (message) this.#touched.add(message);
      for (const node of addedNodes) {
        if (node instanceof Element && node.matches('[data-turn]')) this.#touched.add(node);
      }
    }
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#readTouched());
  }

  #readTouched(): void {
    for (const message of this.#ranges.keys()) {
      if (!this.#content.contains(message)) this.#ranges.delete(message);
    }
    for (const message of this.#touched) {
      if (this.#content.contains(message)) this.#read(message);
    }
    this.#touched.clear();
    this.#mark();
    this.#changed();
  }

  #read(message: Element): void {
    const shown = new ShownText(message);
    const ranges: Range[] = [];
    for (const { 0: hit, index } of shown.text.matchAll(this.#pattern)) {
      ranges.push(shown.range(index, index + hit.length));
      if (ranges.length === most) break;
    }
    this.#ranges.set(message, ranges);
  }

  #mark(): void {
    const ranges = [...this.#ranges.values()].flat();
    if (registry()) registry()?.set(foundName, new Highlight(...ranges));
  }
}

function registry(): HighlightRegistry | undefined {
  return 'highlights' in CSS ? CSS.highlights : undefined;
}

function prior(highlight: Highlight): Highlight {
  highlight.priority = 1;
  return highlight;
}
