import assert from 'node:assert/strict';
import { turnById } from '../../../src/core/conversation/branch';
import { emptyConversation, reduceAll } from '../../../src/core/conversation/conversation';
import type { Conversation } from '../../../src/core/conversation/conversation';
import type { ConversationEvent } from '../../../src/core/conversation/event';
import { ChatJournal } from '../../../src/core/journal/chatJournal';
import { readChat } from '../../../src/core/journal/readChat';
import { ManualClock } from '../../support/journal/manualClock';
import { MemoryFiles } from '../../support/journal/memoryFiles';
import { drafted, exchange, start } from '../../support/journal/sampleEvents';

/** Three questions and answers with drafts between, written second by second. */
const script: readonly (readonly ConversationEvent[])[] = [
  [{ type: 'created', at: start }, drafted('Question', start)],
  [drafted('Question one', start + 1)],
  ...['1', '2', '3'].flatMap((id, at) => {
    const events = exchange(id, at === 0 ? null : `${at}a`, ['one ', 'two ', 'three ', 'four']);
    return [events.slice(0, 3), ...events.slice(3, 5).map((event) => [event]), events.slice(5)];
  }),
  [{ type: 'titled', title: 'Named', stamp: { at: start + 9, writer: 'w' } }],
  [drafted('next', start + 10)],
];

/** What is promised to be in the storage at any moment of the run: what flush answered for. */
interface Run {
  readonly promised: ConversationEvent[];
  readonly told: ConversationEvent[];
}

async function play(files: MemoryFiles, run: Run): Promise<void> {
  const clock = new ManualClock();
  const journal = new ChatJournal(files, 'chat', 'w', clock);
  for (const events of script) {
    for (const event of events) {
      run.told.push(event);
      journal.record(event);
    }
    await journal.flush();
    run.promised.splice(0, Infinity, ...run.told);
  }
  await journal.compact();
  await journal.dispose();
}

/** Where `saved` lies between: all of `least`, nothing that `most` has not. */
function assertBetween(saved: Conversation, least: Conversation, most: Conversation): void {
  for (const id of least.turns.keys()) assert.ok(saved.turns.has(id), `${id} is lost`);
  for (const id of saved.turns.keys()) {
    const [before, now, after] = [least, saved, most].map((state) => turnById(state, id)?.text);
    assert.ok(now?.startsWith(before ?? ''), `${id} lost text`);
    assert.ok(after?.startsWith(now ?? ''), `${id} has text that nobody wrote`);
  }
  assert.deepEqual(
    [...saved.children.values()].flat().sort(),
    [...saved.turns.keys()].sort(),
    'a turn is lost from the tree or is in it twice',
  );
  assert.ok([least, most].some(({ title }) => title.value === saved.title.value));
  assert.ok((saved.draft.stamp?.at ?? 0) >= (least.draft.stamp?.at ?? 0), 'the draft is older');
}

const whole = reduceAll(emptyConversation('chat'), script.flat());

describe('a crash after any step', () => {
  for (const tear of [0, 0.4, 1]) {
    it(`loses nothing that was written and doubles nothing (files torn at ${tear})`, async () => {
      const calm = new MemoryFiles();
      const bystander = new ChatJournal(calm, 'other', 'v');
      for (const event of exchange('o', null, ['all ', 'of ', 'it'])) bystander.record(event);
      await bystander.dispose();
      const before = calm.survivor();
      const other = (await readChat(before, 'other')).conversation;
      await play(calm, { promised: [], told: [] });
      assert.deepEqual((await readChat(calm, 'chat')).conversation, whole);
      const steps = calm.steps;
      assert.ok(steps > 80, `${steps} steps`);
      for (let step = 1; step <= steps; step++) {
        const files = before.survivor();
        files.stopAfter = step;
        files.tear = tear;
        const run: Run = { promised: [], told: [] };
        await Promise.race([files.stopped, play(files, run)]);
        const left = files.survivor();
        const { conversation, damaged } = await readChat(left, 'chat');
        const least = reduceAll(emptyConversation('chat'), run.promised);
        const most = reduceAll(emptyConversation('chat'), run.told);
        assertBetween(conversation, least, most);
        assert.deepEqual(damaged, [], `step ${step}: a cut is no damage`);
        assert.deepEqual((await readChat(left, 'other')).conversation, other);
      }
    });
  }

  it('is followed by another window that goes on and puts files together', async () => {
    const calm = new MemoryFiles();
    await play(calm, { promised: [], told: [] });
    for (let step = 1; step <= calm.steps; step += 7) {
      const files = new MemoryFiles();
      files.stopAfter = step;
      await Promise.race([files.stopped, play(files, { promised: [], told: [] })]);
      const left = files.survivor();
      const found = (await readChat(left, 'chat')).conversation;
      const journal = new ChatJournal(left, 'chat', 'x', new ManualClock());
      const more = exchange('x', null, ['more'], 'x');
      for (const event of more) journal.record(event);
      await journal.compact();
      const { conversation } = await readChat(left, 'chat');
      assert.deepEqual(conversation, reduceAll(found, more));
    }
  });
});
