import assert from 'node:assert/strict';
import { median, slope, variance, welch } from '../../../bench/report/statistics';

const near = (actual: number, expected: number, within = 1e-4) =>
  assert.ok(Math.abs(actual - expected) < within, `${actual} is not ${expected}`);

describe('statistics of the benchmark', () => {
  it('finds the middle', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 2, 3]), 2.5);
    assert.ok(Number.isNaN(median([])));
  });

  it('knows the spread', () => {
    assert.equal(variance([2, 4, 4, 4, 5, 5, 7, 9]), 32 / 7);
    assert.equal(variance([5]), 0);
  });

  it('draws a line through points', () => {
    near(slope([0, 1, 2, 3].map((x) => [x, 7 + 2.5 * x] as const)), 2.5);
  });

  it("gives Welch's probability, as tables have it", () => {
    // A t of 2.228 with 10 degrees of freedom has 0.05: two samples of six with the same variance.
    const one = [1, 2, 3, 4, 5, 6];
    const shift = 2.228 * Math.sqrt(2 * (3.5 / 6));
    near(
      welch(
        one,
        one.map((each) => each + shift),
      ),
      0.05,
    );
    near(welch([27.5, 21, 19, 23.6, 17, 17.9], [27.1, 22, 20.8, 23.4, 23.4, 23.5]), 0.23486);
  });

  it('tells nothing from single values, and all from constant ones', () => {
    assert.equal(welch([1], [2, 3]), 1);
    assert.equal(welch([1, 1], [2, 2]), 0);
    assert.equal(welch([1, 1], [1, 1]), 1);
  });
});
