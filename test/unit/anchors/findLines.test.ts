import assert from 'node:assert/strict';
import { findLines } from '../../../src/core/anchors/findLines';

/** Lines as letters, so that a row is seen at a glance; `.` is an empty line. */
const lines = (text: string) =>
  Array.from(text, (letter) => (letter === '.' ? '' : `line ${letter}`));
const shape = (places: readonly (number | undefined)[]) =>
  places.map((place) => place ?? '-').join(' ');

const rows: readonly (readonly [
  name: string,
  snapshot: string,
  start: number,
  current: string,
  expected: string,
])[] = [
  ['nothing changed', 'cde', 2, 'abcdefg', '2 3 4'],
  ['lines came above', 'cde', 2, 'xyabcdefg', '4 5 6'],
  ['lines went above', 'cde', 2, 'cdefg', '0 1 2'],
  ['the block stands twice: the nearest', 'cc', 4, 'ccaaaccb', '5 6'],
  ['a line came within', 'cde', 2, 'abcxdefg', '2 4 5'],
  ['a line within changed', 'cde', 2, 'abcxefg', '2 3 4'],
  ['a line within went', 'cde', 2, 'abcefg', '2 - 3'],
  ['the first line changed', 'cde', 2, 'abxdefg', '- 3 4'],
  ['braces that stand often', 'c}d}', 2, 'ab}cx}d}', '3 5 6 7'],
  ['empty lines', 'c.d', 2, 'a.b.xc.d', '5 6 7'],
  ['all is gone', 'cde', 2, 'xyz', '- - -'],
  ['the file is empty', 'cde', 2, '', '- - -'],
  ['the order changed: what still rises', 'cdef', 2, 'abdefc', '- 2 3 4'],
  ['an empty snapshot', '', 2, 'abc', ''],
];

describe('lines found by their text', () => {
  for (const [name, snapshot, start, current, expected] of rows) {
    it(name, () =>
      assert.equal(shape(findLines(lines(snapshot), start, lines(current))), expected),
    );
  }

  it('whatever the indentation is now', () => {
    const places = findLines(['if (a) {', '  b();', '}'], 0, ['', '\tif (a) {', '\t\tb();', '\t}']);
    assert.deepEqual(places, [1, 2, 3]);
  });

  it('where the first and the last are parts of lines', () => {
    const now = ['', 'const sum = add(1,', '  2,', ').then(show);', 'const sum = 3;'];
    assert.deepEqual(findLines(['add(1,', '  2,', ').then'], 0, now), [1, 2, 3]);
    assert.deepEqual(findLines(['sum'], 4, now), [4]);
  });

  it('in long files in bounded time', () => {
    const long = Array.from({ length: 50_000 }, (_, at) => (at % 3 === 0 ? '}' : `call(${at});`));
    const changed = long.map((line, at) => (at % 1_000 === 1 ? `${line} // seen` : line));
    const started = performance.now();
    const places = findLines(long.slice(20_000, 40_000), 20_000, changed);
    assert.equal(places[0], 20_000);
    assert.equal(places.at(-1), 39_999);
    const braces = Array<string>(30_000).fill('}');
    findLines([...braces.slice(10_000), 'x'], 100, braces);
    assert.ok(performance.now() - started < 3_000);
  });
});
