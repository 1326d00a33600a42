import type { Definitions } from './definitions';
import type { BlockNode, ItemNode, OpenNode } from './open';
import { allShown, Spine } from './spine';

/**
 * A copy of the open blocks that can be changed apart from them; finished blocks are shared. It shows
 * what the beginning of a line would be, and is then dropped.
 *
 * @param definitions a fork of the spine's definitions
 */
export function forkSpine(spine: Spine, definitions: Definitions): Spine {
  const nodes = spine.nodes.map(forkNode);
  for (const [index, node] of nodes.entries()) {
    const child = nodes[index + 1];
    if (child !== undefined) replaceLastChild(node, child);
    if (node.kind === 'footnote') definitions.replaceFootnote(node);
  }
  const fork = new Spine(nodes, definitions);
  fork.blankFrom = spine.blankFrom;
  return fork;
}

function forkNode(node: OpenNode): OpenNode {
  switch (node.kind) {
    // What is shown already is not copied: nothing is added to it before the fork is dropped.
    case 'list':
      return { ...node, ...unsettled(node), before: allShown(node) };
    case 'document':
    case 'quote':
    case 'item':
    case 'footnote':
      return { ...node, ...unsettled(node), before: allShown(node) };
    case 'paragraph':
      return { ...node, run: node.run.fork() };
    case 'code': {
      const { lines, blanks, inner } = node;
      return {
        ...node,
        lines: lines.slice(),
        blanks: blanks.slice(),
        inner: inner?.fork() ?? null,
      };
    }
    case 'table':
      return { ...node, rows: node.rows.slice(), shown: node.shown.slice() };
    case 'math':
      return { ...node, source: node.source.slice() };
    case 'rule':
      return node;
  }
}

/** Without the children that are settled, of which there may be thousands. */
function unsettled<T>({ children, settled }: { children: readonly T[]; settled: number }) {
  return { children: children.slice(settled), settled: 0, shown: [] };
}

function replaceLastChild(parent: OpenNode, child: OpenNode): void {
  if (parent.kind === 'list') {
    if (child.kind === 'item') parent.children.splice(-1, 1, child);
  } else if ('children' in parent && isBlock(child)) {
    parent.children.splice(-1, 1, child);
  }
}

function isBlock(node: OpenNode): node is Exclude<BlockNode, ItemNode> {
  return node.kind !== 'document' && node.kind !== 'item';
}
