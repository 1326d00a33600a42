import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptyConversation, reduceAll } from '../../../src/core/conversation/conversation';
import type { ConversationEvent, Stamp } from '../../../src/core/conversation/event';
import { laterThan } from '../../../src/core/conversation/laterThan';
import { ChatJournal } from '../../../src/core/journal/chatJournal';
import { ChatList } from '../../../src/core/journal/chatList';
import { purgeChat } from '../../../src/core/journal/purgeChat';
import { readChat } from '../../../src/core/journal/readChat';
import { ManualClock } from '../../support/journal/manualClock';
import { MemoryFiles } from '../../support/journal/memoryFiles';
import {
  asked,
  began,
  drafted,
  ended,
  exchange,
  openReply,
  question,
  replyEnd,
  start,
} from '../../support/journal/sampleEvents';
import { titleWords } from '../../support/journal/titleWords';

async function store(files: MemoryFiles, id: string, events: readonly ConversationEvent[]) {
  const journal = new ChatJournal(files, id, 'w', new ManualClock());
  for (const event of events) journal.record(event);
  await journal.compact();
  await journal.dispose();
  return reduceAll(emptyConversation(id), events);
}

function listOn(files: MemoryFiles, writer = 'w', clock = new ManualClock()) {
  return { clock, list: new ChatList(files, writer, titleWords, clock) };
}

const ids = (list: ChatList) => list.chats.map(({ id }) => id);
const deleted = (value: boolean, at: number): ConversationEvent => ({
  type: 'deleted',
  deleted: value,
  stamp: { at: start + at, writer: 'w' },
});

