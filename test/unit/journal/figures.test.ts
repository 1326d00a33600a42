import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { shownIds } from '../../../src/core/conversation/branch';
import { reduce } from '../../../src/core/conversation/conversation';
import { ChatJournal } from '../../../src/core/journal/chatJournal';
import { ChatList } from '../../../src/core/journal/chatList';
import { ChatSearch } from '../../../src/core/journal/chatSearch';
import { readChat } from '../../../src/core/journal/readChat';
import { storeLargeChat, storeManyChats, usualAnswer } from '../../support/journal/largeStorage';
import { ManualClock } from '../../support/journal/manualClock';
import { NodeFiles } from '../../support/journal/nodeFiles';
import {
  asked,
  began,
  delta,
  exchange,
  openReply,
  question,
} from '../../support/journal/sampleEvents';
import { titleWords } from '../../support/journal/titleWords';

async function timed<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  console.log(`      ${what}: ${Math.round(performance.now() - begun)} ms`);
  return result;
}

/** Operations are asserted, times only told: the machine may be busy. */
describe('figures', function () {
  this.timeout(60_000);
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'journal-figures-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('a chat of 10,000 messages', async () => {
    const files = new NodeFiles(folder, 65_536);
    const journal = new ChatJournal(files, 'chat', 'w', new ManualClock());
    for (let turn = 0; turn < 5000; turn++) {
      for (const event of exchange(`${turn}`, turn === 0 ? null : `${turn - 1}a`, [usualAnswer])) {
        journal.record(event);
      }
      if (turn % 100 === 99) await journal.compact();
    }
    await journal.dispose();
    files.calls.read = 0;
    const { conversation, bytes } = await timed('read', () => readChat(files, 'chat'));
    console.log(`      ${Math.round(bytes / 1e5) / 10} MB in ${files.calls.read} files`);
    assert.equal(shownIds(conversation).length, 10_000);
    assert.ok(files.calls.read <= 20);
    const asking = [asked(question('q', '4999a')), began(openReply('a', 'q'))];
    const open = asking.reduce(reduce, conversation);
    await timed('10,000 pieces into it', () => {
      let state = open;
      for (let at = 0; at < 10_000; at++) state = reduce(state, delta('a', at * 4, 'text'));
      assert.equal(state.turns, open.turns);
    });
  });

  it('a chat of 10,000 messages, found and read', async () => {
    const files = new NodeFiles(folder, 65_536);
    await storeLargeChat(files, 'chat', 10_000);
    const list = new ChatList(files, 'w', titleWords, new ManualClock());
    await timed('listed', () => list.refresh());
    assert.equal(list.chats[0]?.turns, 10_000);
    const { conversation } = await timed('read', () => readChat(files, 'chat'));
    assert.equal(shownIds(conversation).length, 10_000);
    await list.dispose();
  });

  it('a list of 2,000 chats, and a search in them', async () => {
    const files = new NodeFiles(folder, 65_536);
    await storeManyChats(files, 2000);
    const list = new ChatList(files, 'w', titleWords, new ManualClock());
    await timed('made from the chats', () => list.refresh());
    await list.dispose();
    files.calls.read = 0;
    const second = new ChatList(files, 'x', titleWords, new ManualClock());
    await timed('read from the index', () => second.refresh());
    assert.equal(second.chats.length, 2000);
    assert.equal(files.calls.read, 1);
    const search = new ChatSearch(files);
    const find = async (query: string) => {
      let count = 0;
      const begun = performance.now();
      for await (const _ of search.find(query, second.chats)) {
        if (count++ === 0) {
          console.log(`      first of ${query}: ${Math.round(performance.now() - begun)} ms`);
        }
      }
      return count;
    };
    const cold = await timed('search, cold', () => find('needle'));
    assert.equal(cold, 2000);
    files.calls.read = 0;
    assert.equal(await timed('search, warm', () => find('needle199')), 11);
    assert.equal(await timed('search, narrowed', () => find('needle1999')), 1);
    assert.equal(files.calls.read, 0);
  });
});
