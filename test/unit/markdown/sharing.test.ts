import assert from 'node:assert/strict';
import type { Block } from '../../../src/core/markdown/node';
import { MarkdownStream } from '../../../src/core/markdown/stream';

/** The parts of the one block of a document, of whatever kind it is. */
function partsOf(blocks: readonly Block[]): readonly unknown[] {
  const block = blocks[0];
  switch (block?.kind) {
    case 'list':
      return block.items;
    case 'table':
      return block.rows;
    case 'quote':
      return block.children;
    case 'code':
      return block.lines;
    case 'paragraph':
      return block.pieces;
    default:
      return [];
  }
}

const replies: Readonly<Record<string, { head: string; part: string }>> = {
  'a list': { head: '', part: '- an **item**\n' },
  'a list of lists': { head: '', part: '- an item\n  - nested\n' },
  'a table': { head: '| a | b |\n|---|---|\n', part: '| 1 | **2** |\n' },
  'a quote': { head: '', part: '> a paragraph\n>\n' },
  'a block of code': { head: '```ts\n', part: 'const a = 1;\n' },
  'a paragraph': { head: '', part: 'Some **bold** words of a long paragraph that goes on. ' },
};

describe('What streaming Markdown shares between reads', () => {
  for (const [name, { head, part }] of Object.entries(replies)) {
    it(`is all but the last parts of ${name}`, () => {
      const stream = new MarkdownStream();
      stream.append(head);
      let before: readonly unknown[] = [];
      let most = 0;
      for (let count = 0; count < 40; count++) {
        for (const half of [part.slice(0, 7), part.slice(7)]) {
          stream.append(half);
          const parts = partsOf(stream.blocks);
          for (const [index, each] of before.slice(0, -1).entries())
            assert.equal(parts[index], each);
          before = parts;
          most = Math.max(most, parts.length);
        }
      }
      assert.ok(most > 8, String(most));
    });
  }

  it('is kept at the end, but for text with late definitions', () => {
    const stream = new MarkdownStream();
    stream.append('# Title\n\n- see [a]\n- plain\n\nlast\n\n[a]: /url\n');
    const [heading, list, last] = stream.blocks;
    stream.end();
    assert.equal(stream.blocks[0], heading);
    assert.equal(stream.blocks[2], last);
    assert.ok(list?.kind === 'list');
    const after = stream.blocks[1];
    assert.ok(after?.kind === 'list');
    assert.notEqual(after.items[0], list.items[0]);
    assert.equal(after.items[1], list.items[1]);
  });

  it('numbers footnotes by first mention, and shows those nobody mentions last', () => {
    const stream = new MarkdownStream();
    const text =
      '[^x]: unused\n\n[^b]: second, see [^c]\n\nfirst[^a] then[^b]\n\n[^a]: one\n\n[^c]: three\n';
    for (const char of text) {
      stream.append(char);
      assert.ok(Array.isArray(stream.blocks));
    }
    stream.end();
    const notes = stream.blocks.at(-1);
    assert.ok(notes?.kind === 'footnotes');
    assert.deepEqual(
      notes.items.map((item) => [item.label, item.index]),
      [
        ['a', 1],
        ['b', 2],
        ['c', 3],
        ['x', 0],
      ],
    );
  });
});
