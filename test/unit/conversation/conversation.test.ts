import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  branchPosition,
  chosenChild,
  lineage,
  purposeOf,
  shownIds,
  turnById,
} from '../../../src/core/conversation/branch';
import { emptyConversation, reduce, reduceAll } from '../../../src/core/conversation/conversation';
import type { Conversation } from '../../../src/core/conversation/conversation';
import type { ConversationEvent } from '../../../src/core/conversation/event';
import { windowScripts } from '../../support/journal/arbitraryEvents';
import type { WindowScript } from '../../support/journal/arbitraryEvents';
import {
  asked,
  began,
  delta,
  drafted,
  ended,
  exchange,
  openReply,
  question,
  replyEnd,
  start,
} from '../../support/journal/sampleEvents';

const state = (events: readonly ConversationEvent[]): Conversation =>
  reduceAll(emptyConversation('chat'), events);

const base = exchange('1', null, ['one ', 'two']);
const by = (writer: string, at: number) => ({ at: start + at, writer });

describe('conversation', () => {
  it('shows a question and its answer', () => {
    const conversation = state(base);
    assert.deepEqual(shownIds(conversation), ['1q', '1a']);
    assert.deepEqual(conversation.turns.get('1a'), {
      ...replyEnd('1a', '1q'),
      text: 'one two',
      reasoning: '',
    });
    assert.equal(conversation.open.size, 0);
  });

  it('knows what a question was for in its answer, and in what goes on with that', () => {
    const edit = asked(question('2q', '1a', { purpose: 'edit' }));
    const conversation = state([
      ...base,
      edit,
      began(openReply('2a', '2q')),
      began(openReply('2b', '2a')),
    ]);
    const purposes = ['1q', '1a', '2q', '2a', '2b', 'none'].map((id) =>
      purposeOf(conversation, id),
    );
    assert.deepEqual(purposes, ['chat', 'chat', 'edit', 'edit', 'edit', undefined]);
  });

  it('shows an open reply as far as it came', () => {
    const conversation = state([
      ...base.slice(0, -1),
      { type: 'reasoningDelta', id: '1a', offset: 0, text: 'hm' },
    ]);
    assert.deepEqual(turnById(conversation, '1a'), {
      ...openReply('1a', '1q'),
      text: 'one two',
      reasoning: 'hm',
    });
  });

  const again: readonly (readonly [string, readonly ConversationEvent[], string])[] = [
    ['a piece twice', [delta('1a', 0, 'one '), delta('1a', 4, 'two')], 'one two'],
    ['a piece that overlaps', [delta('1a', 2, 'e two more')], 'one two more'],
    ['a piece inside', [delta('1a', 1, 'ne')], 'one two'],
    ['a piece after a hole', [delta('1a', 20, 'end'), delta('1a', 23, '.')], 'one twoend.'],
    ['a piece after a hole, twice', [delta('1a', 20, 'end'), delta('1a', 20, 'end')], 'one twoend'],
    [
      'the whole after a hole',
      [delta('1a', 8, 'end'), began(openReply('1a', '1q', { text: 'one two end' }))],
      'one two end',
    ],
  ];
  for (const [what, events, text] of again) {
    it(`adds ${what} at its place, before and after the end`, () => {
      assert.equal(turnById(state([...base.slice(0, -1), ...events]), '1a')?.text, text);
      assert.equal(turnById(state([...base, ...events]), '1a')?.text, text);
    });
  }

  it('ends a reply whose end is read before its beginning', () => {
    const end = ended(
      replyEnd('1a', '1q', { outcome: 'truncated', failure: { kind: 'interrupted' } }),
    );
    const early = state([end, ...base.slice(0, -1)]);
    assert.deepEqual(early, state([...base.slice(0, -1), end]));
    assert.equal(turnById(early, '1a')?.text, 'one two');
  });

  it('believes the writer of a reply more than who thought it dead', () => {
    const guess = ended(
      replyEnd('1a', '1q', { outcome: 'truncated', failure: { kind: 'interrupted' } }),
    );
    const [ask, begin, first, second, end] = base;
    assert.ok(ask && begin && first && second && end);
    const orders = [
      [ask, begin, first, guess, second, end],
      [guess, ask, begin, first, second, end],
      [ask, begin, first, second, end, guess],
    ];
    for (const order of orders) assert.deepEqual(state(order), state(base));
  });

  it('keeps both answers and shows the later until another is chosen', () => {
    const retry = [
      began(openReply('1b', '1q', { at: start + 50 })),
      ended(replyEnd('1b', '1q', { at: start + 50 })),
    ];
    const two = state([...base, ...retry]);
    assert.deepEqual(shownIds(two), ['1q', '1b']);
    const turn = two.turns.get('1a');
    assert.ok(turn);
    assert.deepEqual(branchPosition(two, turn), { index: 1, count: 2 });
    const chosen = reduce(two, { type: 'chosen', parent: '1q', child: '1a', stamp: by('w', 60) });
    assert.deepEqual(shownIds(chosen), ['1q', '1a']);
    assert.deepEqual(
      lineage(chosen, '1b').map(({ id }) => id),
      ['1q', '1b'],
    );
  });

  it('shows something where the chosen turn never arrived', () => {
    const odd = state([...base, { type: 'chosen', parent: null, child: 'x', stamp: by('w', 60) }]);
    assert.equal(chosenChild(odd, null), '1q');
  });

  it('ends its walks where a parent is missing or turns go round', () => {
    const round = state([asked(question('a', 'b')), asked(question('b', 'a'))]);
    assert.deepEqual(shownIds(round), []);
    assert.equal(lineage(round, 'a').length, 2);
  });

  const decisions: readonly (readonly [string, ConversationEvent, ConversationEvent])[] = [
    [
      'title',
      { type: 'titled', title: 'a', stamp: by('v', 1) },
      { type: 'titled', title: 'b', stamp: by('w', 2) },
    ],
    [
      'pinned',
      { type: 'pinned', pinned: true, stamp: by('v', 1) },
      { type: 'pinned', pinned: false, stamp: by('w', 1) },
    ],
    [
      'deleted',
      { type: 'deleted', deleted: true, stamp: by('w', 1) },
      { type: 'deleted', deleted: false, stamp: by('v', 2) },
    ],
  ];
  for (const [what, earlier, later] of decisions) {
    it(`takes the later ${what}, in whichever order they are read`, () => {
      assert.deepEqual(state([earlier, later]), state([later, earlier]));
      assert.deepEqual(state([earlier, later]), state([later]));
    });
  }

  it('takes the second of two decisions that one window made in a millisecond', () => {
    assert.equal(state([drafted('a'), drafted('')]).draft.value.text, '');
  });

  it('is the same object when an event changes nothing', () => {
    const events: readonly ConversationEvent[] = [
      { type: 'created', at: start },
      ...base,
      { type: 'titled', title: 'a', stamp: by('w', 1) },
    ];
    const conversation = state(events);
    for (const event of events) assert.equal(reduce(conversation, event), conversation, event.type);
  });

  it('shares with the state before all that an event does not touch', () => {
    const before = state([...base, asked(question('2q', '1a')), began(openReply('2a', '2q'))]);
    const after = reduce(before, delta('2a', 0, 'x'));
    assert.notEqual(after, before);
    for (const part of ['turns', 'children', 'chosen', 'title', 'draft'] as const) {
      assert.equal(after[part], before[part], part);
    }
    assert.equal(before.open.get('2a')?.text, '');
  });

  it('does not change the state that many events are applied to', () => {
    const before = state(base);
    const copy = structuredClone(before);
    reduceAll(before, exchange('2', '1a', ['more']));
    assert.deepEqual(before, copy);
  });
});

