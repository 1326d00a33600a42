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

/** `fresh` with all parts that equal those of `old` replaced by them, so that they are the same objects. */
export function share<T>(old: T, fresh: T): T;
export function share(old: unknown, fresh: unknown): unknown {
  if (old === fresh || !isObject(old) || !isObject(fresh)) return fresh;
  const names = Object.keys(fresh);
  let isSame = names.length === Object.keys(old).length;
  for (const name of names) {
    const before = old[name];
    const part = share(before, fresh[name]);
    fresh[name] = part;
    isSame &&= part === before;
  }
  return isSame ? old : fresh;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
