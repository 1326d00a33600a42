import assert from 'node:assert/strict';
import { Highlighter } from '../../../src/core/highlight/highlighter';
import { CodePainter } from '../../../src/webview/reply/codePainter';

/** A language in which digits are numbers, so that colours are easy to foresee. */
const digits = {
  name: 'digits',
  token: (stream: { eatWhile(pattern: RegExp): boolean; next(): unknown }): string | null => {
    if (stream.eatWhile(/\d/)) return 'number';
    stream.next();
    stream.eatWhile(/\D/);
    return null;
  },
};
const painter = (): CodePainter => new CodePainter(new Highlighter(digits));

describe('colouring a growing code block', () => {
  it('keeps the tokens of finished lines and reads only the last one anew', () => {
    const paint = painter();
    const first = paint.paint(['a 1', 'b '], false);
    const second = paint.paint(['a 1', 'b 2'], false);
    assert.equal(second[0], first[0]);
    assert.deepEqual(second[1], [
      { text: 'b ', scope: null },
      { text: '2', scope: 'number' },
    ]);
    const last = paint.paint(['a 1', 'b 2', 'c'], true);
    assert.equal(last[0], first[0]);
    assert.equal(last.length, 3);
  });

  it('colours a long block in slices', () => {
    const lines = Array.from({ length: 350 }, (_, n) => String(n));
    const paint = painter();
    const counts = [1, 2, 3, 4].map(() => paint.paint(lines, true).length);
    assert.deepEqual(counts, [100, 200, 300, 350]);
  });

  it('notices other code under the same key', () => {
    const paint = painter();
    paint.paint(['one', 'two', ''], false);
    assert.ok(paint.continues(['one', 'two', 'three'], false));
    assert.ok(!paint.continues(['one', 'other', 'three'], false));
    assert.ok(!paint.continues(['one'], true));
  });
});
