import assert from 'node:assert/strict';
import type { Block } from '../../../src/core/markdown/node';
import { parseMarkdown } from '../../../src/core/markdown/parse';
import { MarkdownStream } from '../../../src/core/markdown/stream';

/** A document by lines; what its blocks should be, code by its text and the rest by its kind. */
interface Shape {
  readonly name: string;
  readonly source: readonly string[];
  readonly blocks: readonly string[];
}

const readme = ['# Title', '', '```bash', 'npm i', '```', '', 'Done.'];
const bare = ['# Tree', '', '```', 'src/', '```', '', 'Done.'];

const shapes: readonly Shape[] = [
  {
    name: 'an inner block with a language',
    source: ['```markdown', ...readme, '```', 'after'],
    blocks: [readme.join('\n'), 'paragraph'],
  },
  {
    name: 'several inner blocks',
    source: ['```md', ...readme, ...readme, '```', '', 'after'],
    blocks: [[...readme, ...readme].join('\n'), 'paragraph'],
  },
  {
    name: 'an inner block without a language',
    source: ['```markdown', ...bare, '```', '', 'after'],
    blocks: [bare.join('\n'), 'paragraph'],
  },
  {
    name: 'a bare inner block behind a colon',
    source: ['```markdown', 'Run:', '```', 'npm i', '```', '```', 'after'],
    blocks: ['Run:\n```\nnpm i\n```', 'paragraph'],
  },
  {
    name: 'inner and outer end on neighbouring lines',
    source: ['```markdown', '```js', 'a', '```', '```'],
    blocks: ['```js\na\n```'],
  },
  {
    name: 'bare and named blocks mixed',
    source: ['```markdown', ...bare, '', ...readme, '```', '# after'],
    blocks: [[...bare, '', ...readme].join('\n'), 'heading'],
  },
  {
    name: 'Markdown within Markdown',
    source: ['```markdown', '```markdown', '```js', 'a', '```', '```', '```', 'after'],
    blocks: ['```markdown\n```js\na\n```\n```', 'paragraph'],
  },
  {
    name: 'longer inner fences',
    source: ['```markdown', '````js', '```', 'a', '````', '```', 'after'],
    blocks: ['````js\n```\na\n````', 'paragraph'],
  },
  {
    name: 'a longer outer fence, as CommonMark has it',
    source: ['````markdown', ...readme, '````', 'after'],
    blocks: [readme.join('\n'), 'paragraph'],
  },
  {
    name: 'tildes',
    source: ['~~~markdown', '~~~js', 'a', '~~~', '~~~', 'after'],
    blocks: ['~~~js\na\n~~~', 'paragraph'],
  },
  {
    name: 'backticks within tildes',
    source: ['~~~markdown', ...readme, '~~~', 'after'],
    blocks: [readme.join('\n'), 'paragraph'],
  },
  {
    name: 'indented inner fences',
    source: [
      '```markdown',
      '1. Install',
      '   ```bash',
      '   npm i',
      '   ```',
      '2. Run',
      '```',
      'after',
    ],
    blocks: ['1. Install\n   ```bash\n   npm i\n   ```\n2. Run', 'paragraph'],
  },
  {
    name: 'within a list item',
    source: [
      '- Write:',
      '  ```markdown',
      ...readme.map((line) => '  ' + line),
      '  ```',
      '',
      'after',
    ],
    blocks: ['list', 'paragraph'],
  },
  {
    name: 'within a quote',
    source: ['> ```markdown', ...readme.map((line) => '> ' + line), '> ```', '', 'after'],
    blocks: ['quote', 'paragraph'],
  },
  {
    name: 'an answer that is cut off within an inner block',
    source: ['```markdown', '# Title', '```bash', 'npm i'],
    blocks: ['# Title\n```bash\nnpm i'],
  },
  {
    name: 'an answer that is cut off behind an inner block',
    source: ['```markdown', ...readme],
    blocks: [readme.join('\n')],
  },
  {
    name: 'a plain block of Markdown',
    source: ['```markdown', '# Title', '```', 'after'],
    blocks: ['# Title', 'paragraph'],
  },
  {
    name: 'an empty block of Markdown',
    source: ['```markdown', '```', 'after'],
    blocks: ['', 'paragraph'],
  },
  {
    name: 'a blank line before the end, text below: a wrong guess taken back',
    source: ['```markdown', '# Title', '', '```', 'after', '', '- list'],
    blocks: ['# Title\n', 'paragraph', 'list'],
  },
  {
    name: 'a blank line before the end, another block below',
    source: ['```markdown', '# Title', '', '```', '```js', 'a', '```'],
    blocks: ['# Title\n', 'a'],
  },
  {
    name: 'other languages, as CommonMark has it',
    source: ['```text', '```js', 'a', '```', 'after'],
    blocks: ['```js\na', 'paragraph'],
  },
  {
    name: 'no language, as CommonMark has it',
    source: ['```', 'a', '', '```', 'after', '```', 'b', '```'],
    blocks: ['a\n', 'paragraph', 'b'],
  },
];

const shown = (block: Block): string => (block.kind === 'code' ? block.text : block.kind);

describe('Fences within fences', () => {
  for (const { name, source, blocks } of shapes) {
    const text = source.join('\n') + '\n';

    it(`are one block: ${name}`, () => {
      assert.deepEqual(parseMarkdown(text).map(shown), blocks);
    });

    it(`are one block while they stream: ${name}`, () => {
      const stream = new MarkdownStream();
      for (const char of text) {
        stream.append(char);
        const first = stream.blocks[0];
        const wanted = blocks[0] ?? '';
        const isCode = first?.kind === 'code';
        if (isCode && !name.includes('guess')) assert.ok(wanted.startsWith(first.text), first.text);
      }
      stream.end();
      assert.deepEqual(stream.blocks, parseMarkdown(text));
    });
  }

  it('keep the code of an item and of a quote whole', () => {
    for (const prefix of ['> ', '  ']) {
      const lines = ['```markdown', ...readme, '```'].map((line) => prefix + line);
      const text = (prefix === '  ' ? '- a\n\n' : '') + lines.join('\n');
      const found = JSON.stringify(parseMarkdown(text));
      assert.ok(found.includes(JSON.stringify(readme.join('\n'))), found);
    }
  });
});
