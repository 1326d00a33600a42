import MarkdownIt from 'markdown-it';
import type { Definitions } from './definitions';
import { footnoteRule, mathRule } from './inlineRules';
import type { Inline } from './node';

/** Marks within marks beyond which further ones are left out. */
const deepestMarks = 30;

/** Links, images and delimiters within each other beyond which markdown-it takes them for text. */
const maxNesting = 40;

const tokenizer = new MarkdownIt('default', { html: false, linkify: true, maxNesting });
// Targets are judged where they are shown, so that a refused one still reads as a link.
tokenizer.validateLink = () => true;
tokenizer.linkify.add('//', null);
tokenizer.linkify.add('www.', {
  validate: (text, offset, linkify) => {
    const length = linkify.testSchemaAt('//' + text.slice(offset), 'http:', 0);
    return Math.max(0, length - 2);
  },
  normalize: (match) => {
    match.url = 'http://' + match.url;
  },
});
tokenizer.inline.ruler.before('escape', 'math', mathRule);
tokenizer.inline.ruler.before('link', 'footnote', footnoteRule);

type Token = ReturnType<typeof tokenizer.parse>[number];

/** Reads the inline marks of `text`, a whole paragraph or a part of one that stands for itself. */
export function parseInline(text: string, definitions: Definitions): readonly Inline[] {
  const tokens = tokenizer.parseInline(text, { references: definitions.links, definitions });
  return inlineNodes(tokens[0]?.children ?? []);
}

/** A link target with what may not stand in one percent-encoded. */
export function normalizeLink(href: string): string {
  return tokenizer.normalizeLink(href);
}

/** Text with its backslash escapes and character references resolved. */
export function unescapeText(text: string): string {
  return tokenizer.utils.unescapeAll(text);
}

/** The link destination at `start` and the offset behind it. */
export function parseDestination(
  text: string,
  start: number,
): { text: string; end: number } | undefined {
  const found = tokenizer.helpers.parseLinkDestination(text, start, text.length);
  return found.ok ? { text: found.str, end: found.pos } : undefined;
}

/** The link title at `start` and the offset behind it. */
export function parseTitle(text: string, start: number): { text: string; end: number } | undefined {
  const found = tokenizer.helpers.parseLinkTitle(text, start, text.length);
  return found.ok ? { text: found.str, end: found.pos } : undefined;
}

/** Whether a code point is white space to emphasis. */
export function isSpace(codePoint: number): boolean {
  return tokenizer.utils.isWhiteSpace(codePoint);
}

/** Whether a code point is punctuation or a symbol to emphasis. */
export function isPunctuation(codePoint: number): boolean {
  return tokenizer.utils.isPunctCharCode(codePoint);
}

/** The words of inline nodes without their marks. */
export function plainText(nodes: readonly Inline[]): string {
  let text = '';
  for (const node of nodes) {
    if ('text' in node) text += node.text;
    else if ('children' in node) text += plainText(node.children);
    else if (node.kind === 'image') text += node.alt;
    else if (node.kind !== 'footnoteRef') text += '\n';
  }
  return text;
}

function inlineNodes(tokens: readonly Token[]): readonly Inline[] {
  const root: Inline[] = [];
  const open: Inline[][] = [root];
  for (const token of tokens) {
    const siblings = open.at(-1) ?? root;
    if (token.nesting < 0) {
      open.pop();
    } else if (token.nesting > 0) {
      const tooDeep = open.length > deepestMarks;
      const children = tooDeep ? siblings : [];
      if (!tooDeep) siblings.push(spanNode(token, children));
      open.push(children);
    } else {
      const node = leafNode(token);
      if (node !== undefined) siblings.push(node);
    }
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
  const text = token.content;
  switch (token.type) {
    case 'code_inline':
      return { kind: 'code', text };
    case 'softbreak':
      return { kind: 'softbreak' };
    case 'hardbreak':
      return { kind: 'break' };
    case 'math':
      return { kind: 'math', text, display: token.markup === '$$' || token.markup === '\\[' };
    case 'footnote':
      return { kind: 'footnoteRef', label: text, index: Number(token.info) };
    case 'image': {
      const alt = plainText(inlineNodes(token.children ?? []));
      return { kind: 'image', src: attribute(token, 'src'), alt, title: attribute(token, 'title') };
    }
    default:
      return text === '' ? undefined : { kind: 'text', text };
  }
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}
