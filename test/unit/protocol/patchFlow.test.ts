import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fold, PatchFlow } from '../../../src/protocol/patchFlow';
import type { Change, ToPage } from '../../../src/protocol/toPage';
import { ManualClock } from '../../support/journal/manualClock';
import { apply, emptyPage, show } from './modelPage';
import type { ModelPage } from './modelPage';
import { frameView, questionView, replyView, snapshotView } from './sampleViews';

const append = (text: string, id = 'a'): Change => ({ kind: 'append', id, text });
const snapshot = snapshotView({ turns: [questionView('q'), replyView('a')] });

/** Turns of the pictures that changes are about; few, so that changes meet. */
const anyId = fc.constantFrom('a', 'b');
const anyText = fc.string({ maxLength: 4 });
const anyReply = fc.record({ id: anyId, text: anyText, at: fc.nat(9) }).map(({ id, ...more }) => {
  return replyView(id, more);
});
const anyTurn = fc.oneof(
  anyReply,
  fc.constantFrom('q', 'r').map((id) => questionView(id)),
);

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(anyText, anyId).map(([text, id]) => append(text, id)) },
  fc.tuple(anyText, anyId).map(([text, id]): Change => ({ kind: 'appendReasoning', id, text })),
  fc.tuple(anyId, fc.nat(9)).map(([id, at]): Change => {
    const { text: _text, reasoning: _reasoning, ...turn } = replyView(id, { at });
    return { kind: 'state', turn };
  }),
  anyTurn.map((turn): Change => ({ kind: 'turn', turn })),
  fc
    .tuple(fc.constantFrom('q', 'a', null), fc.uniqueArray(anyTurn, { selector: ({ id }) => id }))
    .map(([after, turns]): Change => {
      const following = turns.filter(({ id }) => id !== after && id !== 'q');
      return { kind: 'branch', after, turns: following, earlier: 0, later: 0 };
    }),
  fc.string({ maxLength: 3 }).map((title): Change => ({ kind: 'frame', frame: frameView(title) })),
  fc.string({ maxLength: 3 }).map((text): Change => {
    return { kind: 'draft', draft: { text, selection: [0, 0] } };
  }),
);

/** What changes in one moment goes out at its end. */
const moment = (): Promise<void> => Promise.resolve();

describe('patch flow', () => {
  let clock: ManualClock;
  let sent: ToPage[];
  let flow: PatchFlow;

  beforeEach(() => {
    clock = new ManualClock();
    sent = [];
    flow = new PatchFlow((message) => sent.push(message), clock);
  });

  /** The changes of the newest message. */
  const newest = () => {
    const message = sent.at(-1);
    return message?.type === 'patch' ? message.changes : undefined;
  };

  /** A page that has painted its snapshot some time ago. */
  async function ready(): Promise<void> {
    flow.snapshot(snapshot);
    flow.drawn(1);
    await clock.pass(100);
  }

  /** A change in a moment of its own. */
  async function push(change: Change): Promise<void> {
    flow.push(change);
    await moment();
  }

  it('sends nothing before the first snapshot', async () => {
    await push(append('lost'));
    flow.drawn(7);
    await clock.pass(1000);
    assert.deepEqual(sent, []);
    assert.equal(flow.live, false);
    assert.equal(flow.awaited, false);
  });

  it('numbers snapshots and patches in one sequence without a gap', async () => {
    await ready();
    for (const text of ['one', 'two', 'three']) {
      await push(append(text));
      flow.drawn(sent.length);
      await clock.pass(100);
    }
    flow.snapshot(snapshot);
    assert.deepEqual(
      sent.map((message) => 'seq' in message && message.seq),
      [1, 2, 3, 4, 5],
    );
    assert.deepEqual(
      sent.map(({ type }) => type),
      ['snapshot', 'patch', 'patch', 'patch', 'snapshot'],
    );
  });

  it('sends the first change after a pause at once', async () => {
    await ready();
    await push(append('now'));
    assert.deepEqual(newest(), [append('now')]);
    assert.equal(clock.waiting, 0);
  });

  it('sends what waits before something that is said outside the sequence', async () => {
    await ready();
    await push(append('one '));
    await push(append('two'));
    flow.settle();
    assert.deepEqual(newest(), [append('two')]);
    flow.settle();
    assert.equal(sent.length, 3);
    flow.drawn(3);
    assert.equal(clock.waiting, 0);
  });

  it('sends together what changes in one moment', async () => {
    await ready();
    flow.push(append('one '));
    flow.push(append('word', 'b'));
    assert.equal(sent.length, 1);
    await moment();
    assert.deepEqual(newest(), [append('one '), append('word', 'b')]);
  });

  it('is never more than one message ahead of what is painted', async () => {
    await ready();
    await push(append('one '));
    for (const text of ['two ', 'three']) await push(append(text));
    await clock.pass(10_000);
    assert.equal(sent.length, 2);
    assert.equal(flow.awaited, true);
    assert.equal(clock.waiting, 0, 'it waits for the page, not for time');
    flow.drawn(2);
    assert.deepEqual(newest(), [append('two three')]);
  });

  it('lets the first word of a reply not wait for other news to be painted, but only once', async () => {
    await ready();
    await push({ kind: 'frame', frame: frameView('busy') });
    await push(append('one '));
    assert.deepEqual(newest(), [append('one ')]);
    await push({ kind: 'frame', frame: frameView('still busy') });
    await push(append('two'));
    await clock.pass(10_000);
    assert.equal(sent.length, 3);
    flow.drawn(2);
    assert.equal(sent.length, 3);
    flow.drawn(3);
    assert.deepEqual(newest(), [{ kind: 'frame', frame: frameView('still busy') }, append('two')]);
  });

  it('waits for the snapshot to be painted, too', async () => {
    flow.snapshot(snapshot);
    await push(append('one'));
    await clock.pass(1000);
    assert.equal(sent.length, 1);
    flow.drawn(1);
    assert.deepEqual(newest(), [append('one')]);
  });

  it('leaves a fast page a moment between two patches', async () => {
    await ready();
    await push(append('one '));
    flow.drawn(2);
    await push(append('two '));
    await push(append('three'));
    assert.equal(sent.length, 2);
    assert.equal(clock.waiting, 1);
    await clock.pass(29);
    assert.equal(sent.length, 2);
    await clock.pass(1);
    assert.deepEqual(newest(), [append('two three')]);
    assert.equal(clock.waiting, 0);
  });

  it('takes no notice of a number that is old, and none of one that was never sent', async () => {
    await ready();
    await push(append('one'));
    await push(append('two'));
    flow.drawn(1);
    await clock.pass(100);
    assert.equal(sent.length, 2);
    flow.drawn(99);
    assert.deepEqual(newest(), [append('two')]);
    assert.equal(flow.awaited, true);
    await push(append('three'));
    await clock.pass(100);
    assert.equal(sent.length, 3, 'number 3 is still owed');
  });

  it('sends nothing to a page that is hidden or gone, until the next snapshot', async () => {
    await ready();
    await push(append('one '));
    flow.drawn(2);
    await push(append('two '));
    flow.pause();
    await push(append('three '));
    flow.drawn(2);
    await clock.pass(1000);
    assert.equal(sent.length, 2);
    assert.deepEqual([flow.live, flow.awaited, clock.waiting], [false, false, 0]);
    flow.snapshot(snapshot);
    flow.drawn(3);
    await clock.pass(1000);
    assert.equal(sent.length, 3, 'what was pushed before is part of the snapshot');
    await push(append('four'));
    assert.deepEqual(newest(), [append('four')]);
  });

  it('starts again with a snapshot while the page owes an answer', async () => {
    await ready();
    await push(append('one '));
    await push(append('two'));
    flow.snapshot(snapshot);
    flow.drawn(2);
    await clock.pass(100);
    assert.equal(sent.length, 3);
    await push(append('three'));
    await clock.pass(100);
    assert.equal(sent.length, 3);
    flow.drawn(3);
    assert.deepEqual(newest(), [append('three')]);
  });

  it('brings a page of any speed to the same picture, in far fewer messages', async () => {
    const anyStep = fc.oneof(
      { weight: 4, arbitrary: anyChange },
      fc.constant('paint' as const),
      fc.nat(40),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 60 }), async (steps) => {
        clock = new ManualClock();
        sent = [];
        flow = new PatchFlow((message) => sent.push(message), clock);
        flow.snapshot(snapshot);
        let expected = show(snapshot);
        for (const step of steps) {
          if (step === 'paint') flow.drawn(sent.length);
          else if (typeof step === 'number') await clock.pass(step);
          else {
            flow.push(step);
            expected = apply(expected, step);
          }
        }
        await moment();
        while (flow.awaited || clock.waiting > 0) {
          flow.drawn(sent.length);
          await clock.pass(30);
        }
        assert.deepEqual(sent.reduce(receive, emptyPage), expected);
        assert.equal(clock.waiting, 0);
      }),
    );
  });
});

