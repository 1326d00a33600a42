import assert from 'node:assert/strict';
import { shownIds, turnById } from '../../../src/core/conversation/branch';
import { exportJson } from '../../../src/core/exchange/exportJson';
import { importChat } from '../../../src/core/exchange/importChat';
import { readChat } from '../../../src/core/journal/readChat';
import type { Session } from '../../../src/core/session/session';
import { settled } from '../../support/journal/manualClock';
import { FakeWindow as Window } from '../../support/session/fakeWindow';
import { accepted, text } from '../../support/session/scriptedReply';

const question = { text: 'What?', attachments: [], purpose: 'chat' } as const;

const texts = (session: Session) =>
  shownIds(session.conversation).map((id) => turnById(session.conversation, id)?.text);

describe('chats', () => {
  let first: Window;

  beforeEach(() => (first = new Window()));

  afterEach(async () => {
    await first.chats.dispose();
    await settled();
    assert.equal(first.clock.waiting, 0, 'a timer is left');
  });

  /** A chat with one exchange, all of it stored. */
  async function stored(): Promise<Session> {
    const session = first.chats.create();
    const asked = session.ask(question);
    await first.answer('That.');
    await asked;
    await first.chats.flush();
    return session;
  }

  it('store nothing of a chat in which nothing was said', async () => {
    const session = first.chats.create();
    await first.chats.flush();
    assert.deepEqual(first.files.names, []);
    assert.deepEqual(first.chats.sessions, [session]);
  });

  it('are read back by the next window as they were', async () => {
    const session = await stored();
    session.setDraft({ text: 'half', selection: [4, 4], attachments: [] });
    await first.chats.dispose();
    const second = new Window(first.files.survivor(), 'v');
    const opened = await second.chats.open(session.id);
    assert.deepEqual(opened.conversation, session.conversation);
    assert.deepEqual(texts(opened), ['What?', 'That.']);
    assert.deepEqual(second.damaged, []);
    await second.chats.dispose();
  });

  it('are stored when they are imported, and told of once', async () => {
    const { conversation } = await stored();
    const options = { newId: () => crypto.randomUUID(), now: 2e12, writer: 'w', systemLabel: '' };
    const imported = importChat(exportJson(conversation), options);
    assert.ok(imported.ok);
    const heard: string[] = [];
    first.chats.onOpen((session) => {
      session.listen((event) => {
        if (event.type === 'conversation') heard.push(event.event.type);
      });
    });
    const session = first.chats.import(imported.events);
    assert.deepEqual(heard, ['created']);
    assert.notEqual(session.id, conversation.id);
    await first.chats.flush();
    const { conversation: read } = await readChat(first.files, session.id);
    assert.deepEqual(read, session.conversation);
    assert.deepEqual(texts(session), ['What?', 'That.']);
    assert.equal(read.createdAt, conversation.createdAt);
  });

  it('go on where they were left, in another window', async () => {
    const { id } = await stored();
    const second = new Window(first.files.survivor(), 'v');
    const session = await second.chats.open(id);
    void session.ask({ ...question, text: 'And?' });
    await second.answer('This.');
    assert.deepEqual(second.said, ['user: What?', 'assistant: That.', 'user: And?']);
    await second.chats.dispose();
    const third = new Window(second.files.survivor(), 'u');
    assert.deepEqual(texts(await third.chats.open(id)), ['What?', 'That.', 'And?', 'This.']);
  });

  it('are one session however often and however soon they are opened', async () => {
    const { id } = await stored();
    assert.equal(await first.chats.open(id), first.chats.sessions[0]);
    const second = new Window(first.files.survivor(), 'v');
    const opened: Session[] = [];
    const leave = second.chats.onOpen((session) => opened.push(session));
    const [one, two] = await Promise.all([second.chats.open(id), second.chats.open(id)]);
    assert.equal(one, two);
    assert.equal(await second.chats.open(id), one);
    assert.deepEqual(opened, [one]);
    leave();
    second.chats.create();
    assert.equal(opened.length, 1);
  });

  it('are empty where the id is not known', async () => {
    const session = await first.chats.open('nobody');
    assert.equal(session.id, 'nobody');
    assert.deepEqual(texts(session), []);
  });

  it('can be opened after the storage could not be read', async () => {
    const { id } = await stored();
    const second = new Window(first.files.survivor(), 'v');
    const list = second.files.list.bind(second.files);
    second.files.list = () => Promise.reject(new Error('locked'));
    await assert.rejects(second.chats.open(id));
    assert.deepEqual(second.chats.sessions, []);
    second.files.list = list;
    assert.deepEqual(texts(await second.chats.open(id)), ['What?', 'That.']);
  });

  it('tell that they are damaged', async () => {
    const { id } = await stored();
    const files = first.files.survivor();
    for (const [name, bytes] of files.contents) {
      files.contents.set(name, bytes.with(bytes.length >> 1, 0));
    }
    const second = new Window(files, 'v');
    await second.chats.open(id);
    assert.deepEqual(second.damaged, [id]);
  });

  it('tell that they cannot be stored, and that they can again', async () => {
    const session = await stored();
    first.files.refusal = 'full';
    session.decide({ type: 'deleted', deleted: true });
    await first.chats.flush();
    assert.deepEqual(first.troubles, [{ type: 'failing', chatId: session.id, kind: 'full' }]);
    first.files.refusal = undefined;
    await first.chats.flush();
    assert.deepEqual(first.troubles[1], { type: 'recovered', chatId: session.id });
    assert.equal((await readChat(first.files, session.id)).conversation.deleted.value, true);
  });

  it('cut off what runs when the window closes, send nothing more, and store all of it', async () => {
    const session = first.chats.create();
    void session.ask(question);
    void session.ask({ ...question, text: 'And?' });
    const reply = await first.reply();
    reply.say(accepted, text('Th'));
    await settled();
    await first.chats.dispose();
    await settled();
    assert.equal(reply.signal.aborted, true);
    assert.equal(first.requests.length, 1);
    const { conversation } = await readChat(first.files, session.id);
    const turn = turnById(conversation, shownIds(conversation).at(-1) ?? '');
    assert.equal(turn?.role === 'assistant' && turn.outcome, 'truncated');
    assert.equal(turn?.role === 'assistant' && turn.failure?.kind, 'interrupted');
    assert.equal(turn?.text, 'Th');
    assert.deepEqual(
      conversation.queued.value.map((waiting) => waiting.text),
      ['And?'],
    );
  });

  it('still hold what waited to be sent when they are read again', async () => {
    const session = first.chats.create();
    void session.ask(question);
    void session.ask({ ...question, text: 'And?' });
    await first.reply();
    await first.chats.dispose();
    const second = new Window(first.files, 'v');
    const again = await second.chats.open(session.id);
    assert.deepEqual(
      again.queue.map((waiting) => waiting.text),
      ['And?'],
    );
    void again.ask({ ...question, text: 'Hello again' });
    await second.answer('Hello');
    await second.reply();
    assert.deepEqual(again.queue, []);
    assert.equal(second.requests.length, 2);
  });
});
