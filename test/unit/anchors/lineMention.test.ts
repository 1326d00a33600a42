import assert from 'node:assert/strict';
import { lineMentions, resolveLines } from '../../../src/core/anchors/lineMention';

/** Mentions as they stand in the text, each with the lines it was taken for. */
const shape = (text: string) =>
  lineMentions(text).map(({ start, end, first, last }) => {
    const lines = first === last ? `${first}` : `${first}-${last}`;
    return `${text.slice(start, end)}=${lines}`;
  });

const rows: readonly (readonly [text: string, expected: readonly string[]])[] = [
  ['Line 12 adds.', ['Line 12=12']],
  ['see lines 3–7, then', ['lines 3–7=3-7']],
  ['lines 3-7', ['lines 3-7=3-7']],
  ['lines 3 to 7', ['lines 3 to 7=3-7']],
  ['lines 7-3', ['lines 7-3=3-7']],
  ['at L12', ['L12=12']],
  ['(L3-L7)', ['L3-L7=3-7']],
  ['lines 3 and 7', ['lines 3=3', '7=7']],
  ['lines 3, 5 and 8–9.', ['lines 3=3', '5=5', '8–9=8-9']],
  ['On line 3, 5 boats wait', ['line 3=3', '5=5']],
  ['Line 3 and line 4', ['Line 3=3', 'line 4=4']],
  ['Zeile 12 und Zeilen 3 bis 7', ['Zeile 12=12', 'Zeilen 3 bis 7=3-7']],
  ['la ligne 4', ['ligne 4=4']],
  ['строка 12', ['строка 12=12']],
  ['第 12 行', ['第 12 行=12']],
  ['第3-7行', ['第3-7行=3-7']],
  ['outline 3 and deadline 4', []],
  ['XL12 and L12a', []],
  ['l12 is a name', []],
  ['line 1.5 of the norm', []],
  ['line twelve', []],
  ['12 lines', []],
  ['', []],
];

describe('lines that a reply mentions', () => {
  for (const [text, expected] of rows) {
    it(JSON.stringify(text), () => assert.deepEqual(shape(text), expected));
  }

  it('are found in long texts in bounded time', () => {
    const started = performance.now();
    for (const text of [
      'line 1, '.repeat(2_400),
      'lines '.repeat(3_000),
      '1'.repeat(19_000),
      'line 1'.repeat(3_000),
    ]) {
      lineMentions(text);
    }
    assert.ok(performance.now() - started < 1_000);
  });
});

describe('lines that are named', () => {
  const range = { start: { line: 14, character: 0 }, end: { line: 17, character: 0 } };
  for (const [first, last, expected] of [
    [15, 15, { first: 14, last: 14 }],
    [15, 17, { first: 14, last: 16 }],
    [16, 99, { first: 15, last: 16 }],
    [1, 1, { first: 14, last: 14 }],
    [2, 9, { first: 15, last: 16 }],
    [18, 18, undefined],
    [4, 4, undefined],
    [0, 0, undefined],
  ] as const) {
    it(`${first}–${last} of lines 15–17`, () =>
      assert.deepEqual(resolveLines(range, first, last), expected));
  }
});