function receive(page: ModelPage, message: ToPage): ModelPage {
  if (message.type === 'snapshot') return show(message.snapshot);
  return message.type === 'patch' ? message.changes.reduce(apply, page) : page;
}

describe('folding', () => {
  const folded = (...changes: readonly Change[]) => changes.reduce(fold, []);
  const frame = (title: string): Change => ({ kind: 'frame', frame: frameView(title) });

  it('joins text of one reply, whatever else changes', () => {
    assert.deepEqual(folded(append('a'), append('b')), [append('ab')]);
    const mixed = [append('a'), append('b', 'b'), frame('1'), append('c')];
    assert.deepEqual(folded(...mixed), [append('ac'), append('b', 'b'), frame('1')]);
    const thought: Change = { kind: 'appendReasoning', id: 'a', text: 'x' };
    assert.deepEqual(folded(append('a'), thought, append('b'), thought), [
      append('ab'),
      { ...thought, text: 'xx' },
    ]);
  });

  it('joins no text across whole turns', () => {
    const whole: Change = { kind: 'turn', turn: replyView('a', { text: 'ab' }) };
    const changes = [append('a'), append('b'), whole, append('c')];
    assert.deepEqual(folded(...changes), [append('ab'), whole, append('c')]);
  });

  it('keeps the last frame, draft and state only', () => {
    assert.deepEqual(folded(frame('1'), append('a'), frame('2')), [append('a'), frame('2')]);
  });

  it('makes no difference to the picture, and never more changes', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 40 }), (changes) => {
        const less = changes.reduce(fold, []);
        assert.ok(less.length <= changes.length);
        assert.deepEqual(less.reduce(apply, show(snapshot)), changes.reduce(apply, show(snapshot)));
      }),
    );
  });

  it('stays small however long a reply streams', () => {
    const { text: _text, reasoning: _reasoning, ...turn } = replyView('a');
    let pending: readonly Change[] = [];
    for (let at = 0; at < 10_000; at++) {
      pending = fold(pending, append('word '));
      if (at % 10 === 0) pending = fold(pending, frame(`${at}`));
      if (at % 10 === 0) pending = fold(pending, { kind: 'state', turn: { ...turn, at } });
    }
    assert.ok(pending.length < 10, `${pending.length} changes`);
  });
});
