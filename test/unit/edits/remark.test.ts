import assert from 'node:assert/strict';
import { remarkOf } from '../../../src/core/edits/remark';

describe('what a model says beside its code', () => {
  for (const [prose, remark] of [
    ['Here is the changed code:', ''],
    ['Here you go:\n\nI renamed `a` to **first**.', 'I renamed a to first.'],
    ['## Note\n\n> This also\n> changes the **API**.', 'Note This also changes the API.'],
    ['It is O(n). The code:', 'It is O(n). The code:'],
    ['- one\n- two', 'one two'],
    ['2 * 3 is 6, snake_case stays', '2 * 3 is 6, snake_case stays'],
    ['', ''],
  ] as const) {
    it(`shows ${JSON.stringify(prose)} as ${JSON.stringify(remark)}`, () => {
      assert.equal(remarkOf(prose), remark);
    });
  }
});
