import assert from 'node:assert/strict';
import { EndpointError } from '../../../src/core/endpoint/failure';
import type { Failure } from '../../../src/core/endpoint/failure';
import { ReplyRun } from '../../../src/core/session/replyRun';
import type { RunPorts } from '../../../src/core/session/replyRun';
import type { RequestState } from '../../../src/core/session/requestState';
import { ManualClock, settled } from '../../support/journal/manualClock';
import { accepted, finish, ScriptedReply, text } from '../../support/session/scriptedReply';

const busy: Failure = { kind: 'rateLimited', status: 429 };

/** A run with everything that it does and hears. */
class Scene {
  readonly clock = new ManualClock();
  readonly attempts: ScriptedReply[] = [];
  readonly states: RequestState[] = [];
  readonly asked: { failure: Failure; attempt: number }[] = [];
  heard = '';
  thought = '';
  readonly bugs: unknown[] = [];
  readonly run: ReplyRun;
  readonly end: Promise<RequestState>;

  constructor(ports: Partial<RunPorts> & { readonly delays?: readonly number[] } = {}) {
    const { delays = [], ...others } = ports;
    this.run = new ReplyRun({
      clock: this.clock,
      onBug: (error) => this.bugs.push(error),
      prepare: () => Promise.resolve(),
      open: (signal) => this.#open(signal),
      retryDelay: (failure, attempt) => {
        this.asked.push({ failure, attempt });
        return delays[attempt - 1];
      },
      onState: (state) => this.states.push(state),
      onText: (words) => (this.heard += words),
      onReasoning: (words) => (this.thought += words),
      ...others,
    });
    this.end = this.run.run();
  }

  get phases(): string {
    return this.states.map(({ phase }) => phase).join(' ');
  }

  get phase(): string {
    return this.run.state.phase;
  }

  /** Lets everything settle, then time pass. */
  async pass(ms: number): Promise<void> {
    await settled();
    await this.clock.pass(ms);
  }

  /** The newest attempt, once it is made. */
  async attempt(): Promise<ScriptedReply> {
    await settled();
    const attempt = this.attempts.at(-1);
    assert.ok(attempt, 'no attempt was made');
    return attempt;
  }

  #open(signal: AbortSignal): ScriptedReply {
    const attempt = new ScriptedReply(signal);
    this.attempts.push(attempt);
    return attempt;
  }
}

