import type { Reading } from './inlineRun';
import type { OpenNode } from './open';

/**
 * Forgets what was built of text with brackets, which definitions that came later may turn into links
 * or footnote references.
 *
 * @returns whether the node has to be built again.
 */
export function forgetReferences(node: OpenNode, reading: Reading): boolean {
  const isForgotten = forgetWithin(node, reading);
  if (isForgotten && 'view' in node) delete node.view;
  return isForgotten;
}

function forgetWithin(node: OpenNode, reading: Reading): boolean {
  switch (node.kind) {
    case 'paragraph':
      return node.run.invalidate(reading);
    case 'table': {
      const runs = [...node.header, ...node.rows.flatMap((row) => row.cells)];
      if (!runs.map((run) => run.invalidate(reading)).includes(true)) return false;
      node.shown = [];
      delete node.headerView;
      return true;
    }
    case 'code':
    case 'math':
    case 'rule':
      return false;
    default: {
      const children: readonly OpenNode[] = node.children;
      if (!children.map((child) => forgetReferences(child, reading)).includes(true)) return false;
      node.shown = [];
      node.settled = 0;
      return true;
    }
  }
}
