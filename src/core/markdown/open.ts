import type { InlineRun } from './inlineRun';
import type { InnerFences } from './innerFences';
import type { Alignment, Block, Cell, Footnote, ListItem, Row } from './node';

/**
 * The nodes of a document while it is being read. Those on the path from the document to its end (the
 * spine) still change; the others are finished, and what the page sees of them is built once.
 */
export type OpenNode = DocumentNode | ItemNode | BlockNode;
/** What a document, a quote, an item or a footnote consists of. */
export type BlockNode = QuoteNode | ListNode | FootnoteNode | LeafNode;
/** A container of blocks. */
export type FlowNode = DocumentNode | QuoteNode | ItemNode | FootnoteNode;
export type LeafNode = ParagraphNode | CodeNode | TableNode | MathNode | RuleNode;

interface Parent {
  readonly key: string;
  /** Counts children ever begun, so that keys stay when one turns out to be nothing. */
  nextKey: number;
  /** How many children are in `shown` for good. */
  settled: number;
}
interface Flow extends Parent {
  children: BlockNode[];
  /** What is shown of settled children that are none of a fork's own: `shown` follows it. */
  readonly before: readonly Block[];
  shown: Block[];
}
export interface DocumentNode extends Flow {
  readonly kind: 'document';
}
export interface QuoteNode extends Flow {
  readonly kind: 'quote';
  view?: Block;
}
export interface ListNode extends Parent {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly start: number;
  /** What the markers have in common. */
  readonly delimiter: string;
  tight: boolean;
  children: ItemNode[];
  /** As in a flow. */
  readonly before: readonly ListItem[];
  shown: ListItem[];
  view?: Block;
}
export interface ItemNode extends Flow {
  readonly kind: 'item';
  /** Columns by which a line must be indented to belong to the item. */
  readonly indent: number;
  checked: boolean | null;
  view?: ListItem;
}
export interface FootnoteNode extends Flow {
  readonly kind: 'footnote';
  /** Normalised. */
  readonly label: string;
  /** As written. */
  readonly name: string;
  view?: Footnote;
}
/** A paragraph, or with a level a heading. */
export interface ParagraphNode {
  readonly kind: 'paragraph';
  readonly key: string;
  level: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  run: InlineRun;
  /** Lines so far. */
  lines: number;
  /** Whether it may begin with link definitions. */
  mayDefine: boolean;
  /** The last line where it begins with a bar, not in `run` yet: it may turn out a table's header. */
  held: string | null;
  view?: Block;
}
export interface CodeNode {
  readonly kind: 'code';
  readonly key: string;
  /** Null for indented code. */
  readonly fence: {
    readonly char: string;
    readonly length: number;
    readonly indent: number;
  } | null;
  readonly info: string;
  text: string;
  lines: string[];
  closed: boolean;
  /** Blank lines at the end of indented code, which belong to it only if more code follows. */
  blanks: string[];
  inner: InnerFences | null;
  view?: Block;
}
export interface TableNode {
  readonly kind: 'table';
  readonly key: string;
  readonly align: readonly Alignment[];
  readonly header: readonly InlineRun[];
  headerView?: readonly Cell[];
  rows: RowNode[];
  shown: Row[];
  /** Cells that rows lacked and were given. */
  padding: number;
  view?: Block;
}
export interface RowNode {
  readonly key: string;
  readonly cells: readonly InlineRun[];
}
export interface MathNode {
  readonly kind: 'math';
  readonly key: string;
  readonly close: string;
  /** Lines as written, to be shown as text if the formula is never closed. */
  source: string[];
  closed: boolean;
  view?: Block;
}
export interface RuleNode {
  readonly kind: 'rule';
  readonly key: string;
  view?: Block;
}
