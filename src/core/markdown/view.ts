import type { BlockParser } from './blockParser';
import type { InlineRun, Reading } from './inlineRun';
import { languageOf } from './marker';
import type { Block, Cell, Footnote, ListItem, Row } from './node';
import type {
  BlockNode,
  CodeNode,
  FlowNode,
  FootnoteNode,
  ItemNode,
  ListNode,
  MathNode,
  OpenNode,
  ParagraphNode,
  RowNode,
  TableNode,
} from './open';
import { share } from './share';
import { allShown } from './spine';

/** The blocks of a document as read so far. `isPartial` says that its last line is not complete. */
export function viewOf(parser: BlockParser, isPartial: boolean): readonly Block[] {
  const { nodes } = parser.spine;
  const view = new View(nodes, parser, isPartial);
  const document = nodes[0];
  if (document?.kind !== 'document') return [];
  const blocks = view.flow(document, 0);
  const footnotes = view.footnotes();
  return footnotes === undefined ? blocks : [...blocks, footnotes];
}

/** Builds what is finished within the open blocks, once for all views to come and for all forks. */
export function settleView(parser: BlockParser): void {
  new View(parser.spine.nodes, parser, false).settle();
}

/**
 * Builds what the page sees. Finished nodes are built once and kept; open ones are built again each time,
 * sharing what is finished within them.
 */
class View {
  readonly #spine: readonly OpenNode[];
  readonly #reading: Reading;
  /** Whether this looks ahead of what is read for good. */
  readonly #isAhead: boolean;
  /** Whether the last line of the innermost block is not complete. */
  readonly #isPartial: boolean;

  constructor(spine: readonly OpenNode[], parser: BlockParser, isPartial: boolean) {
    this.#spine = spine;
    this.#reading = parser.reading;
    this.#isAhead = parser.isFork;
    this.#isPartial = isPartial;
  }

  /** Builds what is finished within the open blocks, for all views to come. */
  settle(): void {
    for (const [level, node] of this.#spine.entries()) {
      if (node.kind === 'list') this.#settleList(node, level);
      else if (node.kind === 'table') this.#settleTable(node);
      else if (node.kind === 'paragraph') node.run.settle(this.#reading);
      else if ('children' in node) this.#settleFlow(node, level);
    }
  }

  /** The blocks within an open container, which stands at `level` of the spine. */
  flow(node: FlowNode, level: number): readonly Block[] {
    const blocks = node.before.concat(node.shown);
    for (const child of node.children.slice(node.settled)) {
      const block =
        child === this.#spine[level + 1] ? this.#open(child, level + 1) : this.block(child);
      if (block !== undefined) blocks.push(block);
    }
    return blocks;
  }

  /** A finished block; undefined for a footnote, which is shown elsewhere. */
  block(node: BlockNode): Block | undefined {
    if (node.kind === 'footnote') return undefined;
    node.view ??= this.#keep(this.#build(node, -1), this.#reading.ahead.blocks);
    return node.view;
  }

  /** The footnotes in the order of their mention, then those that nothing mentions. */
  footnotes(): Block | undefined {
    const { definitions } = this.#reading;
    const left = new Set(definitions.footnotes);
    const items: Footnote[] = [];
    // The text of a footnote may mention further ones.
    for (let index = 1; left.size > 0; index++) {
      const node = definitions.numbered(index);
      if (node === undefined) break;
      left.delete(node);
      items.push(this.#footnote(node, index));
    }
    for (const node of left) items.push(this.#footnote(node, 0));
    return items.length === 0 ? undefined : { kind: 'footnotes', key: 'notes', items };
  }

  #footnote(node: FootnoteNode, index: number): Footnote {
    const level = this.#spine.indexOf(node);
    if (node.view?.index === index && level === -1) return node.view;
    const children = level === -1 ? this.#finished(node) : this.flow(node, level);
    const view = { key: `note-${node.key}`, label: node.name, index, children };
    if (level === -1) node.view = view;
    return view;
  }

  #open(node: BlockNode, level: number): Block | undefined {
    if (node.kind === 'footnote') return undefined;
    const block = this.#build(node, level);
    return block.kind === 'paragraph' && block.children.length === 0 ? undefined : block;
  }

  /** @param level the node's level of the spine; -1 for a finished node */
  #build(node: Exclude<BlockNode, FootnoteNode>, level: number): Block {
    const { key } = node;
    switch (node.kind) {
      case 'quote': {
        const children = level === -1 ? this.#finished(node) : this.flow(node, level);
        return { kind: 'quote', key, children };
      }
      case 'list':
        return this.#list(node, level);
      case 'paragraph':
        return this.#paragraph(node, level !== -1);
      case 'code':
        return codeBlock(node, level !== -1);
      case 'table':
        return this.#table(node, level !== -1);
      case 'math':
        return { kind: 'math', key, text: formulaOf(node), closed: node.closed };
      case 'rule':
        return { kind: 'rule', key };
    }
  }

