import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { emptyConversation, reduceAll } from '../../../src/core/conversation/conversation';
import { ChatJournal } from '../../../src/core/journal/chatJournal';
import { readChat } from '../../../src/core/journal/readChat';
import { windowScripts } from '../../support/journal/arbitraryEvents';
import { ManualClock } from '../../support/journal/manualClock';
import { MemoryFiles } from '../../support/journal/memoryFiles';
import { exchange } from '../../support/journal/sampleEvents';

const actions = fc.array(
  fc.record({
    window: fc.nat(2),
    act: fc.constantFrom('record', 'record', 'record', 'flush', 'compact', 'reopen', 'read'),
  }),
  { maxLength: 60 },
);

describe('several windows on one chat', () => {
  it('lose and double nothing, in whichever order they write, put together and read', async () => {
    await fc.assert(
      fc.asyncProperty(windowScripts(), actions, async (scripts, steps) => {
        const files = new MemoryFiles();
        const clock = new ManualClock();
        const open = (writer: string) => new ChatJournal(files, 'chat', writer, clock);
        const busy = scripts.filter(({ events }) => events.length > 1);
        const windows = busy.map((script) => ({
          ...script,
          at: 0,
          journal: open(script.writer),
        }));
        // All at once, so that what they do to the files is mixed.
        const doing: Promise<unknown>[] = [];
        for (const { window, act } of steps) {
          const one = windows[window % windows.length];
          if (!one) continue;
          if (act === 'record') {
            // A beginning without a question is not worth a folder, so they come together.
            const next = one.events.slice(one.at, Math.max(one.at + 1, 2));
            one.at += next.length;
            for (const event of next) one.journal.record(event);
          } else if (act === 'flush') doing.push(one.journal.flush());
          else if (act === 'compact') doing.push(one.journal.compact());
          else if (act === 'read') doing.push(readChat(files, 'chat'));
          else {
            await one.journal.dispose();
            one.journal = open(one.writer);
          }
        }
        await Promise.all(doing);
        await Promise.all(windows.map(({ journal }) => journal.dispose()));
        const recorded = windows.flatMap(({ events, at }) => events.slice(0, at));
        const { conversation, damaged } = await readChat(files, 'chat');
        assert.deepEqual(damaged, []);
        if (files.names.length === 0) return;
        assert.deepEqual(conversation, reduceAll(emptyConversation('chat'), recorded));
      }),
      { numRuns: 200 },
    );
  });

  it('take over the files of many windows before them', async () => {
    const files = new MemoryFiles();
    const all = Array.from({ length: 40 }, (_, n) =>
      exchange(`${n}`, n === 0 ? null : `${n - 1}a`, ['text ', `${n}`], `w${n}`),
    );
    for (const [n, events] of all.entries()) {
      const journal = new ChatJournal(files, 'chat', `w${n}`, new ManualClock());
      for (const event of events) journal.record(event);
      await journal.flush();
      await journal.dispose();
    }
    assert.ok(files.names.length <= 18, `${files.names.length} files`);
    const { conversation } = await readChat(files, 'chat');
    assert.deepEqual(conversation, reduceAll(emptyConversation('chat'), all.flat()));
  });

  it('do not mind that another takes over their files while they write', async () => {
    const files = new MemoryFiles();
    const clock = new ManualClock();
    for (let n = 0; n < 17; n++) {
      const old = new ChatJournal(files, 'chat', `old${n}`, clock);
      old.record({ type: 'titled', title: `${n}`, stamp: { at: n + 1, writer: `old${n}` } });
      for (const event of exchange(`o${n}`, null, ['x'], `old${n}`)) old.record(event);
      await old.dispose();
    }
    const slow = new ChatJournal(files, 'chat', 'slow', clock);
    const events = exchange('s', null, ['one ', 'two ', 'three'], 'slow');
    for (const event of events.slice(0, 3)) slow.record(event);
    await slow.flush();
    const other = new ChatJournal(files, 'chat', 'other', clock);
    for (const event of exchange('x', null, ['x'], 'other')) other.record(event);
    await other.compact();
    assert.ok(!files.names.some((name) => name.includes('slow')), 'taken over');
    for (const event of events.slice(3)) slow.record(event);
    await slow.compact();
    await slow.dispose();
    const { conversation } = await readChat(files, 'chat');
    assert.equal(conversation.turns.get('sa')?.text, 'one two three');
    assert.equal(conversation.turns.size, 2 * 19);
  });

  it('leave alone what another is still writing, or what is damaged', async () => {
    const files = new MemoryFiles();
    for (let n = 0; n < 17; n++) {
      const journal = new ChatJournal(files, 'chat', `w${n}`, new ManualClock());
      for (const event of exchange(`${n}`, null, ['text'], `w${n}`)) journal.record(event);
      await journal.dispose();
    }
    const [half, bad] = ['chats/chat/v-00000001.seg', 'chats/chat/v-00000002.seg'];
    const whole = files.contents.get('chats/chat/w3-00000001.seg') ?? new Uint8Array();
    files.contents.set(half, whole.slice(0, -20));
    files.contents.set(bad, whole.slice().fill(0, 30, 40));
    const other = new ChatJournal(files, 'chat', 'x', new ManualClock());
    for (const event of exchange('x', null, ['text'], 'x')) other.record(event);
    await other.compact();
    assert.deepEqual(
      files.names.filter((name) => !name.includes('/x-')),
      [half, bad],
    );
  });
});
