import assert from 'node:assert/strict';
import { Held } from '../../../src/core/endpoint/held';
import { ManualClock } from '../../support/journal/manualClock';

describe('a held value', () => {
  let clock: ManualClock;
  let reads: string[];
  let stored: Record<string, string | Error>;
  let held: Held<string>;

  beforeEach(() => {
    clock = new ManualClock();
    reads = [];
    stored = { a: 'first', b: 'other' };
    const read = (name: string): Promise<string> => {
      reads.push(name);
      const value = stored[name];
      return typeof value === 'string' ? Promise.resolve(value) : Promise.reject(new Error(name));
    };
    held = new Held(read, clock, { forMs: 1000 });
  });

  it('is read once for all who need it within its time, also at the same moment', async () => {
    assert.deepEqual(await Promise.all([held.get('a'), held.get('a')]), ['first', 'first']);
    await clock.pass(900);
    assert.equal(await held.get('a'), 'first');
    assert.deepEqual(reads, ['a']);
  });

  it('is held for its time however long the reading took', async () => {
    let arrive: (value: string) => void = () => undefined;
    const slow = new Held<string>(
      (name) => {
        reads.push(name);
        return new Promise((resolve) => (arrive = resolve));
      },
      clock,
      { forMs: 1000 },
    );
    const first = slow.get('a');
    await clock.pass(5000);
    arrive('late');
    await first;
    assert.equal(await slow.get('a'), 'late');
    assert.deepEqual(reads, ['a']);
  });

  it('is gone after its time, which others who need it do not prolong', async () => {
    await held.get('a');
    await clock.pass(900);
    await held.get('a');
    await clock.pass(100);
    stored['a'] = 'second';
    assert.equal(await held.get('a'), 'second');
    await clock.pass(1000);
    assert.equal(clock.waiting, 0);
  });

  it('is read again once it is forgotten', async () => {
    await held.get('a');
    stored['a'] = 'second';
    held.forget();
    assert.equal(clock.waiting, 0);
    assert.equal(await held.get('a'), 'second');
  });

  it('is never that of another name', async () => {
    assert.equal(await held.get('a'), 'first');
    assert.equal(await held.get('b'), 'other');
    assert.equal(await held.get('a'), 'first');
    assert.deepEqual(reads, ['a', 'b', 'a']);
  });

  it('is not held when it could not be read', async () => {
    stored['a'] = new Error('locked');
    await assert.rejects(held.get('a'));
    stored['a'] = 'unlocked';
    assert.equal(await held.get('a'), 'unlocked');
    assert.deepEqual(reads, ['a', 'a']);
  });

  it('of a reading that fails late does not take a newer one along', async () => {
    let fail: (error: Error) => void = () => undefined;
    const slow = new Held<string>(
      (name) => {
        reads.push(name);
        return name === 'a' ? new Promise((_, reject) => (fail = reject)) : Promise.resolve('b');
      },
      clock,
      { forMs: 1000 },
    );
    const first = assert.rejects(slow.get('a'));
    await slow.get('b');
    fail(new Error('late'));
    await first;
    await slow.get('b');
    assert.deepEqual(reads, ['a', 'b']);
  });
});
