import assert from 'node:assert/strict';
import { fill } from '../../../src/protocol/strings';

describe('filling in words', () => {
  const cases: readonly (readonly [string, readonly (string | number)[], string])[] = [
    ['no place', [], 'no place'],
    ['{0} of {1}', [2, 7], '2 of 7'],
    ['{1}: {0}', ['value', 'name'], 'name: value'],
    ['{0} and {0}', ['again'], 'again and again'],
    ['{0}', [''], ''],
    ['{0}', [0], '0'],
    ['{0} {1}', ['one'], 'one {1}'],
    ['{}, {a}, {10}', ['x', 'y'], '{}, {a}, {10}'],
    ['{0}', ['{1}', 'never'], '{1}'],
    ['{0}', ['$& $1'], '$& $1'],
  ];
  for (const [template, values, expected] of cases) {
    it(`${template} with ${JSON.stringify(values)} is ${expected}`, () => {
      assert.equal(fill(template, ...values), expected);
    });
  }
});
