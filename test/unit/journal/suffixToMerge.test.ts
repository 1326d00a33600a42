import assert from 'node:assert/strict';
import { suffixToMerge } from '../../../src/core/journal/suffixToMerge';

const kilobytes = (...sizes: readonly number[]) =>
  sizes.map((size, at) => [`${at}`, size * 1024] as const);

describe('files worth merging', () => {
  const table: readonly (readonly [string, readonly number[], readonly string[]])[] = [
    ['small ones, all', [1, 2, 3], ['0', '1', '2']],
    ['no large one for a small one', [500, 2, 3], ['1', '2']],
    ['a large one for as much again', [500, 200, 100], ['0', '1', '2']],
    ['the newest however large', [100, 200], ['0', '1']],
    ['none that would become huge', [9000, 1, 1], ['1', '2']],
    ['none of none', [], []],
  ];
  for (const [what, sizes, names] of table) {
    it(`are ${what}`, () => assert.deepEqual(suffixToMerge(kilobytes(...sizes)), names));
  }

  it('cost a long chat few writes of each byte, and stay few', () => {
    let files: (readonly [string, number])[] = [];
    let written = 0;
    const turns = 10_000;
    const size = 2000;
    for (let turn = 0; turn < turns; turn++) {
      files.push([`${turn}`, size]);
      const names = new Set(suffixToMerge(files));
      if (names.size < 2) continue;
      const merged = files.filter(([name]) => names.has(name)).reduce((sum, [, n]) => sum + n, 0);
      written += merged;
      files = [...files.filter(([name]) => !names.has(name)), [`m${turn}`, merged]];
    }
    const total = turns * size;
    assert.ok(written < 40 * total, `each byte written ${written / total} times`);
    assert.ok(files.length < 20, `${files.length} files`);
  });
});
