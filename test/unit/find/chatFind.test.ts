import assert from 'node:assert/strict';
import { emptyConversation } from '../../../src/core/conversation/conversation';
import { ChatFind } from '../../../src/core/find/chatFind';
import type { Found } from '../../../src/core/find/chatFind';
import { Session } from '../../../src/core/session/session';
import { settled } from '../../support/journal/manualClock';
import { FakePorts } from '../../support/session/fakePorts';
import { accepted, finish, text } from '../../support/session/scriptedReply';

const question = (words: string) => {
  return { text: words, attachments: [], purpose: 'chat', withHistory: true } as const;
};
const plain = { matchCase: false, wholeWord: false };

describe('find in a chat', () => {
  let ports: FakePorts;
  let session: Session;
  let find: ChatFind;
  let told: Found[];
  const last = () => told.at(-1);
  const at = () => last()?.current && [last()?.current?.index, last()?.current?.id];
  const turnIds = () => [...session.conversation.turns.keys()];

  beforeEach(async () => {
    ports = new FakePorts();
    session = new Session(emptyConversation('c'), ports);
    told = [];
    find = new ChatFind(session, ports.clock, (found) => told.push(found));
    void session.ask(question('a needle?'));
    await ports.answer('No needle, no **needle**.');
    void session.ask(question('More?'));
    await ports.answer('One Needle.');
  });

  it('goes to the first hit from where the person is, and tells of all', () => {
    const [, , more, answer] = turnIds();
    find.search({ ...plain, text: 'needle' }, more);
    assert.deepEqual(last(), {
      total: 4,
      done: true,
      current: { id: answer, nth: 0, of: 1, index: 3 },
      reveal: true,
    });
  });

  it('goes on and back, around the end', () => {
    const [first, second] = turnIds();
    find.search({ ...plain, text: 'needle' });
    assert.deepEqual(at(), [0, first]);
    find.step('next');
    assert.deepEqual(at(), [1, second]);
    find.step('previous');
    find.step('previous');
    assert.equal(last()?.current?.index, 3);
    find.step('next');
    assert.deepEqual(at(), [0, first]);
    assert.ok(last()?.reveal);
  });

  it('says that there is nothing, and stays there', () => {
    find.search({ ...plain, text: 'nowhere' });
    assert.deepEqual(last(), { total: 0, done: true, reveal: false });
    find.step('next');
    find.search({ ...plain, text: '' });
    assert.deepEqual(last(), { total: 0, done: true, reveal: false });
  });

  it('follows a reply that streams without moving the person', async () => {
    find.search({ ...plain, text: 'needle' });
    void session.ask(question('Once more'));
    const reply = await ports.reply();
    reply.say(accepted, text('A nee'));
    await settled();
    reply.say(text('dle, and a needle'));
    await settled();
    await ports.clock.pass(200);
    assert.equal(last()?.total, 6);
    assert.deepEqual([last()?.reveal, last()?.current?.index], [false, 0]);
    reply.say(finish);
    reply.end();
    await ports.clock.pass(1000);
    assert.equal(ports.clock.waiting, 0, 'no timer is left while nothing comes');
  });

  it('searches the branch that is shown', async () => {
    const [first] = turnIds();
    find.search({ ...plain, text: 'needle' });
    if (first !== undefined) void session.edit(first, 'a pin?');
    await ports.answer('A pin.');
    assert.equal(last()?.total, 0);
    if (first !== undefined) session.choose(first);
    assert.equal(last()?.total, 4);
  });

  it('ends with its page', async () => {
    find.search({ ...plain, text: 'needle' });
    find.dispose();
    const many = told.length;
    void session.ask(question('a needle'));
    await settled();
    assert.equal(told.length, many);
  });
});
