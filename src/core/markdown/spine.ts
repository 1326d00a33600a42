import type { Definitions } from './definitions';
import type { BlockNode, FlowNode, ItemNode, ListNode, OpenNode, ParagraphNode } from './open';
import { beginParagraph, dropDefinitions, release } from './paragraph';

/** The open blocks of a document, from the document itself to the innermost one. */
export class Spine {
  nodes: OpenNode[];
  readonly definitions: Definitions;
  /**
   * The level from which on the line before was blank: outside a quote it is not, if it had the quote's
   * marker. Infinity where the line was not blank.
   */
  blankFrom = Infinity;

  constructor(nodes: OpenNode[], definitions: Definitions) {
    this.nodes = nodes;
    this.definitions = definitions;
  }

  /** The innermost open block. */
  get tip(): OpenNode | undefined {
    return this.nodes.at(-1);
  }

  /** The innermost open block, if it is a paragraph that a line may continue. */
  get paragraph(): ParagraphNode | undefined {
    const tip = this.tip;
    return tip?.kind === 'paragraph' && tip.level === 0 ? tip : undefined;
  }

  /** Closes all blocks at the given level and deeper. */
  closeTo(level: number): void {
    while (this.nodes.length > level) {
      const node = this.nodes.pop();
      if (node !== undefined) this.#finish(node);
    }
  }

  /**
   * Begins a block in the innermost block above `level` that can hold it.
   *
   * @param make builds the node from its key
   */
  begin(level: number, make: (key: string) => BlockNode): void {
    let depth = level;
    let parent = this.nodes[depth - 1];
    while (depth > 1 && !isFlow(parent)) parent = this.nodes[--depth - 1];
    this.closeTo(depth);
    if (!isFlow(parent)) return;
    if (parent.kind === 'item' && parent.nextKey > 0) this.#loosen(depth - 1, depth - 2);
    const node = make(childKey(parent));
    parent.children.push(node);
    this.nodes.push(node);
  }

  /** Begins an item in the list at `level - 1`. */
  beginItem(level: number, indent: number): void {
    this.closeTo(level);
    const list = this.nodes[level - 1];
    if (list?.kind !== 'list') return;
    if (list.nextKey > 0) this.#loosen(level - 1, level - 1);
    const key = childKey(list);
    const item: ItemNode = { kind: 'item', key, indent, checked: null, ...emptyFlow() };
    list.children.push(item);
    this.nodes.push(item);
  }

  /** Puts a block in the place of the innermost one, which does not count as closed. */
  replaceTip(node: BlockNode): void {
    const parent = this.nodes.at(-2);
    if (!isFlow(parent)) return;
    this.nodes.splice(-1, 1, node);
    parent.children.splice(-1, 1, node);
  }

  /** A blank line seen from `level` makes the list at `listLevel` loose. */
  #loosen(level: number, listLevel: number): void {
    const list = this.nodes[listLevel];
    if (level >= this.blankFrom && list?.kind === 'list') list.tight = false;
  }

  /** Does what can only be done when a block's end is known. Its parent is the tip. */
  #finish(node: OpenNode): void {
    const parent = this.tip;
    if (!isFlow(parent)) return;
    if (node.kind === 'paragraph' && node.level === 0) {
      release(node);
      dropDefinitions(node, this.definitions);
      if (node.run.text === '') parent.children.pop();
    } else if (node.kind === 'code') {
      if (typeof node.inner?.waiting === 'string') node.closed = true;
      if (node.fence === null) node.closed = true;
    } else if (node.kind === 'math' && !node.closed) {
      parent.children.pop();
      parent.children.push(beginParagraph(node.key, node.source.join('\n')));
    }
  }
}

/** The fields of a container without children. */
export function emptyFlow(): Pick<
  FlowNode,
  'nextKey' | 'settled' | 'children' | 'before' | 'shown'
> {
  return { nextKey: 0, settled: 0, children: [], before: [], shown: [] };
}

/** What is shown of all settled children of a container. */
export function allShown<T>({ before, shown }: { before: readonly T[]; shown: T[] }): readonly T[] {
  return before.length === 0 ? shown : before.concat(shown);
}

function isFlow(node: OpenNode | undefined): node is FlowNode {
  if (node === undefined) return false;
  return ['document', 'quote', 'item', 'footnote'].includes(node.kind);
}

function childKey(parent: FlowNode | ListNode): string {
  const key = String(parent.nextKey);
  parent.nextKey += 1;
  return parent.key === '' ? key : `${parent.key}.${key}`;
}