describe('chat list', () => {
  it('calls a chat by the wording of its first question that is shown', async () => {
    const files = new MemoryFiles();
    const reworded = asked(question('again', null, { at: start + 9, text: 'In other words?' }));
    await store(files, 'one', [...exchange('1', null, ['text']), reworded]);
    const { list } = listOn(files);
    await list.refresh();
    assert.equal(list.chats[0]?.title, 'In other words?');
    assert.equal(list.chats[0].firstQuestion, 'In other words?');
  });

  it('has a moment that is a date, whatever time a file says that an answer took', async () => {
    for (const durationMs of [1e17, -1e17]) {
      const files = new MemoryFiles();
      const end = ended(replyEnd('1a', '1q', { durationMs }));
      await store(files, 'one', [asked(question('1q', null)), began(openReply('1a', '1q')), end]);
      const { list } = listOn(files);
      await list.refresh();
      const [chat] = list.chats;
      assert.doesNotThrow(() => new Date(chat?.at ?? NaN).toISOString());
      assert.ok((chat?.at ?? NaN) >= start);
    }
  });

  it('is made from the chats where there is no index, and then read from the index alone', async () => {
    const files = new MemoryFiles();
    await store(files, 'one', exchange('1', null, ['text']));
    await store(files, 'two', [drafted('half a thought')]);
    const { list } = listOn(files);
    assert.deepEqual(await list.refresh(), []);
    assert.deepEqual(ids(list), ['one', 'two']);
    assert.deepEqual(
      { ...list.chats[0], size: 0, noted: undefined },
      {
        id: 'one',
        title: 'Question 1q?',
        at: start + 1201,
        model: 'a/model',
        pinned: false,
        deleted: false,
        size: 0,
        turns: 2,
        isEmpty: false,
        firstQuestion: 'Question 1q?',
        noted: undefined,
      },
    );
    assert.ok((list.chats[0]?.size ?? 0) > 300);
    await list.dispose();
    const again = files.survivor();
    const { list: second } = listOn(again, 'x');
    await second.refresh();
    assert.deepEqual(second.chats, list.chats);
    assert.deepEqual(again.calls, { list: 2, read: 1, create: 0, remove: 0, rename: 0 });
    await second.refresh();
    assert.deepEqual(again.calls, { list: 4, read: 1, create: 0, remove: 0, rename: 0 });
  });

  it('follows other windows', async () => {
    const files = new MemoryFiles();
    const { list: here, clock } = listOn(files, 'here');
    const { list: there } = listOn(files, 'there', clock);
    await here.refresh();
    await there.refresh();
    const conversation = await store(files, 'one', exchange('1', null, ['text']));
    there.update(conversation, 100);
    await clock.pass(1000);
    let changes = 0;
    here.onChange(() => changes++);
    await here.refresh();
    assert.deepEqual(here.chats, there.chats);
    assert.ok(changes > 0);
    const named = {
      type: 'titled',
      title: 'Named',
      stamp: { at: start + 9, writer: 'w' },
    } as const;
    await clock.pass(10);
    there.update(reduceAll(conversation, [named]), 120);
    await there.flush();
    await here.refresh();
    assert.equal(here.chats[0]?.title, 'Named');
  });

  it('shows what was written last, whatever the clock did meanwhile', async () => {
    const step = fc.record({
      window: fc.nat(1),
      ms: fc.integer({ min: -100_000, max: 100_000 }),
      isNew: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const files = new MemoryFiles();
        const clock = new ManualClock();
        let opened = 0;
        const open = async () => {
          const list = new ChatList(files, `w${opened++}`, titleWords, clock);
          await list.refresh();
          return list;
        };
        const windows = [await open(), await open()];
        let stamp: Stamp | undefined;
        let conversation = reduceAll(emptyConversation('one'), exchange('1', null, ['text']));
        await store(files, 'one', exchange('1', null, ['text']));
        for (const [index, { window, ms, isNew }] of steps.entries()) {
          if (ms < 0) clock.putBack(-ms);
          else await clock.pass(ms);
          const list = isNew ? await open() : windows[window];
          assert.ok(list);
          windows[window] = list;
          stamp = laterThan(stamp, { at: clock.now(), writer: `w${index}` });
          const titled = { type: 'titled', title: `Title ${index}`, stamp } as const;
          const journal = new ChatJournal(files, 'one', `j${index}`, clock);
          journal.record(titled);
          await journal.dispose();
          conversation = reduceAll(conversation, [titled]);
          list.update(conversation);
          await list.flush();
        }
        for (const list of [...windows, await open()]) {
          await list.refresh();
          assert.equal(list.chats[0]?.title, `Title ${steps.length - 1}`);
        }
        await clock.pass(2_000_000);
        assert.equal((await open()).chats[0]?.title, `Title ${steps.length - 1}`);
      }),
      { numRuns: 40 },
    );
  });

  it('drops a chat whose folder is gone, and forgets it for good when it is purged', async () => {
    const files = new MemoryFiles();
    await store(files, 'one', exchange('1', null, ['a secret']));
    await store(files, 'two', exchange('2', null, ['text']));
    const { list } = listOn(files, 'here');
    await list.refresh();
    await list.dispose();
    const { list: other } = listOn(files, 'there');
    await other.refresh();
    await purgeChat(files, 'one');
    await list.forget(['one']);
    assert.deepEqual(ids(list), ['two']);
    await other.refresh();
    assert.deepEqual(ids(other), ['two']);
    const decoder = new TextDecoder();
    for (const [name, bytes] of files.contents) {
      assert.ok(!decoder.decode(bytes).includes('1q'), `${name} still speaks of it`);
    }
  });

  it('lists no empty chat', async () => {
    const files = new MemoryFiles();
    const { list, clock } = listOn(files);
    list.update(emptyConversation('none'));
    await clock.pass(2000);
    assert.deepEqual([ids(list), files.names], [[], []]);
    await store(files, 'two', [drafted('x', start), drafted('', start + 1)]);
    await list.refresh();
    assert.deepEqual(ids(list), []);
  });

  it('puts pinned chats first, then the latest', () => {
    const files = new MemoryFiles();
    const { list } = listOn(files);
    for (const [id, at, pinned] of [
      ['a', 1, false],
      ['b', 3, false],
      ['c', 2, true],
    ] as const) {
      list.update(
        reduceAll(emptyConversation(id), [
          drafted('x', start + at),
          { type: 'pinned', pinned, stamp: { at: start, writer: 'w' } },
        ]),
      );
    }
    assert.deepEqual(ids(list), ['c', 'b', 'a']);
  });

  it('survives a damaged index, and says so', async () => {
    const files = new MemoryFiles();
    await store(files, 'one', exchange('1', null, ['text']));
    const { list } = listOn(files);
    await list.refresh();
    await list.dispose();
    const name = files.names.find((path) => path.startsWith('index/')) ?? '';
    files.contents.get(name)?.fill(120, 30, 60);
    const { list: second } = listOn(files, 'x');
    assert.deepEqual(await second.refresh(), [name]);
    assert.deepEqual(ids(second), ['one']);
    assert.ok(files.names.includes(`${name}.damaged`));
  });

  it('keeps the index small', async () => {
    const files = new MemoryFiles();
    const conversation = await store(files, 'one', exchange('1', null, ['text']));
    for (let window = 0; window < 30; window++) {
      const { list } = listOn(files, `w${window}`);
      await list.refresh();
      for (let change = 0; change < 20; change++) {
        list.update(conversation, change);
        await list.flush();
      }
      await list.dispose();
    }
    const index = files.names.filter((name) => name.startsWith('index/'));
    assert.ok(index.length <= 26, `${index.length} files`);
  });

  it('goes on without an index where it cannot be written', async () => {
    const files = new MemoryFiles();
    await store(files, 'one', exchange('1', null, ['text']));
    files.refusal = 'denied';
    const { list } = listOn(files);
    await list.refresh();
    await list.flush();
    assert.deepEqual(ids(list), ['one']);
    files.refusal = undefined;
    await list.flush();
    assert.ok(files.names.some((name) => name.startsWith('index/')));
  });
});

describe('purging a chat', () => {
  it('never brings it back, wherever it stops', async () => {
    const files = new MemoryFiles();
    const journal = new ChatJournal(files, 'one', 'w', new ManualClock());
    for (const event of exchange('1', null, ['text'])) {
      journal.record(event);
      await journal.flush();
    }
    journal.record(deleted(true, 9));
    await journal.dispose();
    const late = new ChatJournal(files, 'one', 'x', new ManualClock());
    late.record(drafted('late', start + 10));
    await late.flush();
    for (let step = 1; ; step++) {
      const left = files.survivor();
      left.stopAfter = step;
      const ended = await Promise.race([
        purgeChat(left, 'one').then(() => true),
        left.stopped.then(() => false),
      ]);
      const { conversation } = await readChat(left.survivor(), 'one');
      assert.ok(conversation.deleted.value || left.names.length === 0, `step ${step}`);
      if (ended) break;
    }
  });
});
