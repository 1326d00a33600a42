import assert from 'node:assert/strict';
import { MarkdownStream } from '../../../src/core/markdown/stream';
import { cut } from './documents';

/** Characters of the smaller of two replies; `MARKDOWN_SIZE=40000` for the promised figure. */
const smallSize = Number(process.env['MARKDOWN_SIZE'] ?? 10_000);

/** A reply of about `size` characters which repeats what `unit` makes for 0, 1, 2… */
function repeated(size: number, unit: (index: number) => string, head = ''): string {
  let text = head;
  for (let index = 0; text.length < size; index++) text += unit(index);
  return text;
}

const sentence =
  'Some **bold** words, a `name`, and [a link](https://a.example/b "c") in snake_case. ';
const mixed = (index: number): string =>
  `## Part ${index}\n\n${sentence.repeat(4)}\n\n- one *item*\n- another\n  - nested\n\n` +
  `\`\`\`ts\nconst a = ${index};\nreturn a;\n\`\`\`\n\n> quoted ${sentence}\n\n| a | b |\n|---|---|\n| 1 | ${index} |\n\n`;

const replies: Readonly<Record<string, (size: number) => string>> = {
  mixed: (size) => repeated(size, mixed),
  'one list': (size) => repeated(size, (index) => `${index + 1}. ${sentence}\n`),
  'one loose list': (size) => repeated(size, () => `- ${sentence}\n\n`),
  'one table': (size) =>
    repeated(size, (index) => `| ${index} | **b** | \`c\` |\n`, '| a | b | c |\n|---|---|---|\n'),
  'one code block': (size) =>
    repeated(size, (index) => `  const x${index} = call(${index});\n`, '```ts\n'),
  'one long line of code': (size) => repeated(size, (index) => `x${index};`, '```ts\n'),
  'one block of Markdown': (size) => repeated(size, mixed, '```markdown\n'),
  'one paragraph': (size) => repeated(size, () => sentence),
  'one paragraph of lines': (size) => repeated(size, () => sentence + '\n'),
  'one paragraph never closed': (size) => repeated(size, () => '[open *and `on '),
  'one quote': (size) => repeated(size, () => `> ${sentence}\n`),
  'one quote of paragraphs': (size) => repeated(size, () => `> ${sentence}\n>\n`),
  'one deep list': (size) => repeated(size, (index) => `${'  '.repeat(index % 12)}- ${sentence}\n`),
  'one heading': (size) => repeated(size, () => 'word *a* ', '# '),
  'one formula': (size) => repeated(size, (index) => `x_{${index}} + \\frac{a}{b}\n`, '$$\n'),
  'one formula in one line': (size) => repeated(size, (index) => `x_{${index}} + `, '$$ '),
  'formulas in a paragraph': (size) => repeated(size, (index) => `so $x_{${index}}$ is \\(y\\), `),
  'dollars that open nothing': (size) => repeated(size, (index) => `it is $${index} and $`),
  'one footnote': (size) => repeated(size, () => `    ${sentence}\n`, 'See[^a].\n\n[^a]: A note\n'),
  'footnotes before their mention': (size) =>
    repeated(size, (index) => `[^${index}]: Note ${sentence}\n\nSee[^${index}].\n\n`),
  'footnotes behind their mention': (size) =>
    repeated(size, (index) => `See[^${index}].\n\n[^${index}]: Note ${sentence}\n\n`),
  'footnotes that mention each other': (size) =>
    repeated(size, (index) => `[^${index}]: See[^${index + 1}] and[^0].\n\n`, 'Go[^0].\n\n'),
  'one row': (size) => repeated(size, () => 'word *a* ', '| a |\n|---|\n| '),
};

function workFor(text: string, chunk: number): number {
  const stream = new MarkdownStream();
  for (const piece of cut(text, [chunk])) {
    stream.append(piece);
    stream.blocks;
  }
  stream.end();
  stream.blocks;
  return stream.work;
}

describe('The work of streaming Markdown', function () {
  this.timeout(60_000);

  for (const [name, reply] of Object.entries(replies)) {
    it(`is in proportion to the length: ${name}`, () => {
      const small = reply(smallSize);
      const large = reply(10 * smallSize);
      const work = workFor(small, 40);
      assert.ok(work <= 20 * small.length, `${work / small.length} times the length`);
      const ratio = workFor(large, 40) / work;
      assert.ok(ratio <= 11, `ten times the text cost ${ratio} times the work`);
    });
  }

  it('does not grow with the number of pieces that come between two reads', () => {
    const text = repeated(40_000, mixed);
    const once = new MarkdownStream();
    once.append(text);
    once.end();
    once.blocks;
    const often = new MarkdownStream();
    for (const piece of cut(text, [7])) often.append(piece);
    often.end();
    often.blocks;
    assert.equal(often.work, once.work);
  });
});
