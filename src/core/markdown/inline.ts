import MarkdownIt from 'markdown-it';
import type { Inline } from './node';

const tokenizer = new MarkdownIt('default', { html: false, linkify: true, maxNesting: 40 });
tokenizer.validateLink = () => true;

type Token = ReturnType<typeof tokenizer.parse>[number];

/** Markdown's inline tokens of `text` as nodes. */
export function parseInline(text: string): readonly Inline[] {
  const tokens = tokenizer.parseInline(text, {});
  return inlineNodes(tokens[0]?.children ?? []);
}

/** Builds nodes from a flat run of inline tokens. */
export function inlineNodes(tokens: readonly Token[]): readonly Inline[] {
  const root: Inline[] = [];
  const open: Inline[][] = [root];
  const add = (node: Inline): void => void open.at(-1)?.push(node);
  for (const token of tokens) {
    if (token.nesting < 0) {
      open.pop();
      continue;
    }
    if (token.nesting > 0) {
      const children: Inline[] = [];
      add(spanNode(token, children));
      open.push(children);
      continue;
    }
    const node = leafNode(token);
    if (node !== undefined) add(node);
  }
  return root;
}

function spanNode(token: Token, children: readonly Inline[]): Inline {
  if (token.type === 'strong_open') return { kind: 'strong', children };
  if (token.type === 'em_open') return { kind: 'emphasis', children };
  if (token.type === 's_open') return { kind: 'strike', children };
  return {
    kind: 'link',
    href: attribute(token, 'href'),
    title: attribute(token, 'title'),
    children,
  };
}

function leafNode(token: Token): Inline | undefined {
  if (token.type === 'code_inline') return { kind: 'code', text: token.content };
  if (token.type === 'softbreak') return { kind: 'softbreak' };
  if (token.type === 'hardbreak') return { kind: 'break' };
  if (token.type === 'image') {
    const alt = plainText(inlineNodes(token.children ?? []));
    return { kind: 'image', src: attribute(token, 'src'), alt, title: attribute(token, 'title') };
  }
  return token.content === '' ? undefined : { kind: 'text', text: token.content };
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}

/** The words of inline nodes without their marks. */
export function plainText(nodes: readonly Inline[]): string {
  let text = '';
  for (const node of nodes) {
    if ('text' in node) text += node.text;
    else if ('children' in node) text += plainText(node.children);
    else if (node.kind === 'image') text += node.alt;
    else if (node.kind === 'softbreak' || node.kind === 'break') text += '\n';
  }
  return text;
}
