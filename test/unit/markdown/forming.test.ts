import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseInline, plainText } from '../../../src/core/markdown/inline';
import { Definitions } from '../../../src/core/markdown/definitions';
import { InlineRun, newReading } from '../../../src/core/markdown/inlineRun';
import type { Block, Inline } from '../../../src/core/markdown/node';
import { MarkdownStream } from '../../../src/core/markdown/stream';
import { toHtml } from './html';

function shownAt(text: string): string {
  const stream = new MarkdownStream();
  for (const char of text) {
    stream.append(char);
    stream.blocks;
  }
  return toHtml(stream.blocks).replaceAll('\n', '');
}

/** What is shown of the beginnings of lines and marks. */
const beginnings: Readonly<Record<string, string>> = {
  'a **bo': '<p>a <strong>bo</strong></p>',
  'a **bold*': '<p>a <strong>bold</strong></p>',
  'a **': '<p>a</p>',
  'a *': '<p>a</p>',
  'a ~~go': '<p>a <del>go</del></p>',
  'a `co': '<p>a <code>co</code></p>',
  'a ``co`': '<p>a <code>co</code></p>',
  'a [link': '<p>a link</p>',
  'a [link](ht': '<p>a link</p>',
  'a [link](http://b)': '<p>a <a href="http://b">link</a></p>',
  'a **[link](ht': '<p>a <strong>link</strong></p>',
  'a ![al': '<p>a</p>',
  'a ![alt](sr': '<p>a</p>',
  'a <http://x': '<p>a</p>',
  'a &am': '<p>a</p>',
  'a \\': '<p>a</p>',
  'a \\(x': '<p>a</p>',
  'it is $5 and **bo': '<p>it is $5 and <strong>bo</strong></p>',
  '**bold *it': '<p><strong>bold <em>it</em></strong></p>',
  '#': '',
  '# ': '',
  '# T': '<h1>T</h1>',
  '-': '',
  '- ': '',
  '- a': '<ul><li>a</li></ul>',
  '- [': '',
  '- [ ] ': '',
  '1': '',
  '12. ': '',
  '2024 w': '<p>2024 w</p>',
  '``': '',
  '```t': '',
  '```ts\n': '<pre><code class="language-ts"></code></pre>',
  '```ts\na\n``': '<pre><code class="language-ts">a</code></pre>',
  '| a | b |': '',
  '| a | b |\n': '',
  '| a | b |\n|--': '',
  '| a | b |\n|---|---|\n': '<table><tr><th>a</th><th>b</th></tr></table>',
  '| a |\n|---|\n| *b': '<table><tr><th>a</th></tr><tr><td><em>b</em></td></tr></table>',
  'text\n-': '<p>text</p>',
  'text\n=': '<p>text</p>',
  '**': '',
  '> ': '<blockquote></blockquote>',
  '[ref': '',
  '[ref]: /u': '',
  '[^1]': '',
  $$x: '',
};

const words: fc.Arbitrary<string> = fc.constantFrom('one', 'two three', 'x', 'snake_case');
const marked: fc.Arbitrary<string> = fc.oneof(
  words,
  words.map((text) => `**${text}**`),
  words.map((text) => `*${text}*`),
  words.map((text) => `\`${text}\``),
  words.map((text) => `~~${text}~~`),
  words.map((text) => `**a *${text}* b**`),
  words.map((text) => `[${text}](http://a.b)`),
  words.map((text) => `[**${text}**](http://a.b "t")`),
);

function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => ('children' in block ? plainText(block.children as Inline[]) : ''))
    .join('');
}

function joined(nodes: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.kind === 'text' && last?.kind === 'text') {
      result.splice(-1, 1, { kind: 'text', text: last.text + node.text });
    } else result.push(node);
  }
  return result;
}

describe('Marks while they are being written', function () {
  this.timeout(30_000);

  for (const [source, html] of Object.entries(beginnings)) {
    it(`show sense: ${JSON.stringify(source)}`, () => {
      assert.equal(shownAt(source), html);
    });
  }

  it('never show words and take them back', () => {
    fc.assert(
      fc.property(fc.array(marked, { minLength: 1, maxLength: 12 }), (parts) => {
        const text = 'So ' + parts.join(' and ') + ' end';
        const whole = new MarkdownStream();
        whole.append(text);
        whole.end();
        const final = textOf(whole.blocks);
        const stream = new MarkdownStream();
        for (const char of text) {
          stream.append(char);
          const shown = textOf(stream.blocks).trimEnd();
          assert.ok(final.startsWith(shown), `${shown} | ${final}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('read a long paragraph in pieces as if at once', () => {
    const pieces = fc.array(
      fc.oneof(
        { weight: 3, arbitrary: marked },
        fc.constantFrom(
          '[a *b](c d*',
          '*open',
          'closed*',
          '`x',
          '**a_b**',
          '![i](j)',
          '<http://a.b/_c_>',
          '$x+y$',
        ),
        fc.constantFrom(
          '[a](b(c)d)',
          '](',
          '$5',
          '\\*',
          '&amp;',
          '~~~',
          'https://a.b/*c*',
          '[x][y]',
          '_(a)_',
          '***',
        ),
      ),
      { minLength: 20, maxLength: 120 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join(' ');
        const definitions = new Definitions();
        const run = new InlineRun(text);
        const nodes = run.complete(newReading(definitions)).children;
        assert.deepEqual(joined(nodes), joined(parseInline(text, definitions)));
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 150) },
    );
  });
});
