import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shiftLines } from '../../../src/core/anchors/shiftLines';
import type { LineEdit } from '../../../src/core/anchors/shiftLines';

type At = readonly [line: number, character: number];
const edit = ([a, b]: At, [c, d]: At, text: string): LineEdit => ({
  start: { line: a, character: b },
  end: { line: c, character: d },
  text,
});

const rows: readonly (readonly [
  name: string,
  lines: readonly (number | undefined)[],
  edit: LineEdit,
  expected: readonly (number | undefined)[],
])[] = [
  ['typing within a line', [3, 4], edit([3, 2], [3, 5], 'x'), [3, 4]],
  ['a line above', [3, 4], edit([0, 0], [0, 0], 'new\n'), [4, 5]],
  ['a line below', [3, 4], edit([9, 0], [9, 0], 'new\n'), [3, 4]],
  ['Enter at the start of the line', [3, 4], edit([3, 0], [3, 0], '\n'), [4, 5]],
  ['Enter within the line', [3, 4], edit([3, 4], [3, 4], '\n  '), [3, 5]],
  ['Enter at the end of the line before', [3, 4], edit([2, 9], [2, 9], '\nnew'), [4, 5]],
  ['CRLF', [3], edit([0, 0], [0, 0], 'a\r\nb\r\n'), [5]],
  ['the line above deleted', [3, 4], edit([2, 0], [3, 0], ''), [2, 3]],
  ['the line itself deleted', [3, 4], edit([3, 0], [4, 0], ''), [undefined, 3]],
  [
    'several lines deleted',
    [3, 4, 5, 6],
    edit([3, 0], [6, 0], ''),
    [undefined, undefined, undefined, 3],
  ],
  ['two lines joined', [3, 4, 5], edit([3, 7], [4, 2], ' '), [3, 3, 4]],
  ['the line moved into another place: gone', [3], edit([2, 0], [5, 0], 'x\ny\nz\n'), [undefined]],
  ['a line that is gone stays gone', [undefined, 4], edit([0, 0], [0, 0], '\n'), [undefined, 5]],
  ['the whole line replaced in place', [3], edit([3, 0], [3, 9], 'other'), [3]],
];

describe('lines that follow an edit', () => {
  for (const [name, lines, change, expected] of rows) {
    it(name, () => assert.deepEqual(shiftLines(lines, change), expected));
  }

  it('stand where their text stands, whatever whole lines come and go', () => {
    const document = fc.array(fc.nat(), { minLength: 1, maxLength: 12 });
    const edits = fc.array(fc.tuple(fc.nat(12), fc.nat(3), fc.nat(3)), { maxLength: 8 });
    fc.assert(
      fc.property(document, edits, (numbers, changes) => {
        const before = numbers.map((_, at) => `line ${at}`);
        const text = [...before, ''];
        let lines: readonly (number | undefined)[] = before.map((_, at) => at);
        for (const [at, removed, added] of changes) {
          const from = Math.min(at, text.length - 1);
          const to = Math.min(from + removed, text.length - 1);
          const fresh = Array.from({ length: added }, () => 'new');
          const inserted = fresh.map((line) => `${line}\n`).join('');
          lines = shiftLines(lines, edit([from, 0], [to, 0], inserted));
          text.splice(from, to - from, ...fresh);
        }
        lines.forEach((line, at) => {
          const place = text.indexOf(`line ${at}`);
          assert.equal(line, place < 0 ? undefined : place);
        });
      }),
    );
  });
});
