/** Where something stands in a text, UTF-16 offsets. */
export type Span = readonly [start: number, end: number];

/** What a person looks for: words that all have to be there, in any case and order; "…" is one. */
export class SearchTerms {
  readonly #terms: readonly RegExp[];

  constructor(query: string) {
    const words = query.match(/"[^"]+"?|[^\s"]+/g) ?? [];
    this.#terms = words
      .map((word) => word.replaceAll('"', '').trim())
      .filter((word) => word !== '')
      .map((word) => new RegExp(escaped(word), 'giu'));
  }

  get isEmpty(): boolean {
    return this.#terms.length === 0;
  }

  matches(text: string): boolean {
    return this.#terms.every((term) => text.search(term) >= 0);
  }

  /** The first places of the terms in a text, in order, not overlapping. */
  spans(text: string, limit = 20): readonly Span[] {
    const all = this.#terms.flatMap((term) => {
      const found: Span[] = [];
      for (const { index, 0: match } of text.matchAll(term)) {
        if (found.push([index, index + match.length]) >= limit) break;
      }
      return found;
    });
    const ordered = all.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let reached = 0;
    return ordered.filter(([start, end]) => {
      const isFree = start >= reached;
      if (isFree) reached = end;
      return isFree;
    });
  }
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
