import assert from 'node:assert/strict';
import { parseFindings } from '../../../src/core/review/parseFindings';

/** A finding in one line: severity, file, lines, quote, message. */
const shape = (answer: string) =>
  parseFindings(answer).map(({ severity, file, firstLine, lastLine, quote, message }) =>
    [
      severity,
      file,
      firstLine === lastLine ? firstLine : `${firstLine}-${lastLine}`,
      quote,
      message,
    ]
      .filter((part) => part !== undefined)
      .join(' | '),
  );

const rows: readonly (readonly [name: string, answer: string, expected: readonly string[]])[] = [
  [
    'the form that is asked for',
    '- error, line 12, `if (a = b)`: Assigns instead of comparing. Write `===`.\n- warning, lines 3-7, `for (;;)`: Never ends.\n- info, line 1, `import x`: Unused.',
    [
      'error | 12 | if (a = b) | Assigns instead of comparing. Write `===`.',
      'warning | 3-7 | for (;;) | Never ends.',
      'info | 1 | import x | Unused.',
    ],
  ],
  ['no code quoted', '- warning, line 4: Slow.', ['warning | 4 | Slow.']],
  ['stars for bullets', '* error, line 2: Wrong.', ['error | 2 | Wrong.']],
  [
    'numbers for bullets',
    '1. error, line 2: Wrong.\n2) info, line 3: Odd.',
    ['error | 2 | Wrong.', 'info | 3 | Odd.'],
  ],
  ['bold severity', '- **Error**, line 2: Wrong.', ['error | 2 | Wrong.']],
  ['bold head', '- **warning, lines 3–7:** Never ends.', ['warning | 3-7 | Never ends.']],
  ['brackets', '- [High] (line 9) Leaks.', ['error | 9 | Leaks.']],
  ['L numbers', '- warning, L12-L14: Long.', ['warning | 12-14 | Long.']],
  ['a hash', '- info, #L3: Naming.', ['info | 3 | Naming.']],
  ['the place first', '- Line 5 (warning): Unused.', ['warning | 5 | Unused.']],
  ['no severity', '- Line 5: Unused.', ['warning | 5 | Unused.']],
  ['a dash before the message', '- minor – line 8 — Rename.', ['info | 8 | Rename.']],
  [
    'a heading',
    '### Critical, line 4: Injection\nUse a parameter.',
    ['error | 4 | Injection\nUse a parameter.'],
  ],
  [
    'lines that belong to an item',
    '- error, line 2: Wrong.\n  Say this instead:\n  that.\n\nThe rest is fine.',
    ['error | 2 | Wrong.\nSay this instead:\nthat.'],
  ],
  [
    'items within an item',
    '- error, line 2: Wrong.\n  - because of this\n- info, line 3: Odd.',
    ['error | 2 | Wrong.\n- because of this', 'info | 3 | Odd.'],
  ],
  [
    'findings within a heading’s list',
    '## Risks\n- warning, line 1: A.\n## Style\n- info, line 2: B.',
    ['warning | 1 | A.', 'info | 2 | B.'],
  ],
  ['a file and a line', '- error, src/a.ts:12: Wrong.', ['error | src/a.ts | 12 | Wrong.']],
  ['a file in words', '- error in `b.py`, line 3: Wrong.', ['error | b.py | 3 | Wrong.']],
  ['lines to', '- warning, lines 3 to 7: Never ends.', ['warning | 3-7 | Never ends.']],
  ['lines the wrong way round', '- warning, lines 7-3: Odd.', ['warning | 3-7 | Odd.']],
  ['CRLF', '- info, line 1: A.\r\n- info, line 2: B.\r\n', ['info | 1 | A.', 'info | 2 | B.']],
  ['code that belongs to the message', '- info, line 1: A. Use `b`.', ['info | 1 | A. Use `b`.']],
  ['code right behind the place', '- info, line 1 `x` is unused.', ['info | 1 | `x` is unused.']],
  [
    'no bullet',
    'error, line 2: Wrong.\nwarning, line 3: Odd.',
    ['error | 2 | Wrong.', 'warning | 3 | Odd.'],
  ],
  [
    'JSON',
    '[{"severity":"high","line":3,"message":"Wrong.","code":"x = 1"}]',
    ['error | 3 | x = 1 | Wrong.'],
  ],
  [
    'JSON in a fence, in an object',
    'Here:\n```json\n{"findings":[{"severity":"low","startLine":3,"endLine":5,"description":"Odd."}]}\n```\n',
    ['info | 3-5 | Odd.'],
  ],
  [
    'JSON half of which is no finding',
    '[{"line":0,"message":"x"},{"line":2,"message":"y"},7]',
    ['warning | 2 | y'],
  ],
  ['nothing found', 'No findings.', []],
  ['an empty answer', '', []],
  ['prose that names a line', 'This is fine. On line 3 it adds two numbers.', []],
  ['a numbered explanation', '1. It reads 3 files.\n2. Then 4 more.', []],
  ['a list with no places', '- Naming is odd.\n- error handling is missing', []],
  ['an item in a fence', '```\n- error, line 2: Wrong.\n```', []],
  ['a place without a message', '- error, line 2:', []],
  ['a version number', '- warning, 3.2 is out of date', []],
];

describe('findings of a review', () => {
  for (const [name, answer, expected] of rows) {
    it(`are read from ${name}`, () => assert.deepEqual(shape(answer), expected));
  }

  it('are bounded', () => {
    const answer = Array.from({ length: 1_000 }, (_, at) => `- info, line ${at + 1}: x`).join('\n');
    assert.equal(parseFindings(answer).length, 300);
  });

  it('are read from absurd answers in bounded time', () => {
    const started = performance.now();
    for (const text of [
      '- '.repeat(50_000),
      '*'.repeat(100_000),
      '- error, '.repeat(20_000),
      '`'.repeat(100_000),
      '- error, line 1, ' + ' -'.repeat(50_000),
      '- at in on '.repeat(9_000),
    ]) {
      parseFindings(text);
    }
    assert.ok(performance.now() - started < 2_000);
  });
});
