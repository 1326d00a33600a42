import assert from 'node:assert/strict';
import { compareRuns } from '../../../bench/report/compare';
import type { Figure } from '../../../bench/report/figure';
import { isReached } from '../../../bench/report/figure';
import type { Run } from '../../../bench/report/run';
import { markdownTable } from '../../../bench/report/table';

const figure = (samples: readonly number[], more: Partial<Figure> = {}): Figure => ({
  id: 'a',
  title: 'A figure',
  unit: 'ms',
  samples,
  ...more,
});

const run = (...figures: readonly Figure[]): Run => ({
  at: '2026-01-02T03:04:05.000Z',
  version: '1.2.3',
  machine: { cores: '2' },
  quick: false,
  seconds: 61,
  figures,
  failed: {},
});

const verdict = (before: Figure, after: Figure) => compareRuns(run(before), run(after))[0]?.verdict;

describe('comparing two runs', () => {
  it('calls a clear and large difference by its name', () => {
    assert.equal(verdict(figure([100, 101, 99]), figure([130, 131, 129])), 'worse');
    assert.equal(verdict(figure([130, 131, 129]), figure([100, 101, 99])), 'better');
  });

  it('calls nothing what may be noise, or is small', () => {
    assert.equal(verdict(figure([50, 100, 150]), figure([80, 130, 180])), 'same');
    assert.equal(verdict(figure([100, 101, 99]), figure([110, 111, 109])), 'same');
    assert.equal(verdict(figure([100]), figure([200])), 'same');
  });

  it('compares with the reference of the same run: a slower machine is no slower code', () => {
    const on = (factor: number) =>
      figure([100 * factor, 101 * factor, 99 * factor], {
        references: [{ name: 'floor', samples: [50 * factor, 50 * factor, 50 * factor] }],
      });
    assert.equal(verdict(on(1), on(3)), 'same');
  });

  it('passes over what only one of them has', () => {
    assert.deepEqual(compareRuns(run(), run(figure([1]))), []);
  });
});

describe('a figure', () => {
  it('reaches its target with the median', () => {
    assert.equal(isReached(figure([1, 2, 90], { target: { atMost: 2 } })), true);
    assert.equal(isReached(figure([1, 3, 90], { target: { atMost: 2 } })), false);
    assert.equal(isReached(figure([1])), undefined);
  });

  it('reaches a factor by the ratio of each repetition to its reference', () => {
    const references = [{ name: 'floor', samples: [10, 100, 1000] }];
    const target = { timesReference: 2 };
    assert.equal(isReached(figure([20, 200, 9000], { references, target })), true);
    assert.equal(isReached(figure([21, 210, 100], { references, target })), false);
  });

  it('is a row of the table', () => {
    const references = [{ name: 'floor', samples: [10, 10] }];
    const table = markdownTable(
      run(figure([20, 30], { references, target: { timesReference: 2 } })),
    );
    assert.ok(
      table.includes(
        '| A figure | 25 ms | 20 to 30 | ≤ 2 × floor | **missed** | floor 10 (× 2.5) |  |',
      ),
      table,
    );
  });
});
