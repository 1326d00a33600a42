import assert from 'node:assert/strict';
import { PageWatch } from '../../../src/protocol/pageWatch';
import { ManualClock } from '../../support/journal/manualClock';

describe('a page that dies', () => {
  let clock: ManualClock;
  let done: string[];
  let watch: PageWatch;

  beforeEach(() => {
    clock = new ManualClock();
    done = [];
    watch = new PageWatch(clock, {
      rebuild: () => done.push('rebuild'),
      renew: () => done.push('renew'),
      giveUp: () => done.push('giveUp'),
    });
  });

  it('is rebuilt when it does not come up, then gets another frame, then a person is told', async () => {
    watch.oweReady();
    await clock.pass(19_000);
    assert.deepEqual(done, []);
    await clock.pass(2_000);
    assert.deepEqual(done, ['rebuild']);
    await clock.pass(21_000);
    await clock.pass(21_000);
    assert.deepEqual(done, ['rebuild', 'renew', 'giveUp']);
    assert.equal(clock.waiting, 0);
  });

  it('is rebuilt when it does not paint what it got, however often more is sent', async () => {
    watch.oweDrawn();
    for (let n = 0; n < 9; n++) {
      await clock.pass(1000);
      watch.oweDrawn();
    }
    await clock.pass(2000);
    assert.deepEqual(done, ['rebuild']);
  });

  it('is left alone while it answers, however slowly, and while it owes nothing', async () => {
    watch.oweReady();
    watch.drawn(true);
    for (let n = 0; n < 5; n++) {
      await clock.pass(9_000);
      watch.drawn(true);
    }
    watch.drawn(false);
    assert.equal(clock.waiting, 0, 'no timer is left');
    watch.oweDrawn();
    watch.stop();
    await clock.pass(100_000);
    assert.deepEqual(done, []);
  });

  it('is rebuilt again after it has lived in between', async () => {
    for (let n = 0; n < 3; n++) {
      watch.oweDrawn();
      await clock.pass(13_000);
      watch.drawn(false);
    }
    assert.deepEqual(done, ['rebuild', 'rebuild', 'rebuild']);
  });
});
