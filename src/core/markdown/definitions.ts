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
  /** The first footnote of each label. */
  readonly #byLabel: Record<string, FootnoteNode>;
  /** By normalised label, in the order of mention, from 1 on. */
  #numbers: Record<string, number>;
  /** The labels in the order of their mention. */
  #mentioned: string[];

  constructor(parent?: Definitions) {
    this.links = heir(parent?.links);
    this.footnotes = parent?.footnotes.slice() ?? [];
    this.version = parent?.version ?? 0;
    this.#byLabel = heir(parent && parent.#byLabel);
    this.#numbers = heir(parent && parent.#numbers);
    this.#mentioned = parent === undefined ? [] : parent.#mentioned.slice();
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
    this.#byLabel[footnote.label] ??= footnote;
    this.version += 1;
  }

  /** Puts a copy in the place of the footnote it is a copy of. */
  replaceFootnote(copy: FootnoteNode): void {
    const index = this.footnotes.findIndex((footnote) => footnote.key === copy.key);
    if (index === -1) return;
    if (this.#byLabel[copy.label] === this.footnotes[index]) this.#byLabel[copy.label] = copy;
    this.footnotes[index] = copy;
  }

  /** Forgets which footnotes were mentioned, to count them again from the document's beginning. */
  renumber(): void {
    this.#numbers = heir();
    this.#mentioned = [];
    this.version += 1;
  }

  hasFootnote(label: string): boolean {
    return normalizeLabel(label) in this.#byLabel;
  }

  /** Number of a footnote by order of first mention, which this may be. */
  mention(label: string): number {
    const normal = normalizeLabel(label);
    return (this.#numbers[normal] ??= this.#mentioned.push(normal));
  }

  /** The footnote of a number as far as it was mentioned. */
  numbered(number: number): FootnoteNode | undefined {
    const label = this.#mentioned[number - 1];
    return label === undefined ? undefined : this.#byLabel[label];
  }
}

/** A record that begins with what `parent` has; what is set in it is not set there. */
function heir<T>(parent?: Readonly<Record<string, T>>): Record<string, T> {
  return Object.create(parent ?? null) as Record<string, T>;
}
