import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ChatJournal } from '../../../src/core/journal/chatJournal';
import { ChatList } from '../../../src/core/journal/chatList';
import { ChatSearch } from '../../../src/core/journal/chatSearch';
import type { ChatHit } from '../../../src/core/journal/chatSearch';
import { excerpt } from '../../../src/core/journal/excerpt';
import { SearchTerms } from '../../../src/core/journal/searchTerms';
import { TextCache } from '../../../src/core/journal/textCache';
import { anyText } from '../../support/journal/arbitraryEvents';
import { ManualClock } from '../../support/journal/manualClock';
import { MemoryFiles } from '../../support/journal/memoryFiles';
import { asked, exchange, question, start } from '../../support/journal/sampleEvents';
import { titleWords } from '../../support/journal/titleWords';

async function withChats(answers: Readonly<Record<string, string>>) {
  const files = new MemoryFiles();
  for (const [at, [id, answer]] of Object.entries(answers).entries()) {
    const journal = new ChatJournal(files, id, 'w', new ManualClock());
    journal.record({ type: 'created', at: start + at });
    for (const event of exchange(id, null, [answer])) journal.record(event);
    await journal.dispose();
  }
  const list = new ChatList(files, 'w', titleWords, new ManualClock());
  await list.refresh();
  files.calls.read = 0;
  return { files, list, search: new ChatSearch(files) };
}

async function all(hits: AsyncIterable<ChatHit>): Promise<readonly ChatHit[]> {
  const found: ChatHit[] = [];
  for await (const hit of hits) found.push(hit);
  return found;
}

const ids = async (hits: AsyncIterable<ChatHit>) => (await all(hits)).map(({ chat }) => chat.id);

describe('search', () => {
  it('finds answers, questions, attachments and titles, in any case', async () => {
    const { files, list, search } = await withChats({ one: 'Über Fische', two: 'nothing' });
    const journal = new ChatJournal(files, 'three', 'w', new ManualClock());
    const text = 'function swim() {}';
    const attachments = [{ id: 'x', kind: 'file', label: 'fish.ts', text } as const];
    journal.record(asked(question('q', null, { text: 'Why?', attachments })));
    journal.record({ type: 'titled', title: 'Gills', stamp: { at: start, writer: 'w' } });
    await journal.dispose();
    await list.refresh();
    assert.deepEqual(await ids(search.find('über fische', list.chats)), ['one']);
    assert.deepEqual(await ids(search.find('SWIM fish why', list.chats)), ['three']);
    assert.deepEqual(await ids(search.find('gills', list.chats)), ['three']);
    assert.deepEqual(await ids(search.find('question twoq', list.chats)), ['two']);
    assert.deepEqual(await ids(search.find(' ', list.chats)), []);
  });

  it('shows where', async () => {
    const { list, search } = await withChats({ one: `${'before '.repeat(20)}needle and\nmore` });
    const [hit] = await all(search.find('needle more', list.chats));
    assert.equal(hit?.count, 1);
    const [turn] = hit.turns;
    assert.ok(turn);
    const { text, spans } = turn.excerpt;
    assert.equal(turn.id, 'onea');
    assert.deepEqual(
      spans.map(([from, to]) => text.slice(from, to)),
      ['needle', 'more'],
    );
    assert.ok(text.startsWith('…') && text.endsWith('needle and more'), text);
  });

  it('reads each chat once while a query is typed, and looks only where its beginning was', async () => {
    const { files, list, search } = await withChats({ one: 'needle', two: 'need', three: 'other' });
    const letters = [1, 2, 3, 4, 5, 6].map((length) => 'needle'.slice(0, length));
    const counts: number[] = [];
    for (const query of letters) counts.push((await all(search.find(query, list.chats))).length);
    assert.deepEqual(counts, [3, 2, 2, 2, 1, 1]);
    assert.equal(files.calls.read, 3);
    assert.deepEqual(await ids(search.find('other', list.chats)), ['three']);
  });

  it('sees what changed since', async () => {
    const { files, list, search } = await withChats({ one: 'old' });
    assert.deepEqual(await ids(search.find('new', list.chats)), []);
    const journal = new ChatJournal(files, 'one', 'w', new ManualClock());
    for (const event of exchange('x', null, ['new'])) journal.record(event);
    await journal.dispose();
    const clock = new ManualClock();
    await clock.pass(5);
    const again = new ChatList(files, 'v', titleWords, clock);
    for (const name of files.names) if (name.startsWith('index/')) files.contents.delete(name);
    await again.refresh();
    assert.deepEqual(await ids(search.find('new', again.chats)), ['one']);
  });

  it('reads no more once it is aborted', async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`c${at}`, 'needle']));
    const { files, list, search } = await withChats(many);
    const stop = new AbortController();
    for await (const _ of search.find('needle', list.chats, stop.signal)) stop.abort();
    assert.ok(files.calls.read < 20, `${files.calls.read} reads`);
  });

  it('shares what is being read with a search that was given up', async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`c${at}`, 'needle']));
    const { files, list, search } = await withChats(many);
    const before = files.calls.read;
    const stop = new AbortController();
    const first = search.find('n', list.chats, stop.signal).next();
    stop.abort();
    assert.equal((await ids(search.find('needle', list.chats))).length, 40);
    await first;
    assert.equal(files.calls.read - before, 40);
  });

  it('passes over a chat that cannot be read', async () => {
    const { files, list, search } = await withChats({ one: 'needle', two: 'needle' });
    const read = files.list.bind(files);
    files.list = (folder) => (folder === 'chats/one' ? Promise.reject(new Error()) : read(folder));
    assert.deepEqual(await ids(search.find('needle', list.chats)), ['two']);
  });
});

