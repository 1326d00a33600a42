import assert from 'node:assert/strict';
import { turnById } from '../../../src/core/conversation/branch';
import { ChatJournal } from '../../../src/core/journal/chatJournal';
import type { Trouble } from '../../../src/core/journal/chatJournal';
import { readChat } from '../../../src/core/journal/readChat';
import { ManualClock, settled } from '../../support/journal/manualClock';
import { MemoryFiles } from '../../support/journal/memoryFiles';
import {
  asked,
  began,
  delta,
  drafted,
  ended,
  openReply,
  question,
  replyEnd,
  start,
  typed,
} from '../../support/journal/sampleEvents';

function setUp() {
  const files = new MemoryFiles();
  const clock = new ManualClock();
  const journal = new ChatJournal(files, 'chat', 'w', clock);
  const text = async () => {
    const { conversation } = await readChat(files.survivor(), 'chat');
    const turn = turnById(conversation, 'a');
    return turn?.text;
  };
  return { files, clock, journal, text };
}

const firstQuestion = asked(question('q', null));
const firstReply = began(openReply('a', 'q'));

describe('chat journal', () => {
  it('writes a question at once', async () => {
    const { files, journal } = setUp();
    journal.record({ type: 'created', at: start });
    journal.record(firstQuestion);
    await settled();
    assert.deepEqual(files.names, ['chats/chat/w-00000001.seg']);
    const { conversation } = await readChat(files, 'chat');
    assert.deepEqual(conversation.turns.get('q'), question('q', null));
    assert.equal(conversation.createdAt, start);
  });

  it('gathers streamed text: in the storage within a second, about one file a second', async () => {
    const { files, clock, journal, text } = setUp();
    journal.record(firstQuestion);
    journal.record(firstReply);
    await settled();
    for (let tick = 0; tick < 2000; tick++) {
      journal.record(delta('a', tick * 2, 'ab'));
      await clock.pass(5);
      if (tick % 100 !== 99) continue;
      const saved = (await text())?.length ?? 0;
      assert.ok(saved >= (tick - 200) * 2, `${saved} characters at tick ${tick}`);
    }
    assert.ok(files.calls.create <= 13, `${files.calls.create} files in ten seconds`);
    journal.record(ended(replyEnd('a', 'q')));
    await settled();
    assert.equal((await text())?.length, 4000);
  });

  it('has no timer when there is nothing to write', async () => {
    const { clock, journal } = setUp();
    journal.record(firstQuestion);
    journal.record(drafted('half a thought'));
    await clock.pass(1000);
    assert.equal(clock.waiting, 0);
  });

  it('makes no folder for a chat without content', async () => {
    const { files, clock, journal } = setUp();
    journal.record({ type: 'created', at: start });
    journal.record(drafted('something'));
    journal.record(drafted(''));
    await clock.pass(5000);
    await journal.dispose();
    assert.deepEqual(files.names, []);
    assert.equal(clock.waiting, 0);
  });

  it('stores a cleared draft of a chat that exists', async () => {
    const { files, clock, journal } = setUp();
    journal.record(drafted('something', start));
    await clock.pass(1000);
    journal.record(drafted('', start + 1000));
    await clock.pass(1000);
    assert.equal((await readChat(files, 'chat')).conversation.draft.value.text, '');
  });

  it('writes what goes along once, however much is typed after it', async () => {
    const { files, clock, journal } = setUp();
    const picture = { id: 'x', kind: 'image', label: 'shot.png', text: 'A'.repeat(1e6) } as const;
    journal.record(drafted('', start, 'w', [picture]));
    journal.record(typed('Wh', start + 1, start));
    await clock.pass(1000);
    const bytes = () => [...files.contents.values()].reduce((sum, { length }) => sum + length, 0);
    const once = bytes();
    for (let n = 1; n <= 30; n++) {
      journal.record(typed('What is this? '.repeat(n), start + n * 1000, start));
      await clock.pass(1000);
    }
    assert.ok(bytes() - once < 30_000, `${bytes() - once} bytes for 30 seconds of typing`);
    await journal.compact();
    const { draft } = (await readChat(files.survivor(), 'chat')).conversation;
    assert.deepEqual(draft.value.attachments, [picture]);
    assert.equal(draft.value.text, 'What is this? '.repeat(30));
  });

  it('puts its files together when a reply has ended', async () => {
    const { files, clock, journal, text } = setUp();
    journal.record(firstQuestion);
    journal.record(firstReply);
    for (let second = 0; second < 5; second++) {
      journal.record(delta('a', second * 4, 'word'));
      await clock.pass(1000);
    }
    journal.record(ended(replyEnd('a', 'q')));
    await settled();
    assert.equal(files.names.length, 1);
    assert.equal(await text(), 'word'.repeat(5));
  });

  it('uses no name twice when a chat is opened again in the same window', async () => {
    const { files, journal } = setUp();
    journal.record(firstQuestion);
    await journal.dispose();
    const again = new ChatJournal(files, 'chat', 'w', new ManualClock());
    again.record(asked(question('q2', 'q')));
    await again.flush();
    assert.deepEqual(files.names, ['chats/chat/w-00000001.seg', 'chats/chat/w-00000002.seg']);
  });

  it('writes what is recorded after its end', async () => {
    const { files, journal } = setUp();
    await journal.dispose();
    journal.record(firstQuestion);
    await settled();
    assert.equal(files.names.length, 1);
  });

  for (const kind of ['full', 'denied'] as const) {
    it(`keeps all in memory while the storage is ${kind}, says so once, and writes it later`, async () => {
      const { files, clock, journal, text } = setUp();
      const troubles: Trouble[] = [];
      journal.onTrouble((trouble) => troubles.push(trouble));
      files.refusal = kind;
      journal.record(firstQuestion);
      journal.record(firstReply);
      for (let second = 0; second < 30; second++) {
        journal.record(delta('a', second * 4, 'word'));
        await clock.pass(1000);
      }
      assert.deepEqual(troubles, [{ type: 'failing', chatId: 'chat', kind }]);
      assert.ok(files.calls.create <= 8, `${files.calls.create} attempts`);
      assert.ok(journal.unsaved > 0);
      files.refusal = undefined;
      await clock.pass(60_000);
      assert.equal(await text(), 'word'.repeat(30));
      assert.deepEqual(troubles.at(-1), { type: 'recovered', chatId: 'chat' });
      assert.equal(troubles.length, 2);
      assert.equal(journal.unsaved, 0);
      assert.equal(clock.waiting, 0);
    });
  }
});