describe('reply run', () => {
  let scene: Scene;

  afterEach('nothing is left behind', async () => {
    await settled();
    assert.equal(scene.clock.waiting, 0, 'a timer is left');
  });

  it('tells of every step of a good reply', async () => {
    scene = new Scene();
    const reply = await scene.attempt();
    await scene.pass(400);
    reply.say({ type: 'accepted', status: 200, requestId: 'r-1', streamed: true });
    await scene.pass(100);
    reply.say({ type: 'reasoning', text: 'hm' }, text('Hello'), text(' there'));
    reply.say({ type: 'model', model: 'a/other' }, { type: 'usage', usage: { promptTokens: 3 } });
    reply.say(finish, { type: 'usage', usage: { completionTokens: 2 } });
    reply.end();
    assert.deepEqual(await scene.end, { phase: 'ended', outcome: 'complete', finish: 'stop' });
    assert.equal(scene.phases, 'connecting waiting streaming streaming ended');
    assert.equal(scene.heard, 'Hello there');
    assert.equal(scene.thought, 'hm');
    assert.deepEqual(scene.run.facts, {
      requestId: 'r-1',
      firstTextMs: 500,
      servedModel: 'a/other',
      usage: { promptTokens: 3, completionTokens: 2 },
    });
  });

  it('takes a call of a tool for content', async () => {
    scene = new Scene();
    const reply = await scene.attempt();
    reply.say(accepted, { type: 'toolCall', index: 0, name: 'look', arguments: '{}' });
    reply.say({ type: 'finish', finish: 'toolCalls', word: 'tool_calls' });
    reply.end();
    assert.deepEqual(await scene.end, { phase: 'ended', outcome: 'complete', finish: 'toolCalls' });
  });

  it('fails when nothing was said', async () => {
    scene = new Scene();
    const reply = await scene.attempt();
    reply.say(accepted, finish);
    reply.end();
    const failure = { kind: 'emptyAnswer' };
    assert.deepEqual(await scene.end, { phase: 'ended', outcome: 'failed', failure });
  });

  it('sends nothing when it cannot be prepared', async () => {
    const failure: Failure = { kind: 'keyMissing' };
    scene = new Scene({ prepare: () => Promise.reject(new EndpointError(failure)) });
    assert.deepEqual(await scene.end, { phase: 'ended', outcome: 'failed', failure });
    assert.equal(scene.attempts.length, 0);
    assert.deepEqual(scene.asked, []);
  });

  it('calls an error that it does not know its own', async () => {
    scene = new Scene();
    (await scene.attempt()).break(new TypeError('a mistake'));
    const failure = { kind: 'internal' };
    assert.deepEqual(await scene.end, { phase: 'ended', outcome: 'failed', failure });
  });

  describe('tries again', () => {
    it('after the time it was told, until it is told no more', async () => {
      scene = new Scene({ delays: [1000, 4000] });
      for (const [delay, said] of [
        [1000, []],
        [4000, [accepted]],
      ] as const) {
        const reply = await scene.attempt();
        reply.say(...said);
        reply.fail(busy);
        await settled();
        const { state } = scene.run;
        assert.equal(state.phase, 'retrying');
        assert.equal('retryAt' in state && state.retryAt - scene.clock.now(), delay);
        const before = scene.attempts.length;
        await scene.pass(delay - 1);
        assert.equal(scene.attempts.length, before);
        await scene.pass(1);
        assert.equal(scene.attempts.length, before + 1);
      }
      (await scene.attempt()).fail(busy);
      assert.deepEqual(await scene.end, { phase: 'ended', outcome: 'failed', failure: busy });
      assert.deepEqual(
        scene.asked.map(({ attempt }) => attempt),
        [1, 2, 3],
      );
      const retrying = 'connecting waiting retrying';
      assert.equal(scene.phases, `connecting retrying ${retrying} connecting ended`);
    });

    it('and goes on as if nothing had happened', async () => {
      scene = new Scene({ delays: [1000] });
      (await scene.attempt()).fail(busy);
      await scene.pass(1000);
      const reply = await scene.attempt();
      reply.say(accepted, text('Hello'), finish);
      reply.end();
      assert.deepEqual(await scene.end, { phase: 'ended', outcome: 'complete', finish: 'stop' });
      assert.equal(scene.run.facts.firstTextMs, 1000);
    });

    it('at once when told to', async () => {
      scene = new Scene({ delays: [60_000] });
      scene.run.retryNow();
      (await scene.attempt()).fail(busy);
      await settled();
      assert.equal(scene.attempts.length, 1);
      scene.run.retryNow();
      const reply = await scene.attempt();
      assert.equal(scene.attempts.length, 2);
      assert.equal(scene.clock.waiting, 0);
      scene.run.retryNow();
      reply.say(accepted, text('Hello'));
      reply.end();
      assert.equal((await scene.end).phase, 'ended');
      assert.equal(scene.attempts.length, 2);
    });

    it('never once something was said', async () => {
      for (const said of [text('He'), { type: 'reasoning', text: 'hm' } as const]) {
        scene = new Scene({ delays: [1000] });
        const reply = await scene.attempt();
        reply.say(accepted, said);
        reply.fail({ kind: 'unavailable', status: 503 });
        const failure = { kind: 'unavailable', status: 503 };
        assert.deepEqual(await scene.end, { phase: 'ended', outcome: 'failed', failure });
        assert.deepEqual(scene.asked, []);
      }
    });
  });

  describe('stops', () => {
    const stopped = { phase: 'ended', outcome: 'stopped' };

    it('before it has begun', async () => {
      scene = new Scene();
      const run = new ReplyRun({
        clock: scene.clock,
        onBug: () => assert.fail('a bug'),
        prepare: () => assert.fail('prepared'),
        open: () => assert.fail('opened'),
        retryDelay: () => undefined,
        onState: () => undefined,
        onText: () => undefined,
        onReasoning: () => undefined,
      });
      run.stop();
      assert.deepEqual(await run.run(), stopped);
      scene.run.stop();
    });

    it('while it prepares, though nobody heeds it', async () => {
      let prepared: () => void = () => undefined;
      const prepare = () => new Promise<void>((resolve) => (prepared = resolve));
      scene = new Scene({ prepare });
      await settled();
      scene.run.stop();
      assert.deepEqual(await scene.end, stopped);
      prepared();
      await settled();
      assert.equal(scene.attempts.length, 0);
    });

    it('while it connects', async () => {
      scene = new Scene({ delays: [1000] });
      const reply = await scene.attempt();
      scene.run.stop();
      assert.deepEqual(await scene.end, stopped);
      assert.equal(reply.signal.aborted, true);
      assert.deepEqual(scene.asked, []);
    });

    it('while it waits for the first word', async () => {
      scene = new Scene({ delays: [1000] });
      const reply = await scene.attempt();
      reply.say(accepted);
      await settled();
      scene.run.stop();
      assert.deepEqual(await scene.end, stopped);
      assert.equal(reply.signal.aborted, true);
    });

    it('while it streams, with what has arrived', async () => {
      scene = new Scene();
      const reply = await scene.attempt();
      reply.say(accepted, text('Hel'));
      await settled();
      reply.say(text('lo'));
      scene.run.stop();
      assert.deepEqual(await scene.end, stopped);
      await settled();
      assert.equal(reply.left, true);
      assert.equal(scene.heard, 'Hel');
      assert.equal(scene.phases.endsWith('ended'), true);
    });

    it('while it is stalled', async () => {
      scene = new Scene();
      const reply = await scene.attempt();
      reply.say(accepted, text('Hel'));
      await scene.pass(20_000);
      assert.equal(scene.phase, 'stalled');
      scene.run.stop();
      assert.deepEqual(await scene.end, stopped);
    });

    it('while it waits to try again', async () => {
      scene = new Scene({ delays: [60_000] });
      (await scene.attempt()).fail(busy);
      await settled();
      assert.equal(scene.phase, 'retrying');
      scene.run.stop();
      assert.deepEqual(await scene.end, stopped);
      await scene.pass(100_000);
      assert.equal(scene.attempts.length, 1);
    });

    it('though the reply does not heed it, and hears no more of it', async () => {
      const clock = new ManualClock();
      let reply: ScriptedReply | undefined;
      scene = new Scene({
        clock,
        open: (signal) => (reply = new ScriptedReply(signal, false)),
      });
      await settled();
      reply?.say(accepted, text('Hel'));
      await settled();
      scene.run.stop();
      assert.deepEqual(await scene.end, stopped);
      assert.equal(clock.waiting, 0);
      reply?.say(text('lo'), finish);
      await settled();
      assert.equal(scene.heard, 'Hel');
      assert.equal(reply?.left, true);
      assert.equal(clock.waiting, 0);
    });

    it('twice, and after the end, to no effect', async () => {
      scene = new Scene();
      const reply = await scene.attempt();
      reply.say(accepted, text('Hello'), finish);
      reply.end();
      const end = await scene.end;
      scene.run.stop();
      scene.run.stop();
      assert.equal(scene.run.state, end);
    });

    it('from within what it tells', async () => {
      scene = new Scene({
        delays: [1000],
        onState: ({ phase }) => {
          if (phase === 'retrying') scene.run.stop();
        },
      });
      (await scene.attempt()).fail(busy);
      assert.deepEqual(await scene.end, stopped);
    });
  });

  describe('in silence', () => {
    it('stalls after ten seconds, and is alive with the next byte', async () => {
      scene = new Scene();
      const reply = await scene.attempt();
      reply.say(accepted, text('Hel'));
      await scene.pass(9_999);
      assert.equal(scene.phase, 'streaming');
      await scene.pass(1);
      assert.equal(scene.phase, 'stalled');
      reply.say({ type: 'alive' });
      await settled();
      assert.equal(scene.phase, 'streaming');
      await scene.pass(10_000);
      assert.equal(scene.phase, 'stalled');
      reply.say(text('lo'), finish);
      reply.end();
      assert.deepEqual(await scene.end, { phase: 'ended', outcome: 'complete', finish: 'stop' });
      assert.equal(scene.heard, 'Hello');
    });

    for (const event of [
      { type: 'usage', usage: { promptTokens: 1 } },
      { type: 'model', model: 'a/model' },
    ] as const) {
      it(`is alive with ${event.type}`, async () => {
        scene = new Scene();
        const reply = await scene.attempt();
        reply.say(accepted, text('Hel'));
        await scene.pass(10_000);
        reply.say(event);
        await settled();
        assert.equal(scene.phase, 'streaming');
        scene.run.stop();
        await scene.end;
      });
    }

    it('stalls within a second of its time when bytes came in between', async () => {
      scene = new Scene();
      const reply = await scene.attempt();
      reply.say(accepted, text('Hel'));
      await scene.pass(9_500);
      reply.say(text('lo'));
      await settled();
      await scene.pass(9_999);
      assert.equal(scene.phase, 'streaming');
      await scene.pass(1_001);
      assert.equal(scene.phase, 'stalled');
      scene.run.stop();
      await scene.end;
    });

    it('is not stalled before the first word', async () => {
      scene = new Scene();
      (await scene.attempt()).say(accepted);
      await scene.pass(60_000);
      assert.equal(scene.phase, 'waiting');
      scene.run.stop();
      await scene.end;
    });

    it('keeps one timer however many bytes come', async () => {
      scene = new Scene();
      const reply = await scene.attempt();
      reply.say(accepted, ...Array.from({ length: 200 }, () => text('word ')));
      await settled();
      assert.equal(scene.clock.waiting, 1);
      reply.end();
      await scene.end;
    });
  });

  describe('loses the connection', () => {
    it('in the middle: what came is kept as truncated', async () => {
      scene = new Scene({ delays: [1000] });
      const reply = await scene.attempt();
      reply.say(accepted, text('Hel'));
      reply.fail({ kind: 'cutOff' });
      const failure = { kind: 'cutOff' };
      assert.deepEqual(await scene.end, { phase: 'ended', outcome: 'truncated', failure });
      assert.equal(scene.heard, 'Hel');
    });

    it('after the finish reason: nothing is lost', async () => {
      scene = new Scene();
      const reply = await scene.attempt();
      reply.say(accepted, text('Hello'), finish);
      reply.fail({ kind: 'reset' });
      assert.deepEqual(await scene.end, { phase: 'ended', outcome: 'complete', finish: 'stop' });
    });
  });
});
