import assert from 'node:assert/strict';
import type { Block, Inline } from '../../../src/core/markdown/node';
import { MarkdownStream } from '../../../src/core/markdown/stream';
import { cut } from './documents';

const deepList = Array.from({ length: 1_000 }, (_, depth) => `${'  '.repeat(depth)}- x\n`).join('');

/** Texts that have brought parsers to a stop. */
const corpus: Readonly<Record<string, string>> = {
  'a_b_ 100,000 times': 'a_b_'.repeat(100_000),
  'a_b_ with spaces': 'a_b_ '.repeat(80_000),
  'opening emphasis': '*a **a '.repeat(50_000),
  'closing emphasis': 'a** a* '.repeat(50_000),
  'mixed runs': '*a_ **b__ '.repeat(40_000),
  'opening brackets': '['.repeat(50_000),
  'closing brackets': ']'.repeat(50_000),
  'bracket pairs': '[a]'.repeat(50_000),
  'nested links': '[a](b '.repeat(50_000),
  'images in images': '![['.repeat(50_000),
  'backticks of all lengths': Array.from({ length: 700 }, (_, n) => '`'.repeat(n) + ' ').join(''),
  'unclosed code': '`a ``b '.repeat(50_000),
  'angle brackets': '<a:'.repeat(50_000),
  dollars: '$a '.repeat(50_000),
  'escaped math': '\\('.repeat(50_000),
  entities: '&amp'.repeat(50_000),
  addresses: 'https://a.b/'.repeat(20_000),
  'mail addresses': 'a@b.'.repeat(50_000),
  'quotes within quotes': '>'.repeat(2_000) + ' x\n' + '> '.repeat(2_000) + 'y',
  'quotes on many lines': '>>>> x\n'.repeat(20_000),
  'lists within lists': deepList,
  'list markers in one line': '- '.repeat(20_000) + 'x',
  'numbers in one line': '1. '.repeat(20_000) + 'x',
  'a wide table': '|a'.repeat(20_000) + '|\n' + '|-'.repeat(20_000) + '|\n' + '|\n'.repeat(20_000),
  'a long table of short rows':
    '|a'.repeat(250) + '|\n' + '|-'.repeat(250) + '|\n' + '|\n'.repeat(20_000),
  'delimiter rows': 'a\n' + '|-|\n'.repeat(50_000),
  'header rows': '| a |\n'.repeat(50_000),
  definitions: Array.from({ length: 10_000 }, (_, n) => `[a${n}]: /u\n`).join(''),
  'a definition without end': '[a]: /u "' + 'x\n'.repeat(50_000),
  'many definitions without end': ('[a]: /u "' + 'x\n'.repeat(20) + '\n').repeat(2_000),
  footnotes: Array.from(
    { length: 1_000 },
    (_, n) => `[^a${n}] \n\n[^a${n}]: [^a${n + 1}]\n\n`,
  ).join(''),
  fences: '```\n'.repeat(50_000),
  'Markdown fences': '```md\n'.repeat(50_000),
  'guessed fences': '```md\n\n```\nx\n'.repeat(20_000),
  hashes: '#'.repeat(100_000),
  rules: '- '.repeat(100_000),
  underlines: 'a\n' + '='.repeat(100_000),
  'blank lines': '\n'.repeat(100_000),
  spaces: ' '.repeat(500_000) + 'x',
  tabs: '\t'.repeat(200_000) + 'x',
  'spaces within': ('a' + ' '.repeat(1_000)).repeat(200),
  'trailing hashes': '# a' + ' #'.repeat(50_000),
  'null characters': '\0'.repeat(100_000),
  'right-to-left marks': '\u202E*\u2066'.repeat(50_000),
  'halves of pairs': '\uD83D'.repeat(50_000) + '\uDE00'.repeat(50_000),
  'five million characters in a line': 'word *a* `b` '.repeat(400_000),
  'five million letters': 'x'.repeat(5_000_000),
};

/** UTF-16 units a text may cost for each one it has: whole, and in a hundred pieces. */
const mostWork = 12;
const mostWorkInPieces = 60;

/** ms of this process's own work so far: other work on the machine does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What a careful machine does in the same time, to tell slow machines from slow code. */
function reference(): number {
  const start = cpuMs();
  const words = new Map<string, number>();
  for (let index = 0; index < 400_000; index++) {
    const word = `w${index % 5_000}`;
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  assert.equal(words.size, 5_000);
  return cpuMs() - start;
}

function depthOf(nodes: readonly (Block | Inline)[]): number {
  let deepest = 0;
  for (const node of nodes) {
    const within: readonly (readonly (Block | Inline)[])[] =
      node.kind === 'list'
        ? node.items.map((item) => item.children)
        : 'children' in node
          ? [node.children]
          : [];
    for (const children of within) deepest = Math.max(deepest, depthOf(children));
  }
  return deepest + 1;
}

describe('Hostile Markdown', function () {
  this.timeout(120_000);

  for (const [name, text] of Object.entries(corpus)) {
    it(`stays within bounds: ${name}`, () => {
      const unit = Math.max(20, reference());
      const start = cpuMs();
      const whole = new MarkdownStream();
      whole.append(text);
      whole.end();
      const { blocks } = whole;
      const time = cpuMs() - start;
      assert.ok(whole.work <= mostWork * text.length + 10_000, `${whole.work / text.length} times`);
      assert.ok(depthOf(blocks) < 120, `${depthOf(blocks)} deep`);
      const allowed = 40 * unit * Math.max(1, text.length / 400_000);
      assert.ok(time <= allowed, `${time} ms, ${allowed} allowed`);
      const streamed = new MarkdownStream();
      for (const piece of cut(text, [Math.ceil(text.length / 100)])) {
        streamed.append(piece);
        streamed.blocks;
      }
      streamed.end();
      assert.equal(JSON.stringify(streamed.blocks) === JSON.stringify(blocks), true);
      assert.ok(
        streamed.work <= mostWorkInPieces * text.length + 10_000,
        `${streamed.work / text.length} times`,
      );
      if (process.env['HOSTILE_TIMES'] !== undefined)
        console.log(`      ${time.toFixed(0)} ms (unit ${unit.toFixed(0)})`);
    });
  }
});