describe('conversation read from several windows', () => {
  it('is the same however their events are mixed, and however often they are read', () => {
    fc.assert(
      fc.property(windowScripts(), fc.infiniteStream(fc.nat(99)), (windows, choices) => {
        const plain = state(windows.flatMap(({ events }) => events));
        assert.deepEqual(state(mixed(windows, choices)), plain);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the later of two drafts that took the place of each other', () => {
    const [left, right] = [by('v', 5), by('w', 5)];
    const drafts = [
      { ...drafted('left', left.at, 'v'), over: [right] },
      { ...drafted('right', right.at, 'w'), over: [left] },
    ];
    assert.equal(state(drafts).draft.value.text, 'right');
    assert.deepEqual(state(drafts.toReversed()), state(drafts));
  });

  it('keeps something of drafts that took the place of each other all the way round', () => {
    const [u, v, w] = [by('u', 5), by('v', 6), by('w', 7)];
    const drafts = [
      { ...drafted('u', u.at, 'u'), over: [v] },
      { ...drafted('v', v.at, 'v'), over: [w] },
      { ...drafted('w', w.at, 'w'), over: [u] },
    ];
    assert.equal(state(drafts).draft.value.text, 'w');
    assert.deepEqual(state(drafts.toReversed()), state(drafts));
  });

  it('is the same when read in one go or one by one', () => {
    fc.assert(
      fc.property(windowScripts(), (windows) => {
        const events = windows.flatMap((window) => window.events);
        assert.deepEqual(events.reduce(reduce, emptyConversation('chat')), state(events));
      }),
    );
  });
});

/** An interleaving in which now and then a window's events are read again from an earlier one on. */
function mixed(
  windows: readonly WindowScript[],
  choices: Iterator<number>,
): readonly ConversationEvent[] {
  const cursors = windows.map(({ events }) => ({ events, at: 0, repeats: 2 }));
  const order: ConversationEvent[] = [];
  const next = () => Number(choices.next().value);
  for (;;) {
    const unread = cursors.filter(({ events, at }) => at < events.length);
    const cursor = unread[next() % unread.length];
    if (!cursor) return order;
    const event = cursor.events[cursor.at++];
    if (event) order.push(event);
    if (cursor.repeats > 0 && next() < 10) {
      cursor.repeats--;
      cursor.at = next() % (cursor.at + 1);
    }
  }
}
