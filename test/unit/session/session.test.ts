import assert from 'node:assert/strict';
import { lineage, shownIds, turnById } from '../../../src/core/conversation/branch';
import { emptyConversation, reduceAll } from '../../../src/core/conversation/conversation';
import { laterThan } from '../../../src/core/conversation/laterThan';
import type { AssistantTurn } from '../../../src/core/conversation/turn';
import { Session } from '../../../src/core/session/session';
import type { SessionEvent } from '../../../src/core/session/sessionEvent';
import type { Question } from '../../../src/core/session/question';
import { settled } from '../../support/journal/manualClock';
import { FakePorts } from '../../support/session/fakePorts';
import { accepted, finish, text } from '../../support/session/scriptedReply';

const ask = (words: string, more: Partial<Question> = {}): Question => ({
  text: words,
  attachments: [],
  purpose: 'chat',
  ...more,
});

describe('session', () => {
  let ports: FakePorts;
  let session: Session;
  let heard: SessionEvent[];

  beforeEach(() => {
    ports = new FakePorts();
    session = new Session(emptyConversation('chat'), ports);
    heard = [];
    session.listen((event) => heard.push(event));
  });

  afterEach('what was recorded is what is shown, and no timer is left', async () => {
    await session.end();
    const stored = reduceAll(emptyConversation('chat'), ports.recorded);
    assert.deepEqual(stored, session.conversation);
    await settled();
    assert.equal(ports.clock.waiting, 0);
  });

  /** Asks and has the question answered; the id of the answer. */
  async function exchange(words: string, answer: string, more?: Partial<Question>) {
    const asked = session.ask(ask(words, more));
    await ports.answer(answer);
    const end = await asked;
    assert.equal(end?.state, 'complete');
    return end.messageId;
  }

  const assistant = (id: string): AssistantTurn => {
    const turn = turnById(session.conversation, id);
    assert.ok(turn?.role === 'assistant');
    return turn;
  };

  const shown = () =>
    shownIds(session.conversation).map((id) => turnById(session.conversation, id)?.text);

  function askAtNextEnd(words: string): void {
    const end = session.listen((event) => {
      if (event.type !== 'conversation' || event.event.type !== 'replyEnded') return;
      end();
      void session.ask(ask(words));
    });
  }

  describe('asks', () => {
    it('and tells, records and shows everything, each event in this order', async () => {
      const order: string[] = [];
      ports.record = (event) => {
        ports.recorded.push(event);
        order.push(`recorded ${event.type}`);
      };
      session.listen((event) => {
        if (event.type === 'conversation') order.push(`heard ${event.event.type}`);
        if (event.type === 'request') order.push(event.state.phase);
      });
      const asked = session.ask(ask('What?'));
      const reply = await ports.reply();
      assert.equal(session.running?.state.phase, 'connecting');
      reply.say(accepted, { type: 'reasoning', text: 'hm' }, text('So'), text(' it is.'), finish);
      reply.say({ type: 'usage', usage: { promptTokens: 7 } });
      await ports.clock.pass(0);
      reply.end();
      const end = await asked;
      const phases = ['connecting', 'waiting', 'streaming', 'streaming'];
      const types = ['created', 'asked', 'replyStarted', 'reasoningDelta', 'delta', 'delta'];
      const both = (type: string) => [`recorded ${type}`, `heard ${type}`];
      const [created = '', question = '', started = '', thought = '', one = '', two = ''] = types;
      assert.deepEqual(order, [
        ...both(created),
        ...both(question),
        ...both(started),
        ...phases.slice(0, 3),
        ...both(thought),
        ...both(one),
        ...both(two),
        ...phases.slice(3),
        ...both('replyEnded'),
      ]);
      assert.equal(session.running, undefined);
      const turn = assistant(end?.messageId ?? '');
      assert.deepEqual(end, { chatId: 'chat', messageId: turn.id, state: 'complete' });
      assert.deepEqual(turn, {
        role: 'assistant',
        id: turn.id,
        parent: shownIds(session.conversation)[0],
        at: ports.clock.now(),
        model: 'a/model',
        text: 'So it is.',
        reasoning: 'hm',
        outcome: 'complete',
        finish: 'stop',
        usage: { promptTokens: 7, costUsd: 0.5 },
        firstTextMs: 0,
        durationMs: 0,
        history: { sent: 0, trimmed: 0 },
      });
      assert.equal(session.conversation.workspace?.name, 'sample');
    });

    it('with what is set at that moment', async () => {
      ports.set = {
        ...ports.set,
        systemPrompt: 'Be brief.',
        temperature: 0.2,
        topP: 0.9,
        stop: ['END'],
        contextLength: 10_000,
      };
      await exchange('What?', 'That.');
      assert.deepEqual(ports.requests, [
        {
          model: 'a/model',
          maxTokens: 100,
          temperature: 0.2,
          topP: 0.9,
          stop: ['END'],
          messages: [
            { role: 'system', content: 'Be brief.' },
            { role: 'user', content: 'What?' },
          ],
        },
      ]);
      ports.set = { ...ports.set, model: 'b/model' };
      const id = await exchange('And?', 'This.');
      assert.equal(ports.requests[1]?.model, 'b/model');
      assert.equal(assistant(id).model, 'b/model');
    });

    it('with what was said before, and says how much that was', async () => {
      await exchange('One?', '1.');
      const id = await exchange('Two?', '2.');
      assert.deepEqual(ports.said, ['user: One?', 'assistant: 1.', 'user: Two?']);
      assert.deepEqual(assistant(id).history, { sent: 2, trimmed: 0 });
    });

    it('leaves out what does not fit beside the reply', async () => {
      await exchange('One?', 'word '.repeat(200));
      await exchange('Two?', '2.');
      ports.set = { ...ports.set, contextLength: 200 };
      const id = await exchange('Three?', '3.');
      assert.deepEqual(ports.said, ['user: Two?', 'assistant: 2.', 'user: Three?']);
      assert.deepEqual(assistant(id).history, { sent: 2, trimmed: 2 });
    });

    it('without earlier messages where they are to stay at home, again and again', async () => {
      await exchange('Secret?', 'Yes.');
      const id = await exchange('Two?', '2.', { withHistory: false });
      assert.deepEqual(ports.said, ['user: Two?']);
      assert.deepEqual(assistant(id).history, { sent: 0, trimmed: 0 });

      void session.retry(id);
      await ports.answer('II.');
      assert.deepEqual(ports.said, ['user: Two?']);

      void session.edit(assistant(id).parent, 'Zwei?');
      await ports.answer('2!');
      assert.deepEqual(ports.said, ['user: Zwei?']);

      void session.continue(id);
      await ports.answer('...');
      assert.deepEqual(ports.said.slice(0, 2), ['user: Two?', 'assistant: 2.']);
      assert.equal(ports.said.length, 3);
    });

    it('and settles by how the reply ended', async () => {
      const truncated = session.ask(ask('One?'));
      const first = await ports.reply();
      first.say(accepted, text('Half'));
      first.fail({ kind: 'cutOff' });
      assert.equal((await truncated)?.state, 'truncated');

      const failed = session.ask(ask('Two?'));
      (await ports.reply()).fail({ kind: 'keyRejected', status: 401 });
      const end = await failed;
      assert.equal(end?.state, 'failed');
      assert.deepEqual(assistant(end.messageId).failure, { kind: 'keyRejected', status: 401 });

      const stopped = session.ask(ask('Three?'));
      (await ports.reply()).say(accepted, text('Ha'));
      await settled();
      session.stop();
      assert.equal((await stopped)?.state, 'stopped');
      assert.equal(shown().at(-1), 'Ha');
    });

    it('retries as often as is set, and now when told to', async () => {
      ports.delay = 60_000;
      ports.set = { ...ports.set, maxRetries: 7 };
      const asked = session.ask(ask('What?'));
      (await ports.reply()).fail({ kind: 'rateLimited', status: 429 });
      await settled();
      assert.equal(session.running?.state.phase, 'retrying');
      session.retryNow();
      await ports.answer('That.');
      assert.equal((await asked)?.state, 'complete');
      assert.deepEqual(ports.retries, [
        { failure: { kind: 'rateLimited', status: 429 }, attempt: 1, maxRetries: 7 },
      ]);
    });
  });

  describe('queues', () => {
    it('what is asked while a reply runs, in this order, with the answers before it', async () => {
      const one = session.ask(ask('One?'));
      await settled();
      const two = session.ask(ask('Two?'));
      const three = session.ask(ask('Three?'));
      assert.deepEqual(
        session.queue.map((each) => each.text),
        ['Two?', 'Three?'],
      );
      assert.equal(ports.requests.length, 1);
      await ports.answer('1.');
      assert.equal((await one)?.state, 'complete');
      assert.deepEqual(
        session.queue.map((each) => each.text),
        ['Three?'],
      );
      await ports.answer('2.');
      await ports.answer('3.');
      assert.deepEqual([(await two)?.state, (await three)?.state], ['complete', 'complete']);
      assert.deepEqual(shown(), ['One?', '1.', 'Two?', '2.', 'Three?', '3.']);
      assert.equal(
        heard.filter((it) => it.type === 'conversation' && it.event.type === 'queued').length,
        4,
      );
    });

    it('and lets a question be removed', async () => {
      const one = session.ask(ask('One?'));
      const two = session.ask(ask('Two?'));
      session.removeQueued(session.queue[0]?.id ?? '');
      assert.equal(await two, undefined);
      await ports.answer('1.');
      await one;
      assert.deepEqual(shown(), ['One?', '1.']);
    });

    it('and lets a question be taken back into the box, in front of what is in it', async () => {
      const note = { id: 'x', kind: 'text', label: 'Note', text: 'n' } as const;
      const file = {
        id: 'y',
        kind: 'file',
        label: 'a.ts',
        uri: 'file:///a.ts',
        text: '1',
      } as const;
      const anew = { ...file, id: 'z', text: '2' };
      const one = session.ask(ask('One?'));
      const waiting = { ...ask('Two?'), attachments: [note, file], withHistory: false };
      const two = session.ask(waiting);
      session.setDraft({ text: 'Three', selection: [5, 5], attachments: [anew] });
      const id = session.queue[0]?.id ?? '';
      assert.deepEqual(session.takeBack(id), { ...waiting, id });
      assert.equal(session.takeBack(id), undefined);
      assert.equal(await two, undefined);
      const { value } = session.conversation.draft;
      const attachments = [note, anew];
      assert.deepEqual(value, { text: 'Two?\n\nThree', selection: [4, 4], attachments });
      assert.deepEqual(session.conversation.queued.value, []);
      await ports.answer('1.');
      await one;
      assert.deepEqual(shown(), ['One?', '1.']);
    });

    it('and waits after a failure, until a reply is good again', async () => {
      const one = session.ask(ask('One?'));
      const two = session.ask(ask('Two?'));
      (await ports.reply()).fail({ kind: 'noCredit' });
      const failed = await one;
      await settled();
      assert.equal(ports.requests.length, 1);
      assert.equal(session.queue.length, 1);
      void session.retry(failed?.messageId ?? '');
      await ports.answer('1.');
      await ports.answer('2.');
      assert.equal((await two)?.state, 'complete');
      assert.deepEqual(shown(), ['One?', '1.', 'Two?', '2.']);
    });

    it('and goes on after a stop', async () => {
      const one = session.ask(ask('One?'));
      const two = session.ask(ask('Two?'));
      await settled();
      session.stop();
      assert.equal((await one)?.state, 'stopped');
      await ports.answer('2.');
      assert.equal((await two)?.state, 'complete');
    });

    it('and keeps the order when somebody asks as soon as a reply has ended', async () => {
      const asked = ['One?', 'Three?', 'Four?'].map((words) => session.ask(ask(words)));
      askAtNextEnd('Two?');
      for (const words of ['1.', '2.', '3.', '4.']) await ports.answer(words);
      await Promise.all(asked);
      assert.deepEqual(shown(), ['One?', '1.', 'Two?', '2.', 'Three?', '3.', 'Four?', '4.']);
    });

    it('and still runs one request at a time when a listener asks before another answer', async () => {
      const first = await exchange('One?', '1.');
      void session.ask(ask('Two?'));
      await settled();
      askAtNextEnd('Three?');
      const again = session.retry(first);
      await settled();
      await ports.answer('I.');
      assert.equal((await again)?.state, 'complete');
      assert.deepEqual(
        ports.replies.map(({ signal }) => signal.aborted),
        [false, true, false],
      );
      assert.deepEqual(shown(), ['One?', 'I.']);
    });
  });

  describe('answers again', () => {
    it('beside the first answer, which is kept', async () => {
      const first = await exchange('What?', 'This.');
      const again = session.retry(first);
      await ports.answer('That.');
      const second = (await again)?.messageId ?? '';
      assert.deepEqual(ports.said, ['user: What?']);
      assert.deepEqual(shown(), ['What?', 'That.']);
      const { parent } = assistant(first);
      assert.deepEqual(session.conversation.children.get(parent), [first, second]);
      session.choose(first);
      assert.deepEqual(shown(), ['What?', 'This.']);
      session.choose('nobody');
      assert.deepEqual(shown(), ['What?', 'This.']);
    });

    it('after stopping what runs', async () => {
      const asked = session.ask(ask('What?'));
      const reply = await ports.reply();
      reply.say(accepted, text('Th'));
      await settled();
      const again = session.retry(session.running?.id ?? '');
      assert.equal((await asked)?.state, 'stopped');
      assert.equal(reply.signal.aborted, true);
      await ports.answer('That.');
      assert.equal((await again)?.state, 'complete');
      assert.deepEqual(shown(), ['What?', 'That.']);
    });

    it('once only when it is told to twice, and before what is queued', async () => {
      const first = await exchange('What?', 'This.');
      const two = session.ask(ask('Two?'));
      await settled();
      const queued = session.ask(ask('Three?'));
      const dropped = session.retry(first);
      const again = session.retry(first);
      assert.equal(await dropped, undefined);
      assert.equal((await two)?.state, 'stopped');
      await ports.answer('That.');
      assert.equal((await again)?.state, 'complete');
      await ports.answer('3.');
      assert.equal((await queued)?.state, 'complete');
      assert.deepEqual(shown(), ['What?', 'That.', 'Three?', '3.']);
    });

    it('to a question in other words, beside the first ones', async () => {
      await exchange('One?', '1.');
      const id = await exchange('Tow?', '?', { purpose: 'ask' });
      const again = session.edit(assistant(id).parent, 'Two?');
      await ports.answer('2.');
      assert.equal((await again)?.state, 'complete');
      assert.deepEqual(ports.said, ['user: One?', 'assistant: 1.', 'user: Two?']);
      assert.deepEqual(shown(), ['One?', '1.', 'Two?', '2.']);
      const [, , edited = ''] = shownIds(session.conversation);
      const turn = session.conversation.turns.get(edited);
      assert.equal(turn?.role === 'user' && turn.purpose, 'ask');
      session.choose(assistant(id).parent);
      assert.deepEqual(shown(), ['One?', '1.', 'Tow?', '?']);
    });

    it('to the very first question in other words', async () => {
      const id = await exchange('Tow?', '?');
      void session.edit(assistant(id).parent, 'Two?');
      await ports.answer('2.');
      assert.deepEqual(shown(), ['Two?', '2.']);
      assert.deepEqual(ports.said, ['user: Two?']);
    });

    it('to nothing that is not there, and edits no answer', async () => {
      const id = await exchange('One?', '1.');
      const requests = ports.requests.length;
      assert.equal(await session.retry('nobody'), undefined);
      assert.equal(await session.retry(assistant(id).parent), undefined);
      assert.equal(await session.edit('nobody', 'x'), undefined);
      assert.equal(await session.edit(id, 'x'), undefined);
      assert.equal(await session.continue('nobody'), undefined);
      assert.equal(ports.requests.length, requests);
    });

    it('shows what is asked anew though the clock was put back meanwhile', async () => {
      const first = await exchange('What?', 'That.');
      ports.clock.putBack(100_000);
      const again = session.retry(first);
      await ports.answer('This.');
      const second = (await again)?.messageId;
      assert.deepEqual(shown(), ['What?', 'This.']);
      const question = assistant(second ?? '').parent;
      const edited = session.edit(question, 'Which?');
      await ports.answer('These.');
      await edited;
      assert.deepEqual(shown(), ['Which?', 'These.']);
      session.choose(first);
      session.choose(question);
      assert.deepEqual(shown(), ['What?', 'That.']);
    });
  });

  describe('continues', () => {
    async function cutOff(words: string): Promise<string> {
      const asked = session.ask(ask('Tell me.'));
      const reply = await ports.reply();
      reply.say(accepted, text(words));
      reply.fail({ kind: 'cutOff' });
      return (await asked)?.messageId ?? '';
    }

    it('where a reply was cut off, as often as it takes', async () => {
      const first = await cutOff('Once upon ');
      const going = session.continue(first);
      const reply = await ports.reply();
      assert.deepEqual(ports.said.slice(0, 2), ['user: Tell me.', 'assistant: Once upon ']);
      assert.match(ports.said[2] ?? '', /^user: .*continue/i);
      reply.say(accepted, text('a time '));
      reply.fail({ kind: 'reset' });
      const second = (await going)?.messageId ?? '';
      assert.equal(assistant(second).parent, first);
      void session.continue(second);
      await ports.answer('there was');
      assert.deepEqual(ports.said.slice(0, 2), ['user: Tell me.', 'assistant: Once upon a time ']);
      assert.equal(ports.said.length, 3);
      assert.deepEqual(shown(), ['Tell me.', 'Once upon ', 'a time ', 'there was']);

      await exchange('And then?', 'The end.');
      assert.deepEqual(ports.said, [
        'user: Tell me.',
        'assistant: Once upon a time there was',
        'user: And then?',
      ]);
    });

    for (const words of ['', ' \n']) {
      it(`by asking again where only ${JSON.stringify(words)} had come`, async () => {
        const first = await cutOff(words);
        void session.continue(first);
        await ports.answer('Once');
        assert.deepEqual(ports.said, ['user: Tell me.']);
        assert.deepEqual(shown(), ['Tell me.', 'Once']);
      });
    }

    it('the reply that is just being written', async () => {
      const asked = session.ask(ask('Tell me.'));
      const reply = await ports.reply();
      reply.say(accepted, text('Once '));
      await settled();
      const { id = '' } = session.running ?? {};
      void session.continue(id);
      assert.equal((await asked)?.state, 'stopped');
      await ports.answer('upon');
      assert.deepEqual(ports.said.slice(0, 2), ['user: Tell me.', 'assistant: Once ']);
      assert.deepEqual(
        lineage(session.conversation, shownIds(session.conversation).at(-1) ?? '').length,
        3,
      );
    });
  });

  describe('ends', () => {
    it('what runs and what waits, with nothing sent any more', async () => {
      const one = session.ask(ask('One?'));
      const reply = await ports.reply();
      reply.say(accepted, text('Ha'));
      await settled();
      const two = session.ask(ask('Two?'));
      const again = session.retry(session.running?.id ?? '');
      await session.end();
      assert.equal(ports.recorded.at(-1)?.type, 'replyEnded');
      assert.equal((await one)?.state, 'stopped');
      assert.deepEqual([await two, await again], [undefined, undefined]);
      await settled();
      assert.equal(ports.requests.length, 1);
      assert.equal(reply.signal.aborted, true);
    });

    it('at once when nothing runs', async () => {
      await session.end();
      assert.deepEqual(ports.recorded, []);
    });
  });

  it('records what a person decides, and nothing that changes nothing', async () => {
    const id = await exchange('One?', '1.');
    const before = ports.recorded.length;
    const draft = { text: 'half', selection: [4, 4], attachments: [] } as const;
    session.setDraft(draft);
    session.setDraft({ ...draft, text: 'half a' });
    session.decide({ type: 'deleted', deleted: true });
    const { parent } = assistant(id);
    session.dispatch({ type: 'delta', id, offset: 0, text: '1' });
    session.dispatch({ type: 'delta', id: 'nobody', offset: 0, text: 'x' });
    const stamp = { at: ports.clock.now(), writer: 'w' };
    const later = laterThan(stamp, stamp);
    assert.deepEqual(ports.recorded.slice(before), [
      { type: 'draft', draft, stamp, over: [] },
      { type: 'typed', text: 'half a', selection: [4, 4], since: stamp.at, stamp: later, over: [] },
      { type: 'deleted', deleted: true, stamp },
    ]);
    assert.equal(session.conversation.draft.value.text, 'half a');
    assert.ok(parent);
  });

  it('tells a listener no more once it has left', async () => {
    const told: string[] = [];
    const leave = session.listen(({ type }) => told.push(type));
    leave();
    await exchange('One?', '1.');
    assert.deepEqual(told, []);
  });
});
