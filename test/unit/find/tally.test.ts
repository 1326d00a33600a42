import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { findPattern } from '../../../src/core/find/pattern';
import { Tally } from '../../../src/core/find/tally';

function tallyOf(texts: readonly string[], query: string, wholeWord = false): Tally {
  const pattern = findPattern({ text: query, matchCase: false, wholeWord });
  assert.ok(pattern);
  return new Tally(
    pattern,
    texts.map((_, n) => `t${n}`),
    (id) => texts[Number(id.slice(1))] ?? '',
  );
}
const never = (): boolean => false;

describe('the tally of a search', () => {
  it('counts each turn and knows each hit by its number', () => {
    const tally = tallyOf(['a b a', '', 'b', 'A'], 'a');
    tally.run(never);
    assert.equal(tally.total, 3);
    assert.deepEqual(
      [0, 1, 2, 3].map((index) => tally.hit(index)),
      [
        { id: 't0', nth: 0, of: 2 },
        { id: 't0', nth: 1, of: 2 },
        { id: 't3', nth: 0, of: 1 },
        undefined,
      ],
    );
    assert.deepEqual(
      [tally.firstFrom('t0'), tally.firstFrom('t1'), tally.firstFrom('x')],
      [0, 2, undefined],
    );
    assert.equal(tally.indexOf({ id: 't0', nth: 9 }), 1);
    assert.equal(tally.indexOf({ id: 't1', nth: 0 }), undefined);
  });

  it('counts in pieces, also within one long text, as if all at once', () => {
    const text = `${'-'.repeat(49_998)}needle${'-'.repeat(60_000)}needle`;
    const tally = tallyOf([text, 'needle'], 'needle', true);
    let steps = 0;
    while (!tally.done) {
      tally.run(() => true);
      steps++;
    }
    assert.equal(tally.total, 3);
    assert.equal(steps, 4);
  });

  it('agrees with a search of the whole text, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.constantFrom('ab', 'a b', 'b'), (shift, query) => {
        const text = `${'.'.repeat(48_500 + shift)}${'ab a  b '.repeat(200)}`;
        const tally = tallyOf([text], query);
        tally.run(never);
        const pattern = findPattern({ text: query, matchCase: false, wholeWord: false });
        assert.equal(tally.total, pattern && [...text.matchAll(pattern)].length);
      }),
      { numRuns: 30 },
    );
  });

  it('follows a text that grows', () => {
    const texts = ['a', 'a'];
    const tally = tallyOf(texts, 'a');
    tally.run(never);
    texts[1] = 'a a a';
    tally.recount('t1');
    assert.equal(tally.total, 4);
    assert.equal(tally.hit(3)?.nth, 2);
  });

  it('takes no more than a moment at a time for ten thousand turns', () => {
    const long = 'The quick brown fox jumps over the lazy dog. '.repeat(45);
    const tally = tallyOf(
      Array.from({ length: 10_000 }, () => long),
      'lazy dog',
    );
    const stretches: number[] = [];
    while (!tally.done) {
      const begun = performance.now();
      tally.run(() => performance.now() - begun >= 8);
      stretches.push(performance.now() - begun);
    }
    assert.equal(tally.total, 450_000);
    // A busy machine may take the processor away during one of them.
    const [, second = 0] = stretches.sort((a, b) => b - a);
    assert.ok(second < 16, `${second} ms at a stretch`);
  });
});
