import assert from 'node:assert/strict';
import { ChatList } from '../../../src/core/journal/chatList';
import { readChat } from '../../../src/core/journal/readChat';
import type { Session } from '../../../src/core/session/session';
import { tidyChats } from '../../../src/core/session/tidyChats';
import { settled } from '../../support/journal/manualClock';
import { titleWords } from '../../support/journal/titleWords';
import { FakeWindow } from '../../support/session/fakeWindow';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

describe('chats that are kept for some days', () => {
  let window: FakeWindow;
  let list: ChatList;

  beforeEach(() => {
    window = new FakeWindow();
    list = new ChatList(window.files, 'list', titleWords, window.clock);
  });

  afterEach(async () => {
    await list.dispose();
    await window.chats.dispose();
  });

  async function chat(question: string): Promise<Session> {
    const session = window.chats.create();
    void session.ask({ text: question, attachments: [], purpose: 'chat' });
    await window.answer('Yes.');
    await window.chats.flush();
    return session;
  }

  /** What another window finds after tidying, in the list and on the disk. */
  async function left(
    keepDays: number,
    { sure }: { readonly sure: number | undefined } = { sure: window.clock.now() },
  ): Promise<readonly string[]> {
    await tidyChats(window.chats, list, keepDays, { now: window.clock.now(), sure });
    for (let turn = 0; turn < 60; turn++) await settled();
    const later = new ChatList(window.files.survivor(), 'later', titleWords, window.clock);
    await later.refresh();
    assert.deepEqual(later.chats.map(({ id }) => id).sort(), list.chats.map(({ id }) => id).sort());
    const titles = later.chats.map(({ title }) => title).sort();
    await later.dispose();
    return titles;
  }

  it('stay for ever where no number of days is set', async () => {
    await window.chats.close((await chat('Old?')).id);
    await window.clock.pass(4000 * dayMs);
    assert.deepEqual(await left(0), ['Old?']);
  });

  it('go when they are older, but for pinned ones and those in use', async () => {
    const [old, pinned, shown] = [await chat('Old?'), await chat('Pinned?'), await chat('Shown?')];
    pinned.decide({ type: 'pinned', pinned: true });
    window.shown = shown;
    for (const { id } of [old, pinned]) await window.chats.close(id);
    await window.clock.pass(29 * dayMs);
    await window.chats.close((await chat('Young?')).id);
    assert.deepEqual(await left(30), ['Old?', 'Pinned?', 'Shown?', 'Young?']);
    await window.clock.pass(1 * dayMs + 1);
    assert.deepEqual(await left(30), ['Pinned?', 'Shown?', 'Young?']);
    assert.ok(window.files.names.every((name) => !name.startsWith(`chats/${old.id}/`)));
  });

  it('stay when another window has gone on with them since the list was made', async () => {
    const { id } = await chat('Old?');
    await window.chats.close(id);
    await window.clock.pass(31 * dayMs);
    await list.refresh();
    const there = new FakeWindow(window.files, 'there', window.clock);
    const again = await there.chats.open(id);
    void again.ask({ text: 'And now?', attachments: [], purpose: 'chat' });
    await there.answer('Still.');
    await there.chats.dispose();
    const now = window.clock.now();
    await tidyChats(window.chats, list, 30, { now, sure: now });
    assert.equal((await readChat(window.files, id)).conversation.turns.size, 4);
  });

  it('stay where the clock went forward and is not believed yet', async () => {
    const written = window.clock.now();
    await window.chats.close((await chat('Old?')).id);
    await window.clock.pass(4000 * dayMs);
    assert.deepEqual(await left(30, { sure: undefined }), ['Old?']);
    assert.deepEqual(await left(30, { sure: written + 29 * dayMs }), ['Old?']);
    assert.deepEqual(await left(30, { sure: written + 31 * dayMs }), []);
  });

  it('go an hour after they were deleted, whatever is set', async () => {
    const { id } = await chat('Deleted?');
    const session = await window.chats.open(id);
    session.decide({ type: 'deleted', deleted: true });
    await window.chats.close(id);
    await list.refresh();
    await window.clock.pass(hourMs / 2);
    assert.deepEqual(await left(0), ['Deleted?']);
    await window.clock.pass(hourMs);
    assert.deepEqual(await left(0), []);
    assert.deepEqual(
      window.files.names.filter((name) => name.startsWith('chats/')),
      [],
    );
  });
});
