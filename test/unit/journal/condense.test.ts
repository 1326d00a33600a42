import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { turnById } from '../../../src/core/conversation/branch';
import { emptyConversation, reduceAll } from '../../../src/core/conversation/conversation';
import type { ConversationEvent } from '../../../src/core/conversation/event';
import { condense } from '../../../src/core/journal/condense';
import { mergeOrder } from '../../../src/core/journal/mergeOrder';
import { decodeRecord, encodeRecord } from '../../../src/core/journal/record';
import { conversationEvents } from '../../support/journal/arbitraryEvents';
import {
  began,
  delta,
  drafted,
  exchange,
  openReply,
  start,
  typed,
} from '../../support/journal/sampleEvents';

const state = (events: readonly ConversationEvent[]) =>
  reduceAll(emptyConversation('chat'), mergeOrder(events));

function condensed(stored: readonly unknown[]) {
  const records = stored.flatMap((value) => decodeRecord(value) ?? []);
  return condense(records);
}

const eventsIn = (stored: readonly unknown[]) =>
  stored.flatMap((value) => decodeRecord(value)?.event ?? []);

const stored = (events: readonly ConversationEvent[]) =>
  events.map((event) => encodeRecord(event).stored);

describe('condensing', () => {
  it('makes one record of a reply, and one of each decision', () => {
    const events = [
      ...exchange('1', null, ['one ', 'two ', 'three']),
      drafted('a', start + 5),
      drafted('b', start + 6),
    ];
    const few = condensed(stored(events));
    assert.equal(few.length, 3);
    assert.deepEqual(state(eventsIn(few)), state(events));
  });

  it('says the same for whatever was written, also together with what it replaces', () => {
    fc.assert(
      fc.property(conversationEvents(), fc.nat(), (events, cut) => {
        const few = condensed(stored(events));
        assert.deepEqual(state(eventsIn(few)), state(events));
        assert.ok(few.length <= events.length);
        const rest = events.slice(cut % (events.length + 1));
        assert.deepEqual(state([...rest, ...eventsIn(few)]), state(events));
        assert.deepEqual(condensed(few), few);
      }),
    );
  });

  it('keeps what goes along with a draft, wherever its text was typed', () => {
    const note = { id: 'x', kind: 'text', label: 'Note', text: 'n' } as const;
    const events = [
      drafted('a', start + 4),
      typed('b', start + 5, start + 4),
      drafted('c', start + 6, 'w', [note]),
      typed('d', start + 7, start + 6),
    ];
    const few = eventsIn(condensed(stored(events)));
    for (const order of [few, few.toReversed()]) {
      const { value } = state(order).draft;
      assert.deepEqual([value.text, value.attachments], ['d', [note]]);
    }
  });

  it('keeps the places of pieces when one between is missing', () => {
    const events = [
      began(openReply('a', 'q')),
      delta('a', 0, 'one'),
      delta('a', 9, 'four'),
      delta('a', 13, '!'),
    ];
    const few = condensed(stored(events));
    assert.equal(few.length, 3);
    const twice = state([...events, ...eventsIn(few)]);
    assert.equal(turnById(twice, 'a')?.text, 'onefour!');
  });

  it('keeps what a newer version wrote: members, events and records', () => {
    const [ask, begin, piece, end] = stored(exchange('1', null, ['text'])).map(
      (record) => structuredClone(record) as { event: { turn: Record<string, unknown> } },
    );
    assert.ok(ask && begin && piece && end);
    ask.event.turn['mood'] = 'curious';
    begin.event.turn['voice'] = 'low';
    end.event.turn['rating'] = 5;
    const newEvent = { v: 1, event: { type: 'applauded', by: 'all' } };
    const newRecord = { v: 7, happened: { what: 'unknown' } };
    const newVersion = { v: 7, event: { ...exchange('2', '1a', [])[0], more: true } };
    const few = condensed([ask, newEvent, begin, newRecord, piece, newVersion, end]);
    assert.equal(few.length, 5);
    for (const kept of [newEvent, newRecord, newVersion]) {
      assert.ok(few.some((record) => JSON.stringify(record) === JSON.stringify(kept)));
    }
    const text = JSON.stringify(few);
    for (const word of ['mood', 'voice', 'rating']) assert.ok(text.includes(word), word);
    assert.deepEqual(state(eventsIn(few)).turns.has('2q'), true, 'shown as far as understood');
    assert.deepEqual(condensed(few), few);
  });
});
