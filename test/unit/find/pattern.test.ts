import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { findPattern } from '../../../src/core/find/pattern';

const plain = { matchCase: false, wholeWord: false };

function found(text: string, query: string, options: Partial<typeof plain> = {}): string[] {
  const pattern = findPattern({ ...plain, ...options, text: query });
  return pattern ? [...text.matchAll(pattern)].map(([hit]) => hit) : [];
}

describe('what finds a text', () => {
  it('finds it in any case, or in its own', () => {
    assert.deepEqual(found('Ein ÜBEL, ein übel', 'übel'), ['ÜBEL', 'übel']);
    assert.deepEqual(found('Ein ÜBEL, ein übel', 'übel', { matchCase: true }), ['übel']);
  });

  it('finds whole words only, where asked, and signs beside anything', () => {
    const text = 'cat concat cat_1 Cat, кот котик';
    assert.deepEqual(found(text, 'cat', { wholeWord: true }), ['cat', 'Cat']);
    assert.deepEqual(found(text, 'кот', { wholeWord: true }), ['кот']);
    assert.deepEqual(found('f(a)(b)', '(', { wholeWord: true }), ['(', '(']);
    assert.deepEqual(found('a𝒳 𝒳', '𝒳', { wholeWord: true }), ['𝒳']);
  });

  it('takes any white space for white space', () => {
    assert.deepEqual(found('one\n  two one two', 'one two'), ['one\n  two', 'one two']);
  });

  it('finds nothing where nothing is asked for', () => {
    assert.equal(findPattern({ ...plain, text: '' }), undefined);
    assert.equal(findPattern({ ...plain, text: ' \n' }), undefined);
  });

  it('finds every text in itself, whatever signs it has', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.boolean(),
        (text, matchCase) => {
          fc.pre(text.trim() !== '');
          assert.deepEqual(found(`x ${text} y`, text, { matchCase }).length > 0, true);
        },
      ),
    );
  });
});
