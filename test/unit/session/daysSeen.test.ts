import assert from 'node:assert/strict';
import fc from 'fast-check';
import { trustClock } from '../../../src/core/session/daysSeen';
import type { DaysSeen } from '../../../src/core/session/daysSeen';

const hour = 60 * 60_000;
const day = 24 * hour;
const begin = 1_700_000_000_000;

/** How far the clock is believed at each of these looks, one after the other. */
function believed(looks: readonly number[]): readonly (number | undefined)[] {
  let seen: DaysSeen = [];
  return looks.map((now) => {
    const trust = trustClock(seen, now);
    seen = trust.seen;
    return trust.sure;
  });
}

describe('a clock', () => {
  it('is believed as far as it was seen a day ago', () => {
    const looks = [0, hour, 25 * hour, 26 * hour, 3 * day].map((at) => begin + at);
    assert.deepEqual(believed(looks), [undefined, undefined, begin, begin, begin + 25 * hour]);
  });

  it('that goes far forward is believed on the second day only', () => {
    const jump = begin + 4000 * day;
    const looks = [begin, begin + day, jump, jump + hour, jump + 2 * day];
    assert.deepEqual(believed(looks), [undefined, begin, begin + day, begin + day, jump]);
  });

  it('that is put back takes back what it said', () => {
    const jump = begin + 4000 * day;
    const looks = [begin, begin + day, jump, begin + day + hour, begin + 3 * day];
    assert.deepEqual(believed(looks), [undefined, begin, begin + day, undefined, begin + day]);
  });

  it('is never believed on the day of a jump, whatever was seen before', () => {
    const steps = fc.array(fc.integer({ min: -40 * day, max: 40 * day }), { maxLength: 30 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 5000 * day }), (changes, jump) => {
        const looks = [begin];
        for (const change of changes) looks.push((looks.at(-1) ?? begin) + change);
        const before = Math.max(...looks);
        looks.push(before + jump, before + jump + day - 1);
        for (const sure of believed(looks).slice(-2)) assert.ok((sure ?? 0) <= before);
      }),
    );
  });

  it('keeps few looks, in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (looks) => {
        let seen: DaysSeen = [];
        for (const now of looks) ({ seen } = trustClock(seen, now));
        assert.ok(seen.length <= 2);
        assert.deepEqual(
          seen,
          [...seen].sort((a, b) => a - b),
        );
      }),
    );
  });
});
