/**
 * The nodes a Markdown reply consists of: plain immutable data, no HTML.
 *
 * Two reads of one stream share every node that did not change in between (`===`), and a node keeps
 * its `key` for as long as it lives, so that a page can leave alone what it has already built.
 */

/** Text with its marks. Neighbouring texts are not always joined: a long paragraph comes in pieces. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  /** A hard line break. */
  | { readonly kind: 'break' }
  /** A line end of the source, which reads as a space. */
  | { readonly kind: 'softbreak' }
  | { readonly kind: 'strong' | 'emphasis' | 'strike'; readonly children: readonly Inline[] }
  | Link
  | Image
  /** TeX without its delimiters; `display` where it was written to stand on a line of its own. */
  | { readonly kind: 'math'; readonly text: string; readonly display: boolean }
  /** `index` counts from 1 in the order of first mention. */
  | { readonly kind: 'footnoteRef'; readonly label: string; readonly index: number };

/** A link whose target is normalised (percent-encoded) but not judged: any scheme may stand here. */
export interface Link {
  readonly kind: 'link';
  readonly href: string;
  readonly title: string;
  readonly children: readonly Inline[];
}

/** An image to be shown by its description and target; nothing may load `src`. */
export interface Image {
  readonly kind: 'image';
  readonly src: string;
  readonly alt: string;
  readonly title: string;
}

/** A piece of a document. Keys are unique in the whole document. */
export type Block =
  | Paragraph
  | Heading
  | CodeBlock
  | { readonly kind: 'quote'; readonly key: string; readonly children: readonly Block[] }
  | List
  | Table
  /** Displayed TeX without its delimiters. Until `closed`, it may be half a formula. */
  | {
      readonly kind: 'math';
      readonly key: string;
      readonly text: string;
      readonly closed: boolean;
    }
  | { readonly kind: 'rule'; readonly key: string }
  | { readonly kind: 'footnotes'; readonly key: string; readonly items: readonly Footnote[] };

/** A paragraph. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly key: string;
  readonly children: readonly Inline[];
  /**
   * The same nodes in groups of a sentence or two. While the paragraph grows, all groups but the last
   * are final and stay the same arrays, so that a page can leave them alone as wholes.
   */
  readonly pieces: readonly (readonly Inline[])[];
}

/** A heading of level 1 to 6. */
export interface Heading {
  readonly kind: 'heading';
  readonly key: string;
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  readonly children: readonly Inline[];
}

/** A fenced or indented code block. */
export interface CodeBlock {
  readonly kind: 'code';
  readonly key: string;
  /** First word of the info string in lower case; empty where there is none. */
  readonly language: string;
  /** The whole info string. */
  readonly info: string;
  /** The code exactly: `lines` joined by line feeds, without a last line feed. */
  readonly text: string;
  /**
   * The same code by lines. While the block is open, all but the last line are final; the last one may
   * still grow.
   */
  readonly lines: readonly string[];
  /** False while more code may come, and for a fence that the document never closes. */
  readonly closed: boolean;
}

/** A list; `tight` says that its paragraphs stand without space between them. */
export interface List {
  readonly kind: 'list';
  readonly key: string;
  readonly ordered: boolean;
  /** Number of the first item; 1 for a bullet list. */
  readonly start: number;
  readonly tight: boolean;
  readonly items: readonly ListItem[];
}

/** One list item; `checked` is null where the item is no task. */
export interface ListItem {
  readonly key: string;
  readonly checked: boolean | null;
  readonly children: readonly Block[];
}

/** Alignment of a table column; null where the source leaves it open. */
export type Alignment = 'left' | 'right' | 'center' | null;

/** A table. Rows have as many cells as the header, save in tables of absurd size. */
export interface Table {
  readonly kind: 'table';
  readonly key: string;
  readonly align: readonly Alignment[];
  readonly header: readonly Cell[];
  readonly rows: readonly Row[];
}

/** One body row of a table. */
export interface Row {
  readonly key: string;
  readonly cells: readonly Cell[];
}

/** One table cell. Empty cells may be one shared object. */
export interface Cell {
  readonly children: readonly Inline[];
}

/** The text of a footnote; `index` is that of its references, 0 where none refers to it. */
export interface Footnote {
  readonly key: string;
  readonly label: string;
  readonly index: number;
  readonly children: readonly Block[];
}
