import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { emptyConversation, reduceAll } from '../../../src/core/conversation/conversation';
import type { ConversationEvent } from '../../../src/core/conversation/event';
import { decodeEvent } from '../../../src/core/journal/decodeEvent';
import { migrations } from '../../../src/core/journal/migrations';
import { decodeRecord, encodeRecord } from '../../../src/core/journal/record';
import { decodeSegment } from '../../../src/core/journal/segment';
import { conversationEvents } from '../../support/journal/arbitraryEvents';
import { everyEvent, firstEvents, secondEvents } from '../../support/journal/everyEvent';

const throughJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

describe('record', () => {
  it('reads back every event as it was', () => {
    const check = (event: ConversationEvent) => {
      const record = decodeRecord(throughJson(encodeRecord(event).stored));
      assert.deepEqual(record?.event, event);
      assert.equal(record.ours, true);
    };
    everyEvent.forEach(check);
    fc.assert(fc.property(conversationEvents(), (events) => events.forEach(check)));
  });

  it('finds nothing in what is no record', () => {
    for (const value of [null, 1, 'v', [], {}, { v: '1' }, { v: 0 }, { v: 1.5 }]) {
      assert.equal(decodeRecord(value), undefined, JSON.stringify(value));
    }
    fc.assert(fc.property(fc.jsonValue(), (value) => void decodeRecord(value)));
  });

  it('loses no reply to a usage that JSON cannot hold', () => {
    const event: ConversationEvent = {
      type: 'replyEnded',
      turn: {
        ...{ role: 'assistant', id: 'b', parent: 'a', at: 1, model: 'm', outcome: 'complete' },
        usage: { promptTokens: 1, costUsd: Infinity },
      },
    };
    const read = decodeRecord(throughJson(encodeRecord(event).stored))?.event;
    assert.deepEqual(read, { ...event, turn: { ...event.turn, usage: {} } });
  });

  it('keeps what it does not understand', () => {
    for (const stored of [
      { v: 1, event: { type: 'new' } },
      { v: 1 },
      { v: 1, event: { type: 'asked' } },
    ]) {
      assert.deepEqual(decodeRecord(stored), { stored, ours: false });
    }
    const odd = { v: 1, event: { type: 'toString' } };
    assert.deepEqual(decodeRecord(odd), { stored: odd, ours: false });
  });

  it('applies what a newer version wrote as far as it is understood, and does not call it its own', () => {
    const stored = { v: 9, event: { ...everyEvent[0], extra: 1 } };
    const record = decodeRecord(stored);
    assert.equal(record?.event?.type, everyEvent[0]?.type);
    assert.equal(record?.ours, false);
    assert.deepEqual(record.stored, stored);
  });

  it('goes through the migrations from its version on', () => {
    const chain = [
      (record: object) => ({ ...record, event: { type: 'titled', name: 'x' } }),
      (record: object) => ({
        ...record,
        event: { type: 'titled', title: 'x', stamp: { at: 1, writer: 'w' } },
      }),
    ];
    const event = { type: 'titled', title: 'x', stamp: { at: 1, writer: 'w' } };
    for (const v of [1, 2]) {
      const record = decodeRecord({ v, event: 'old', kept: true }, chain);
      assert.deepEqual(record, { stored: { v: 3, event, kept: true }, event, ours: true });
    }
  });

  it('reads a word of a later version as the nearest that it knows', () => {
    const end = everyEvent.find(({ type }) => type === 'replyEnded');
    assert.ok(end?.type === 'replyEnded');
    const later = {
      ...end,
      turn: { ...end.turn, failure: { kind: 'eclipse' }, finish: 'x', outcome: 'y' },
    };
    const event = decodeEvent(later);
    assert.ok(event?.type === 'replyEnded');
    assert.equal(event.turn.failure?.kind, 'internal');
    assert.equal(event.turn.outcome, 'truncated');
  });

  it('refuses malformed members', () => {
    for (const event of everyEvent) {
      for (const key of Object.keys(event)) {
        if (key !== 'workspace') assert.equal(decodeEvent({ ...event, [key]: {} }), undefined, key);
      }
    }
  });
});

describe('recorded files', () => {
  const folder = 'test/unit/journal/recorded';
  const files = readdirSync(folder).filter((name) => name.endsWith('.seg'));

  /** What each of them tells; a file that is there once is never written anew. */
  const told: Readonly<Record<string, readonly ConversationEvent[]>> = {
    'v1.seg': firstEvents,
    'v1-queue.seg': secondEvents,
    'v1-typed.seg': everyEvent,
  };

  it('exist of every version', () => {
    const versions = new Set(files.map((name) => /^v(\d+)/.exec(name)?.[1]));
    assert.equal(versions.size, migrations.length + 1);
    assert.deepEqual(files.sort(), Object.keys(told).sort());
  });

  it('exist of every type of event', () => {
    const types: Readonly<Record<ConversationEvent['type'], true>> = {
      ...{ created: true, asked: true, replyStarted: true, delta: true, reasoningDelta: true },
      ...{ replyEnded: true, chosen: true, titled: true, pinned: true, draft: true },
      ...{ typed: true },
      ...{ deleted: true, queued: true },
    };
    const recorded = new Set(everyEvent.map(({ type }) => type));
    assert.deepEqual([...recorded].sort(), Object.keys(types).sort());
  });

  for (const [name, meant] of Object.entries(told)) {
    it(`are read as they were meant: ${name}`, () => {
      const { records, state } = decodeSegment(readFileSync(`${folder}/${name}`));
      assert.equal(state, 'whole');
      const events = records.flatMap((record) => decodeRecord(record)?.event ?? []);
      assert.deepEqual(events, meant);
      const conversation = reduceAll(emptyConversation('recorded'), events);
      assert.deepEqual(conversation, reduceAll(emptyConversation('recorded'), meant));
    });
  }
});
