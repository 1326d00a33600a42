import { fieldsOf, itemsOf, textOf } from './json';

/** The first thing a server found wrong with a request. */
export interface ValidationIssue {
  /** Such as `messages.0.role`; empty for the body as a whole. */
  readonly path: string;
  readonly message?: string;
}

/** A tree of errors is not looked into deeper, nor further, than this. */
const deepest = 12;
const mostNodes = 500;

/**
 * The first issue in any of the forms that are seen: an array in `error.data`, a tree with `_errors`
 * lists in `meta`, an array in `detail`.
 */
export function firstIssue(
  data: unknown,
  meta: unknown,
  detail: unknown,
): ValidationIssue | undefined {
  return issueOfArray(data) ?? issueOfTree(meta) ?? issueOfArray(detail);
}

function issueOfArray(value: unknown): ValidationIssue | undefined {
  const issue = fieldsOf<'path' | 'loc' | 'message' | 'msg' | 'expected' | 'received'>(
    itemsOf(value)[0],
  );
  if (!issue) return undefined;
  const path = [...itemsOf(issue.path), ...itemsOf(issue.loc)].filter((step) => step !== 'body');
  const message = textOf(issue.message) ?? textOf(issue.msg);
  const received = textOf(issue.received);
  const told =
    received !== undefined && message?.includes(received) === false
      ? `${message} (received ${received})`
      : message;
  return withMessage(path.map(String).join('.'), told);
}

function issueOfTree(tree: unknown): ValidationIssue | undefined {
  let nodes = 0;
  const search = (value: unknown, path: readonly string[]): ValidationIssue | undefined => {
    const node = fieldsOf<'_errors'>(value);
    if (!node || path.length > deepest || nodes++ > mostNodes) return undefined;
    const message = textOf(itemsOf(node._errors)[0]);
    if (message !== undefined) return withMessage(path.join('.'), message);
    for (const [step, child] of Object.entries(node)) {
      const found = search(child, [...path, step]);
      if (found) return found;
    }
    return undefined;
  };
  return search(tree, []);
}

function withMessage(path: string, message: string | undefined): ValidationIssue {
  return {
    path,
    ...(message !== undefined && { message: path === '' ? message : `${path}: ${message}` }),
  };
}
