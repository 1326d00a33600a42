import type { Block, Inline, List } from '../../../src/core/markdown/node';

/** The nodes as the HTML in which the specification writes its examples. */
export function toHtml(blocks: readonly Block[]): string {
  return blocks.map((block) => blockHtml(block)).join('\n');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlineHtml(block.children)}</p>`;
    case 'heading':
      return `<h${block.level}>${inlineHtml(block.children)}</h${block.level}>`;
    case 'code': {
      const language = block.info.split(/\s/)[0] ?? '';
      const attribute = language === '' ? '' : ` class="language-${escapeHtml(language)}"`;
      const text = block.lines.map((line) => escapeHtml(line) + '\n').join('');
      return `<pre><code${attribute}>${text}</code></pre>`;
    }
    case 'quote':
      return `<blockquote>\n${toHtml(block.children)}\n</blockquote>`;
    case 'list':
      return listHtml(block);
    case 'table': {
      const cells = (row: readonly { readonly children: readonly Inline[] }[], tag: string) =>
        row.map((cell) => `<${tag}>${inlineHtml(cell.children)}</${tag}>`).join('');
      const rows = block.rows.map((row) => `<tr>${cells(row.cells, 'td')}</tr>`).join('');
      return `<table><tr>${cells(block.header, 'th')}</tr>${rows}</table>`;
    }
    case 'math':
      return `<math>${escapeHtml(block.text)}</math>`;
    case 'rule':
      return '<hr />';
    case 'footnotes':
      return block.items.map((item) => `<note>${toHtml(item.children)}</note>`).join('');
  }
}

function listHtml(list: List): string {
  const tag = list.ordered ? 'ol' : 'ul';
  const start = list.ordered && list.start !== 1 ? ` start="${list.start}"` : '';
  const items = list.items.map((item) => {
    const parts = item.children.map((child) =>
      list.tight && child.kind === 'paragraph' ? inlineHtml(child.children) : blockHtml(child),
    );
    return `<li>${parts.join('\n')}</li>`;
  });
  return `<${tag}${start}>\n${items.join('\n')}\n</${tag}>`;
}

function inlineHtml(nodes: readonly Inline[]): string {
  return nodes.map(oneHtml).join('');
}

function oneHtml(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return escapeHtml(node.text);
    case 'code':
      return `<code>${escapeHtml(node.text)}</code>`;
    case 'break':
      return '<br />\n';
    case 'softbreak':
      return '\n';
    case 'strong':
      return `<strong>${inlineHtml(node.children)}</strong>`;
    case 'emphasis':
      return `<em>${inlineHtml(node.children)}</em>`;
    case 'strike':
      return `<del>${inlineHtml(node.children)}</del>`;
    case 'link':
      return `<a href="${escapeHtml(node.href)}"${title(node)}>${inlineHtml(node.children)}</a>`;
    case 'image':
      return `<img src="${escapeHtml(node.src)}" alt="${escapeHtml(node.alt)}"${title(node)} />`;
    case 'math':
      return `<math>${escapeHtml(node.text)}</math>`;
    case 'footnoteRef':
      return `<sup>${node.index}</sup>`;
  }
}

function title(node: { readonly title: string }): string {
  return node.title === '' ? '' : ` title="${escapeHtml(node.title)}"`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
