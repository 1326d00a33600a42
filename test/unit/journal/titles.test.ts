import assert from 'node:assert/strict';
import { titleOf } from '../../../src/core/journal/titles';
import { question } from '../../support/journal/sampleEvents';
import { titleWords } from '../../support/journal/titleWords';

const position = (line: number) => ({ line, character: 0 });
const file = {
  id: 'x',
  kind: 'selection',
  label: 'src/deep/a.ts',
  text: 'x',
  range: { start: position(2), end: position(9) },
} as const;

describe('title', () => {
  const table: readonly (readonly [string, string])[] = [
    ['Why is the sky blue?', 'Why is the sky blue?'],
    ['  # Why  **blue**?\nAnd `red`\n\nMore.', 'Why blue? And red'],
    ['```ts\nlet a = 1;\n```\nWhat is a?', 'What is a?'],
    ['~~~\n```\nlet a\n~~~\nWhat is a?', 'What is a?'],
    ['Look:\n```ts\nlet a = 1;', 'Look:'],
    ['```ts\nlet a = 1;\n```', 'let a = 1;'],
    ['- first\n- second', 'first second'],
    ['', ''],
    [
      'Please tell me in great detail how the garbage collector of V8 works',
      'Please tell me in great detail how the garbage collector of…',
    ],
    ['word, '.repeat(30), 'word, word, word, word, word, word, word, word, word, word…'],
    ['a'.repeat(100), `${'a'.repeat(59)}…`],
    ['😀'.repeat(100), `${'😀'.repeat(29)}…`],
    ['👩‍👩‍👧‍👦'.repeat(20), `${'👩‍👩‍👧‍👦'.repeat(5)}…`],
  ];
  for (const [text, title] of table) {
    it(`of ${JSON.stringify(text.slice(0, 30))}`, () => {
      assert.equal(titleOf(question('q', null, { text }), titleWords), title);
    });
  }

  it('cuts Chinese, which has no spaces, where a word ends', () => {
    const text = '请详细解释一下这段代码的垃圾回收机制'.repeat(5);
    const title = titleOf(question('q', null, { text }), titleWords);
    assert.ok(title.length > 50 && title.length <= 60 && title.endsWith('…'), title);
  });

  it('names what is explained', () => {
    const explain = (attachment: object) =>
      titleOf(
        question('q', null, { purpose: 'explain', attachments: [{ ...file, ...attachment }] }),
        titleWords,
      );
    assert.equal(explain({ kind: 'symbol', symbol: 'parse()' }), 'Explain parse() in a.ts');
    assert.equal(explain({}), 'Explain a.ts, lines 3-9');
    const { range: _range, ...whole } = file;
    const turn = question('q', null, { purpose: 'explain', attachments: [whole] });
    assert.equal(titleOf(turn, titleWords), 'Explain a.ts');
  });

  it('names what is reviewed, so that reviews are told apart', () => {
    const review = (attachment: object) =>
      titleOf(
        question('q', null, {
          purpose: 'review',
          text: 'Review this code.',
          attachments: [{ ...file, ...attachment }],
        }),
        titleWords,
      );
    assert.equal(review({}), 'Review a.ts:3–9');
    const { range: _range, ...whole } = file;
    const turn = question('q', null, { purpose: 'review', attachments: [whole] });
    assert.equal(titleOf(turn, titleWords), 'Review a.ts');
  });

  it('names the attachment where nothing was said', () => {
    const turn = question('q', null, { text: ' ', attachments: [file] });
    assert.equal(titleOf(turn, titleWords), 'src/deep/a.ts');
  });

  it('takes no longer for a very long question', () => {
    const text = '```\n'.repeat(500_000);
    const begun = process.cpuUsage();
    titleOf(question('q', null, { text }), titleWords);
    assert.ok(process.cpuUsage(begun).user < 500_000);
  });
});
