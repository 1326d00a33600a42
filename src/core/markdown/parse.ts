import MarkdownIt from 'markdown-it';
import { inlineNodes } from './inline';
import type { Alignment, Block, Cell, Inline, ListItem, Row } from './node';

const tokenizer = new MarkdownIt('default', { html: false, linkify: true, maxNesting: 40 });
tokenizer.validateLink = () => true;

type Token = ReturnType<typeof tokenizer.parse>[number];

/** Parses a whole document at once. */
export function parseMarkdown(text: string): readonly Block[] {
  return blocksOf(tokenizer.parse(text, {}), '');
}

function groups(tokens: readonly Token[]): (readonly Token[])[] {
  const found: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) found.push([]);
    found.at(-1)?.push(token);
    depth += token.nesting;
  }
  return found;
}

function blocksOf(tokens: readonly Token[], parent: string): readonly Block[] {
  return groups(tokens).flatMap((group, index) => blockOf(group, `${parent}${index}`) ?? []);
}

function inlinesOf(tokens: readonly Token[]): readonly Inline[] {
  return inlineNodes(tokens.find((token) => token.type === 'inline')?.children ?? []);
}

function blockOf(tokens: readonly Token[], key: string): Block | undefined {
  const first = tokens[0];
  if (first === undefined) return undefined;
  const inner = tokens.slice(1, -1);
  if (first.type === 'heading_open') {
    const level = Number(first.tag.slice(1)) as 1;
    return { kind: 'heading', key, level, children: inlinesOf(inner) };
  }
  if (first.type === 'fence' || first.type === 'code_block') {
    const info = first.info.trim();
    const text = first.content.replace(/\n$/, '');
    const language = info.split(/\s/)[0]?.toLowerCase() ?? '';
    return { kind: 'code', key, language, info, text, lines: text.split('\n'), closed: true };
  }
  if (first.type === 'hr') return { kind: 'rule', key };
  if (first.type === 'blockquote_open') {
    return { kind: 'quote', key, children: blocksOf(inner, `${key}.`) };
  }
  if (first.type.endsWith('list_open')) {
    const items: ListItem[] = groups(inner).map((group, index) => {
      const children = blocksOf(group.slice(1, -1), `${key}.${index}.`);
      return { key: `${key}.${index}`, checked: null, children };
    });
    const tight = inner.some((token) => token.type === 'paragraph_open' && token.hidden);
    const start = Number(first.attrGet('start') ?? 1);
    return { kind: 'list', key, ordered: first.type.startsWith('o'), start, tight, items };
  }
  if (first.type === 'table_open') return tableOf(inner, key);
  return { kind: 'paragraph', key, children: inlinesOf(inner) };
}

function tableOf(tokens: readonly Token[], key: string): Block {
  const rows: Cell[][] = [];
  const align: Alignment[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'th_open') {
      align.push(
        (/(left|right|center)/.exec(String(token.attrGet('style') ?? ''))?.[1] ??
          null) as Alignment,
      );
    }
    if (token.type === 'inline')
      rows.at(-1)?.push({ children: inlinesOf(tokens.slice(index, index + 1)) });
  }
  const body: Row[] = rows.slice(1).map((cells, index) => ({ key: `${key}.${index}`, cells }));
  return { kind: 'table', key, align, header: rows[0] ?? [], rows: body };
}