  #list(node: ListNode, level: number): Block {
    const { key, ordered, start, tight } = node;
    this.#settleList(node, level);
    const items = node.before.concat(node.shown);
    for (const child of node.children.slice(node.settled)) {
      const children = this.flow(child, level + 1);
      items.push({ key: child.key, checked: child.checked, children });
    }
    return { kind: 'list', key, ordered, start: ordered ? start : 1, tight, items };
  }

  #paragraph(node: ParagraphNode, isOpen: boolean): Block {
    const { key, level, run } = node;
    const nodes = isOpen ? run.forming(this.#reading) : run.complete(this.#reading);
    return level === 0
      ? { kind: 'paragraph', key, ...nodes }
      : { kind: 'heading', key, level, children: nodes.children };
  }

  #table(node: TableNode, isOpen: boolean): Block {
    const { key, align } = node;
    node.headerView ??= node.header.map((run) => this.#cell(run));
    if (!isOpen) this.#settleTable(node, 0);
    const rows = node.shown.slice();
    const open = node.rows[rows.length];
    if (open !== undefined) rows.push(this.#row(open, this.#isPartial));
    return { kind: 'table', key, align, header: node.headerView, rows };
  }

  /** @param isForming whether the last cell that is there may still grow */
  #row(node: RowNode, isForming: boolean): Row {
    const last = node.cells.findLastIndex((run) => run.text !== '');
    const cells = node.cells.map((run, index) =>
      isForming && index === last
        ? { children: run.forming(this.#reading).children }
        : this.#cell(run),
    );
    return { key: node.key, cells };
  }

  #cell(run: InlineRun): Cell {
    return run.text === '' ? emptyCell : { children: run.complete(this.#reading).children };
  }

  /** What is finished ahead is finished again for good: the same object should stand for both. */
  #keep<T extends { readonly key: string }>(fresh: T, ahead: Map<string, T>): T {
    const known = ahead.get(fresh.key);
    const view = known === undefined ? fresh : share(known, fresh);
    if (this.#isAhead) ahead.set(fresh.key, view);
    else if (known !== undefined) ahead.delete(fresh.key);
    return view;
  }

  #finished(node: FlowNode): readonly Block[] {
    this.#settleFlow(node, -1);
    return allShown(node);
  }

  #settleFlow(node: FlowNode, level: number): void {
    const open = level === -1 ? undefined : this.#spine[level + 1];
    for (; node.settled < node.children.length; node.settled++) {
      const child = node.children[node.settled];
      if (child === undefined || child === open) return;
      const block = this.block(child);
      if (block !== undefined) node.shown.push(block);
    }
  }

  #settleList(node: ListNode, level: number): void {
    const open = level === -1 ? undefined : this.#spine[level + 1];
    for (; node.settled < node.children.length; node.settled++) {
      const child = node.children[node.settled];
      if (child === undefined || child === open) return;
      node.shown.push(this.#item(child));
    }
  }

  #item(node: ItemNode): ListItem {
    if (node.view === undefined) {
      const { key, checked } = node;
      const item = { key, checked, children: this.#finished(node) };
      node.view = this.#keep(item, this.#reading.ahead.items);
    }
    return node.view;
  }

  /** @param pending rows at the end that may still grow */
  #settleTable(node: TableNode, pending = 0): void {
    while (node.shown.length < node.rows.length - pending) {
      const row = node.rows[node.shown.length];
      if (row === undefined) return;
      node.shown.push(this.#row(row, false));
    }
  }
}

const emptyCell: Cell = { children: [] };

function codeBlock(node: CodeNode, isOpen: boolean): Block {
  const { key, info, text, closed } = node;
  const lines: readonly string[] = isOpen ? node.lines.slice() : node.lines;
  return { kind: 'code', key, language: languageOf(info), info, text, lines, closed };
}

function formulaOf(node: MathNode): string {
  const source = node.source.join('\n').slice(2);
  return (node.closed ? source.slice(0, -2) : source).trim();
}
