import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { shownIds, turnById } from '../../../src/core/conversation/branch';
import { emptyConversation, reduce, reduceAll } from '../../../src/core/conversation/conversation';
import type { Conversation } from '../../../src/core/conversation/conversation';
import type { ConversationEvent } from '../../../src/core/conversation/event';
import { mergeNews } from '../../../src/core/session/mergeNews';
import { windowScripts } from '../../support/journal/arbitraryEvents';
import {
  asked,
  began,
  delta,
  drafted,
  openReply,
  question,
  start,
} from '../../support/journal/sampleEvents';

const nobody = { writer: 'nobody', alive: new Set<string>() };

const turnsOf = (state: Conversation) =>
  [...state.turns.keys()].sort().map((id) => turnById(state, id));

/** Events of all windows in one order that each window's own order is part of, cut into batches. */
const batches = fc
  .tuple(windowScripts(), fc.array(fc.nat(2), { maxLength: 200 }), fc.nat(9))
  .map(([scripts, order, size]): readonly (readonly ConversationEvent[])[] => {
    const queues = scripts.map(({ events }) => [...events]);
    const all: ConversationEvent[] = [];
    for (const window of order) {
      const next = queues[window % queues.length]?.shift();
      if (next) all.push(next);
    }
    all.push(...queues.flat());
    const cut: ConversationEvent[][] = [];
    for (let at = 0; at < all.length; at += size + 1) cut.push(all.slice(at, at + size + 1));
    return cut;
  });

describe('news of other windows', () => {
  it('lead who follows event by event to the same turns, and lose none', () => {
    fc.assert(
      fc.property(batches, (cut) => {
        const alive = new Set(
          cut.flat().flatMap((event) => ('turn' in event ? [event.turn.id] : [])),
        );
        const here = { writer: 'nobody', alive };
        let state = emptyConversation('chat');
        let follower = state;
        let box = state.draft.value;
        for (const events of cut) {
          const merged = mergeNews(state, events, here);
          assert.deepEqual(merged.withheld, []);
          follower = merged.news.reduce(reduce, follower);
          state = merged.conversation;
          assert.deepEqual(turnsOf(follower), turnsOf(state));
          assert.deepEqual(follower.title.value, state.title.value);
          for (const event of merged.news) if (event.type === 'draft') box = event.draft;
          assert.deepEqual(box, state.draft.value);
        }
        const whole = reduceAll(emptyConversation('chat'), cut.flat());
        assert.deepEqual({ ...state, chosen: 0 }, { ...whole, chosen: 0 });
        const again = mergeNews(state, cut.flat(), here).news;
        const twice = again.filter(({ type }) => type !== 'chosen');
        assert.deepEqual(twice, [], 'nothing is told twice');
      }),
    );
  });

  it('never take away what is shown here, only make it longer', () => {
    fc.assert(
      fc.property(batches, (cut) => {
        let state = emptyConversation('chat');
        for (const events of cut) {
          const before = shownIds(state);
          state = mergeNews(state, events, nobody).conversation;
          assert.deepEqual(shownIds(state).slice(0, before.length), before);
        }
      }),
    );
  });

  it('end replies that nobody writes any more', () => {
    const events = [asked(question('q', null)), began(openReply('a', 'q')), delta('a', 0, 'Th')];
    const open = mergeNews(emptyConversation('chat'), events, {
      writer: 'nobody',
      alive: new Set(['a']),
    });
    assert.equal(open.conversation.open.size, 1);
    const { conversation, news } = mergeNews(open.conversation, [], nobody);
    const turn = turnById(conversation, 'a');
    assert.ok(turn?.role === 'assistant' && turn.outcome === 'truncated');
    assert.deepEqual(
      news.map(({ type }) => type),
      ['replyEnded'],
    );
  });

  it('leave what is half written here until it is sent', () => {
    const ours = { ...drafted('mine', start, 'here'), over: [] };
    const state = reduceAll(emptyConversation('chat'), [ours]);
    const theirs = { ...drafted('theirs', start + 5, 'there'), over: [] };
    const merged = mergeNews(state, [theirs], { writer: 'here', alive: new Set() });
    assert.equal(merged.conversation, state);
    assert.deepEqual(merged.withheld, [theirs]);
  });
});
