import assert from 'node:assert/strict';
import { shownIds, turnById } from '../../../src/core/conversation/branch';
import type { AssistantTurn } from '../../../src/core/conversation/turn';
import { RunningReplies } from '../../../src/core/journal/runningReplies';
import { readChat } from '../../../src/core/journal/readChat';
import type { Session } from '../../../src/core/session/session';
import { ManualClock, settled } from '../../support/journal/manualClock';
import { MemoryFiles } from '../../support/journal/memoryFiles';
import { FakeWindow } from '../../support/session/fakeWindow';
import { accepted, finish, text } from '../../support/session/scriptedReply';

const ask = (words: string) => ({ text: words, attachments: [], purpose: 'chat' }) as const;
const draft = (words: string) =>
  ({ text: words, selection: [words.length, words.length], attachments: [] }) as const;

const texts = (session: Session) =>
  shownIds(session.conversation).map((id) => turnById(session.conversation, id)?.text);

function lastReply({ conversation }: Session): AssistantTurn {
  const turn = turnById(conversation, shownIds(conversation).at(-1) ?? '');
  assert.ok(turn?.role === 'assistant');
  return turn;
}

/** Until all that waits for nothing outside has happened, storage included. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await settled();
}

describe('two windows', () => {
  let files: MemoryFiles;
  let clock: ManualClock;
  let here: FakeWindow;
  let there: FakeWindow;

  beforeEach(() => {
    files = new MemoryFiles();
    clock = new ManualClock();
    here = new FakeWindow(files, 'here', clock);
    there = new FakeWindow(files, 'there', clock);
  });

  afterEach(async () => {
    await here.chats.dispose();
    await there.chats.dispose();
    await quiet();
    assert.equal(clock.waiting, 0, 'a timer is left');
  });

  /** One chat with one exchange, open in both. */
  async function shared(): Promise<readonly [Session, Session]> {
    const mine = here.chats.create();
    const asked = mine.ask(ask('What?'));
    await here.answer('That.');
    await asked;
    await here.chats.flush();
    await quiet();
    return [mine, await there.chats.open(mine.id)];
  }

  async function follow(): Promise<void> {
    await quiet();
    await here.chats.flush();
    await there.chats.flush();
    await Promise.all([here.chats.follow(), there.chats.follow()]);
    await quiet();
  }

  it('see what the other asks, and how the answer grows and ends', async () => {
    const [mine, other] = await shared();
    const told: string[] = [];
    other.listen((event) => {
      if (event.type !== 'conversation') return;
      assert.equal(event.elsewhere, true);
      told.push(event.event.type === 'delta' ? `+${event.event.text}` : event.event.type);
    });
    void mine.ask(ask('And?'));
    const reply = await here.reply();
    reply.say(accepted, text('Th'));
    await follow();
    assert.deepEqual(texts(other), ['What?', 'That.', 'And?', 'Th']);
    assert.equal(lastReply(other).outcome, 'open');
    assert.equal(other.isRunningElsewhere, true);
    assert.equal(other.running, undefined);
    // While it runs the window looks by itself.
    reply.say(text('is.'));
    await quiet();
    await clock.pass(2500);
    await quiet();
    assert.equal(lastReply(other).text, 'This.');
    reply.say(finish);
    reply.end();
    await quiet();
    await clock.pass(2500);
    await quiet();
    assert.equal(lastReply(other).outcome, 'complete');
    assert.equal(other.isRunningElsewhere, false);
    assert.deepEqual(told, ['asked', 'replyStarted', '+is.', 'replyEnded']);
    assert.deepEqual(other.conversation, mine.conversation);
  });

  it('know a reply that is written elsewhere from one that died with its window', async () => {
    const session = here.chats.create();
    void session.ask(ask('What?'));
    (await here.reply()).say(accepted, text('Th'));
    await quiet();
    await clock.pass(1000);
    await quiet();
    // The machine of the first window stops here: nothing of it is written any more.
    const left = files.survivor();
    const third = new FakeWindow(left, 'third', clock);
    const opened = await third.chats.open(session.id);
    assert.equal(lastReply(opened).outcome, 'open');
    const told: string[] = [];
    opened.listen((event) => event.type === 'conversation' && told.push(event.event.type));
    await clock.pass(10_000);
    await quiet();
    assert.equal(lastReply(opened).outcome, 'truncated');
    assert.equal(lastReply(opened).failure?.kind, 'interrupted');
    assert.equal(lastReply(opened).text, 'Th');
    assert.deepEqual(told, ['replyEnded']);
    await third.chats.dispose();
  });

  it('wait with a question until the answer that the other writes has ended', async () => {
    const [mine, other] = await shared();
    void mine.ask(ask('And?'));
    (await here.reply()).say(accepted, text('Th'));
    await follow();
    void other.ask(ask('Then?'));
    assert.deepEqual(
      other.queue.map((waiting) => waiting.text),
      ['Then?'],
    );
    await follow();
    assert.deepEqual(mine.queue, [], 'what waits there is asked there');
    const reply = await here.reply();
    reply.say(finish);
    reply.end();
    await quiet();
    await follow();
    await there.answer('So.');
    await follow();
    assert.deepEqual(texts(mine), ['What?', 'That.', 'And?', 'Th', 'Then?', 'So.']);
    assert.deepEqual(texts(other), texts(mine));
    assert.deepEqual(other.queue, []);
  });

  it('that ask at the same time keep both branches, each showing its own', async () => {
    const [mine, other] = await shared();
    void mine.ask(ask('Left?'));
    void other.ask(ask('Right?'));
    await here.answer('L');
    await there.answer('R');
    await follow();
    assert.deepEqual(texts(mine), ['What?', 'That.', 'Left?', 'L']);
    assert.deepEqual(texts(other), ['What?', 'That.', 'Right?', 'R']);
    const { conversation } = await readChat(files, mine.id);
    const parent = shownIds(mine.conversation)[1] ?? '';
    assert.equal(conversation.children.get(parent)?.length, 2);
  });

  it('keep both drafts, and show here what was written here', async () => {
    const [mine, other] = await shared();
    mine.setDraft(draft('from here'));
    other.setDraft(draft('from there'));
    await follow();
    assert.equal(mine.conversation.draft.value.text, 'from here');
    assert.equal(other.conversation.draft.value.text, 'from there');
    const { conversation } = await readChat(files, mine.id);
    assert.match(conversation.draft.value.text, /from here/);
    assert.match(conversation.draft.value.text, /from there/);
    // What one sends takes nothing from the other.
    mine.setDraft(draft(''));
    await follow();
    assert.equal(other.conversation.draft.value.text, 'from there');
    assert.equal(mine.conversation.draft.value.text, 'from there', 'nothing else is half written');
    assert.equal((await readChat(files, mine.id)).conversation.draft.value.text, 'from there');
  });

  it('go on with the draft of a window that is gone, and leave nothing of it when it is sent', async () => {
    const [mine] = await shared();
    mine.setDraft(draft('half a'));
    await here.chats.dispose();
    const third = new FakeWindow(files, 'third', clock);
    const again = await third.chats.open(mine.id);
    assert.equal(again.conversation.draft.value.text, 'half a');
    again.setDraft(draft('half a thought'));
    again.setDraft(draft(''));
    await third.chats.dispose();
    assert.equal((await readChat(files, mine.id)).conversation.draft.value.text, '');
  });

  it('let go of a chat that the other removes, and write nothing of it any more', async () => {
    const [mine, other] = await shared();
    void other.ask(ask('And?'));
    const reply = await there.reply();
    reply.say(accepted, text('Th'));
    await quiet();
    const gone: Session[] = [];
    there.chats.onErased((session) => gone.push(session));
    await here.chats.erase([mine.id]);
    reply.say(text('is.'));
    await there.chats.follow();
    await quiet();
    await clock.pass(5000);
    assert.deepEqual(gone, [other]);
    assert.equal(reply.signal.aborted, true);
    assert.deepEqual(there.chats.sessions, []);
    assert.deepEqual(
      files.names.filter((name) => name.startsWith('chats/')),
      [],
    );
  });

  it('let go of all chats, but not of one that is begun after', async () => {
    await shared();
    const fresh = there.chats.create();
    await clock.pass(10);
    await here.chats.erase('all');
    await there.chats.follow();
    assert.deepEqual(there.chats.sessions, [fresh]);
    await clock.pass(10);
    void fresh.ask(ask('New?'));
    await there.answer('Yes.');
    await follow();
    assert.deepEqual(texts(fresh), ['New?', 'Yes.']);
    assert.ok(files.names.some((name) => name.startsWith(`chats/${fresh.id}/`)));
  });

  it('keep what is begun after all was removed, though the clock was ahead then', async () => {
    await shared();
    await here.chats.erase('all');
    clock.putBack(100_000);
    const fresh = there.chats.create();
    void fresh.ask(ask('New?'));
    await there.answer('Yes.');
    await follow();
    await clock.pass(1000);
    await follow();
    assert.deepEqual(there.chats.sessions, [fresh]);
    assert.deepEqual(texts(fresh), ['New?', 'Yes.']);
    assert.ok(files.names.some((name) => name.startsWith(`chats/${fresh.id}/`)));
  });

  it('take in what is written and decided after the clock was put back', async () => {
    const [mine, other] = await shared();
    mine.setDraft(draft('half'));
    other.decide({ type: 'deleted', deleted: true });
    await follow();
    clock.putBack(100_000);
    mine.setDraft(draft('half a thought'));
    mine.decide({ type: 'deleted', deleted: false });
    await follow();
    assert.equal(mine.conversation.draft.value.text, 'half a thought');
    assert.equal(other.conversation.draft.value.text, 'half a thought');
    assert.equal(other.conversation.deleted.value, false);
    mine.setDraft(draft(''));
    assert.equal(mine.conversation.draft.value.text, '');
  });

  it('take no sign of the future for a reply that is being written', async () => {
    await files.create(`running/${clock.now() + 60_000}-gone-some.run`, new Uint8Array());
    await files.create(`running/${clock.now() + 600_000}-gone-other.run`, new Uint8Array());
    const running = new RunningReplies(files, 'here', clock);
    assert.deepEqual(await running.elsewhere(), new Set());
    await running.dispose();
    assert.ok(!files.names.some((name) => name.endsWith('-gone-other.run')));
  });

  it('keep a chat open whose files are away for a while', async () => {
    const [, other] = await shared();
    const before = new Map(files.contents);
    files.contents.clear();
    await there.chats.follow();
    assert.deepEqual(there.chats.sessions, [other]);
    for (const [name, bytes] of before) files.contents.set(name, bytes);
    await there.chats.follow();
    assert.deepEqual(texts(other), ['What?', 'That.']);
  });

  it('put chats away that nobody looks at, and find them again as they were', async () => {
    const sessions: Session[] = [];
    for (let n = 0; n < 8; n++) {
      const session = here.chats.create();
      void session.ask(ask(`Question ${n}?`));
      await here.answer('Yes.');
      await here.chats.flush();
      sessions.push(session);
      if (n === 0) here.shown = session;
    }
    await quiet();
    const open = here.chats.sessions;
    assert.ok(open.length <= 6, `${open.length} are open`);
    assert.ok(sessions[0] && open.includes(sessions[0]), 'what is shown stays');
    const [, second] = sessions;
    assert.ok(second && !open.includes(second));
    const again = await here.chats.open(second.id);
    assert.deepEqual(again.conversation, second.conversation);
    // Both journals of the chat write beside each other.
    second.setDraft(draft('late'));
    again.decide({ type: 'titled', title: 'Named' });
    await here.chats.flush();
    await quiet();
    const { conversation } = await readChat(files, second.id);
    assert.equal(conversation.title.value, 'Named');
    assert.equal(conversation.draft.value.text, 'late');
  });

  it('leave nothing on the disk of a draft that was taken back', async () => {
    const session = here.chats.create();
    session.setDraft(draft('never mind'));
    await here.chats.flush();
    assert.ok(files.names.length > 0);
    session.setDraft(draft(''));
    await here.chats.close(session.id);
    assert.deepEqual(files.names, []);
  });
});
