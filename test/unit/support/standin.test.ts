import assert from 'node:assert/strict';
import { at, end, Gate, head, hangUp, reset, stall, write } from '../../support/standin/script';
import { startStandIn, type StandIn } from '../../support/standin/standIn';
import { bearer, complete, hello } from './standinClient';

describe('stand-in: server and scripts', () => {
  let standIn: StandIn;

  beforeEach(async () => {
    standIn = await startStandIn({ pace: 0 });
  });

  afterEach(() => standIn.close());

  it('records what it was sent', async () => {
    const response = await complete(standIn, { ...hello, stream: true });
    assert.equal(response.status, 201);
    await response.text();
    const [seen] = standIn.requests;
    assert.ok(seen);
    assert.equal(seen.method, 'POST');
    assert.equal(seen.path, '/v1/chat/completions');
    assert.equal(seen.headers.authorization, 'Bearer standin-key');
    assert.deepEqual(seen.body, { ...hello, stream: true });
    assert.equal(seen.rawBody, JSON.stringify({ ...hello, stream: true }));
    assert.ok(Math.abs(Date.now() - seen.at) < 60_000);
    await standIn.waitForEnd(seen);
    assert.equal(seen.closedEarly, false);
  });

  it('serves the path without /v1 too', async () => {
    const response = await fetch(`${standIn.url}/chat/completions`, {
      method: 'POST',
      headers: bearer,
      body: JSON.stringify(hello),
    });
    assert.equal(response.status, 201);
  });

  it('answers queued scripts in order, then the default, then the persona', async () => {
    standIn.next({ steps: [write('one')] }, { steps: [write('two')] });
    standIn.setDefault({ status: 418, steps: [write('default')] });
    const texts = [];
    for (let i = 0; i < 3; i += 1) texts.push(await (await complete(standIn, hello)).text());
    assert.deepEqual(texts, ['one', 'two', 'default']);
    standIn.setDefault(undefined);
    assert.match(await (await complete(standIn, hello)).text(), /chat\.completion/);
  });

  it('waits at a gate until the test opens it', async () => {
    const gate = new Gate();
    standIn.next({ steps: [write('before '), at(gate), write('after')] });
    const response = await complete(standIn, hello);
    await gate.reached;
    const reader = response.body?.getReader();
    assert.ok(reader);
    const first = await reader.read();
    assert.equal(new TextDecoder().decode(first.value as Uint8Array), 'before ');
    gate.open();
    const second = await reader.read();
    assert.equal(new TextDecoder().decode(second.value as Uint8Array), 'after');
  });

  it('tells when the client closed the socket, and stops writing', async () => {
    standIn.next({ steps: [write('x'), stall] });
    const stop = new AbortController();
    const response = await complete(standIn, hello, { signal: stop.signal });
    assert.equal(response.status, 201);
    stop.abort();
    const seen = await standIn.waitForClosed();
    assert.equal(seen.closedEarly, true);
    assert.ok(seen.closedAt !== undefined && seen.closedAt >= seen.at);
    assert.equal(seen.bytesSent, 1);
  });

  it('notices a client that goes while it waits for the head', async () => {
    standIn.next({ steps: [stall] });
    const stop = new AbortController();
    const pending = complete(standIn, hello, { signal: stop.signal });
    await standIn.waitForRequest(({ path }) => path.endsWith('/completions'));
    stop.abort();
    await assert.rejects(pending);
    assert.equal((await standIn.waitForClosed()).status, undefined);
  });

  for (const [name, steps] of Object.entries({
    'reset before the head': [reset],
    'hang-up before the head': [hangUp],
  })) {
    it(`fails the request: ${name}`, async () => {
      standIn.next({ steps });
      await assert.rejects(complete(standIn, hello));
      const [seen] = standIn.requests;
      assert.ok(seen);
      await standIn.waitForEnd(seen);
      assert.equal(seen.closedEarly, false, 'the server did it, not the client');
    });
  }

  for (const [name, steps] of Object.entries({
    reset: [head, write('half'), reset],
    'hang-up': [head, write('half'), hangUp],
  })) {
    it(`fails the body: ${name} after the head`, async () => {
      standIn.next({ steps });
      await assert.rejects(async () => (await complete(standIn, hello)).text());
    });
  }

  it('ends at the end step', async () => {
    standIn.next({ steps: [write('a'), end, write('b')] });
    assert.equal(await (await complete(standIn, hello)).text(), 'a');
  });

  it('sets status and headers', async () => {
    standIn.next({ status: 207, headers: { 'x-made-up': 'yes' }, steps: [] });
    const response = await complete(standIn, hello);
    assert.equal(response.status, 207);
    assert.equal(response.headers.get('x-made-up'), 'yes');
  });

  it('counts sockets, and closes them all', async () => {
    standIn.next({ steps: [head, stall] });
    const response = await complete(standIn, hello);
    assert.equal(standIn.openSockets, 1);
    const body = response.text();
    const rejected = assert.rejects(body);
    await standIn.close();
    assert.equal(standIn.openSockets, 0);
    await rejected;
    assert.equal(standIn.connections, 1);
  });

  it('rejects a wait that nothing satisfies, saying what was seen', async () => {
    await fetch(`${standIn.url}/v1/models`);
    await assert.rejects(
      standIn.waitForRequest(({ path }) => path === '/nowhere', 20),
      /GET \/v1\/models/,
    );
  });

  it('forgets everything on reset', async () => {
    standIn.next({ steps: [write('queued')] });
    standIn.configure({ era: 'today', requireKey: false });
    standIn.setRoute('GET /v1/models', { status: 500, steps: [] });
    await fetch(`${standIn.url}/v1/models`);
    standIn.reset();
    assert.equal(standIn.requests.length, 0);
    assert.equal(standIn.queued, 0);
    assert.equal(standIn.settings.era, 'origin');
    assert.equal((await fetch(`${standIn.url}/v1/models`)).status, 200);
  });

  it('answers 413 above its limit', async () => {
    const small = await startStandIn({ maxBodyBytes: 10 });
    assert.equal((await complete(small, hello)).status, 413);
    await small.close();
  });

  it('keeps a limited number of requests', async () => {
    const small = await startStandIn({ keep: 2 });
    for (let i = 0; i < 3; i += 1) await (await fetch(`${small.url}/v1/models`)).text();
    assert.deepEqual(
      small.requests.map(({ index }) => index),
      [1, 2],
    );
    await small.close();
  });
});