describe('search terms', () => {
  const table: readonly (readonly [string, string, boolean])[] = [
    ['a.b', 'axb', false],
    ['(a|b)* [c]', 'x (a|b)* [c]', true],
    ['"two words"', 'words two', false],
    ['"two words', 'Two Words', true],
    ['words two', 'two words', true],
    ['straße', 'STRASSE', false],
    ['ΣΊΣΥΦΟΣ', 'σίσυφος', true],
    ['😀', 'x😀', true],
    ['a/b-c{1}', 'A/B-C{1}', true],
  ];
  for (const [query, text, matches] of table) {
    it(`${query} ${matches ? 'is' : 'is not'} in ${text}`, () => {
      assert.equal(new SearchTerms(query).matches(text), matches);
    });
  }

  it('take half a character', () => {
    const text = '\ude00\ud83d';
    assert.deepEqual(excerpt(text, new SearchTerms('\ud83d').spans(text)).spans, [[1, 2]]);
  });

  it('take any query', () => {
    fc.assert(
      fc.property(anyText(), anyText(40), (query, text) => {
        const terms = new SearchTerms(query);
        const spans = terms.spans(text);
        const shown = excerpt(text, spans);
        assert.ok(shown.spans.every(([from, to]) => from < to && to <= shown.text.length));
      }),
    );
  });
});

describe('text cache', () => {
  it('keeps the texts used last, within its limit', () => {
    const cache = new TextCache(100);
    const text = (length: number) => [{ id: 't', text: 'x'.repeat(length) }];
    cache.set('a', '1', text(40));
    cache.set('b', '1', text(40));
    assert.ok(cache.get('a', '1'));
    cache.set('c', '1', text(40));
    assert.deepEqual(
      ['a', 'b', 'c'].map((id) => cache.get(id, '1') !== undefined),
      [true, false, true],
    );
    assert.equal(cache.get('a', '2'), undefined);
    cache.set('a', '2', text(10));
    assert.equal(cache.size, 50);
    cache.set('d', '1', text(500));
    assert.equal(cache.size, 50);
  });
});
