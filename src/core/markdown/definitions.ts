import { normalizeLabel } from './label';
import type { FootnoteNode } from './open';

/** What a link definition says. */
export interface LinkTarget {
  readonly href: string;
  readonly title: string;
}

/** The link and footnote definitions of a document as far as it is known. */
export class Definitions {
  /** By normalised label. The first definition of a label counts. */
  readonly links: Record<string, LinkTarget>;
  readonly footnotes: FootnoteNode[];
  /** Grows with each definition. */
  version: number;
  #numbers: Map<string, number>;

  constructor(parent?: Definitions) {
    this.links = Object.create(parent?.links ?? null) as Record<string, LinkTarget>;
    this.footnotes = parent?.footnotes.slice() ?? [];
    this.version = parent?.version ?? 0;
    this.#numbers = new Map(parent === undefined ? [] : parent.#numbers);
  }

  /** Definitions that begin with these, for a preview; what is added to them is not added here. */
  fork(): Definitions {
    return new Definitions(this);
  }

  addLink(label: string, target: LinkTarget): void {
    const normal = normalizeLabel(label);
    if (normal === '' || normal in this.links) return;
    this.links[normal] = target;
    this.version += 1;
  }

  addFootnote(footnote: FootnoteNode): void {
    this.footnotes.push(footnote);
    this.version += 1;
  }

  /** Puts a copy in the place of the footnote it is a copy of. */
  replaceFootnote(copy: FootnoteNode): void {
    const index = this.footnotes.findIndex((footnote) => footnote.key === copy.key);
    if (index !== -1) this.footnotes[index] = copy;
  }

  /** Forgets which footnotes were mentioned, to count them again from the document's beginning. */
  renumber(): void {
    this.#numbers = new Map();
    this.version += 1;
  }

  hasFootnote(label: string): boolean {
    const normal = normalizeLabel(label);
    return this.footnotes.some((footnote) => footnote.label === normal);
  }

  /** Number of a footnote by order of first mention, which this may be. */
  mention(label: string): number {
    const normal = normalizeLabel(label);
    const number = this.#numbers.get(normal) ?? this.#numbers.size + 1;
    this.#numbers.set(normal, number);
    return number;
  }

  /** Number of a footnote as far as it was mentioned; 0 otherwise. */
  numberOf(footnote: FootnoteNode): number {
    return this.#numbers.get(footnote.label) ?? 0;
  }
}
