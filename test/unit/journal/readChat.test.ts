import assert from 'node:assert/strict';
import { turnById } from '../../../src/core/conversation/branch';
import { emptyConversation, reduceAll } from '../../../src/core/conversation/conversation';
import type { ConversationEvent } from '../../../src/core/conversation/event';
import { closeInterrupted } from '../../../src/core/journal/closeInterrupted';
import { readChat } from '../../../src/core/journal/readChat';
import { encodeRecord } from '../../../src/core/journal/record';
import { encodeSegment } from '../../../src/core/journal/segment';
import { MemoryFiles } from '../../support/journal/memoryFiles';
import {
  asked,
  began,
  delta,
  exchange,
  openReply,
  question,
} from '../../support/journal/sampleEvents';

function segment(events: readonly ConversationEvent[]): Uint8Array {
  return encodeSegment(events.map((event) => encodeRecord(event).stored));
}

function chat(files: Record<string, Uint8Array>): MemoryFiles {
  return new MemoryFiles(
    new Map(Object.entries(files).map(([name, bytes]) => [`chats/chat/${name}`, bytes])),
  );
}

const events = exchange('1', null, ['one ', 'two ', 'three']);

describe('reading a chat', () => {
  it('finds an empty one where there is nothing', async () => {
    const read = await readChat(new MemoryFiles(), 'chat');
    const conversation = emptyConversation('chat');
    assert.deepEqual(read, { conversation, damaged: [], bytes: 0, read: [] });
  });

  it('sets a damaged file aside once, with what is valid in it still there', async () => {
    const bytes = segment(events.slice(0, 3));
    bytes[bytes.length - 30] = 0;
    const files = chat({
      'w-00000001.seg': bytes,
      'w-00000002.seg': segment(events.slice(3)),
      'notes.txt': new Uint8Array(3),
    });
    const first = await readChat(files, 'chat');
    assert.deepEqual(first.damaged, ['w-00000001.seg']);
    assert.ok(files.names.includes('chats/chat/w-00000001.seg.damaged'));
    assert.equal(turnById(first.conversation, '1q')?.text, 'Question 1q?');
    assert.equal(turnById(first.conversation, '1a')?.text, 'two three');
    const second = await readChat(files, 'chat');
    assert.deepEqual(second, { ...first, damaged: [] });
  });

  it('reads on where one file cannot be read', async () => {
    const files = chat({ 'v-00000001.seg': segment([]), 'w-00000001.seg': segment(events) });
    const broken = files.read.bind(files);
    files.read = (path) => (path.includes('/v-') ? Promise.reject(new Error('I/O')) : broken(path));
    const { conversation, damaged } = await readChat(files, 'chat');
    assert.equal(turnById(conversation, '1a')?.text, 'one two three');
    assert.deepEqual(damaged, ['v-00000001.seg']);
    assert.ok(files.names.includes('chats/chat/v-00000001.seg'));
  });

  it('looks again when another window has put files together meanwhile', async () => {
    const files = chat({
      'w-00000001.seg': segment(events.slice(0, 3)),
      'w-00000002.seg': segment(events.slice(3)),
    });
    const list = files.list.bind(files);
    files.list = async (folder) => {
      const before = await list(folder);
      if (files.calls.list > 1) return before;
      files.contents.set('chats/chat/w-00000003.seg', segment(events));
      files.contents.delete('chats/chat/w-00000001.seg');
      return before;
    };
    const { conversation } = await readChat(files, 'chat');
    assert.equal(turnById(conversation, '1a')?.text, 'one two three');
    assert.equal(files.calls.list, 2);
  });

  it('joins what one window began and another took over', async () => {
    const files = chat({
      'a-00000001.seg': segment([delta('1a', 4, 'two ')]),
      'b-00000001.seg': segment([asked(question('1q', null)), delta('1a', 8, 'three')]),
      'c-00000001.seg': segment([began(openReply('1a', '1q', { text: 'one ' }))]),
    });
    const { conversation } = await readChat(files, 'chat');
    assert.equal(turnById(conversation, '1a')?.text, 'one two three');
  });

  it('leaves files of a later framing alone', async () => {
    const later = new TextEncoder().encode('aimlapi-journal 2\n…');
    const files = chat({ 'v-00000001.seg': later, 'w-00000001.seg': segment(events) });
    const { damaged } = await readChat(files, 'chat');
    assert.deepEqual(damaged, []);
    assert.ok(files.names.includes('chats/chat/v-00000001.seg'));
  });

  it('refuses an id that is a path', async () => {
    await assert.rejects(readChat(new MemoryFiles(), '../other'), RangeError);
  });
});

describe('closing interrupted replies', () => {
  const state = reduceAll(emptyConversation('chat'), [
    ...events,
    asked(question('2q', '1a')),
    began(openReply('2a', '2q')),
    delta('2a', 0, 'half'),
  ]);

  it('ends what nobody writes any more, with what arrived', () => {
    const closed = reduceAll(state, closeInterrupted(state, new Set()));
    assert.deepEqual(closed.turns.get('2a'), {
      ...openReply('2a', '2q'),
      text: 'half',
      outcome: 'truncated',
      failure: { kind: 'interrupted', model: 'a/model' },
    });
    assert.equal(closed.open.size, 0);
    assert.deepEqual(closeInterrupted(closed, new Set()), []);
  });

  it('leaves alone what is being written', () => {
    assert.deepEqual(closeInterrupted(state, new Set(['2a'])), []);
  });
});
