import assert from 'node:assert/strict';
import { streamChat } from '../../../src/core/endpoint/client';
import { readBeginning } from '../../../src/core/endpoint/transport';
import { Watch } from '../../../src/core/endpoint/watch';
import { systemClock } from '../../../src/core/session/clock';
import { callWith, canary, connectionTo, outcomeOf } from './call';
import { FakeClock } from './fakeClock';
import { fakeServer } from './fakeFetch';
import type { FakeResponse } from './fakeFetch';

const hello = [
  'data: {"id":"a","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"Hel"}}]}\n\n',
  'data: {"id":"","choices":[{"index":0,"delta":{"content":"lo"}}]}\n\n',
  'data: {"id":"","choices":[{"index":0,"delta":{"content":""},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2}}\n\n',
];

describe('streamChat', () => {
  it('streams a reply to its end', async () => {
    const server = fakeServer({
      status: 201,
      headers: { 'content-type': 'text/event-stream', 'x-inference-id': 'inf-1' },
      pieces: hello,
    });
    const { events, failure } = await outcomeOf(callWith(server.fetch));
    assert.equal(failure, undefined);
    assert.deepEqual(events, [
      { type: 'accepted', status: 201, requestId: 'inf-1', streamed: true },
      { type: 'model', model: 'm' },
      { type: 'text', text: 'Hel' },
      { type: 'text', text: 'lo' },
      { type: 'usage', usage: { promptTokens: 3, completionTokens: 2 } },
      { type: 'finish', finish: 'stop', word: 'stop' },
    ]);
  });

  it('posts the body with key and attribution to AI/ML API', async () => {
    const server = fakeServer({ pieces: hello });
    await outcomeOf(callWith(server.fetch, { clientRequestId: 'turn-1' }));
    const [request] = server.requests;
    assert.equal(request?.url, 'https://api.aimlapi.com/v1/chat/completions');
    assert.equal(request.init.redirect, 'manual');
    assert.deepEqual(request.init.headers, {
      'HTTP-Referer': 'https://github.com/aimlapi-community/aimlapi-chat',
      'X-Title': 'AI/ML API Chat',
      'X-Client-Request-Id': 'turn-1',
      'Content-Type': 'application/json',
      Authorization: `Bearer ${canary}`,
    });
    assert.deepEqual(JSON.parse(request.init.body as string), {
      model: 'anthropic/claude-3-haiku',
      messages: [{ role: 'user', content: 'Hello' }],
      max_tokens: 4096,
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it('keeps the text and throws cutOff when the stream ends without a finish', async () => {
    const server = fakeServer({ pieces: hello.slice(0, 2) });
    const { text, failure } = await outcomeOf(callWith(server.fetch));
    assert.equal(text, 'Hello');
    assert.equal(failure?.kind, 'cutOff');
  });

  it('refuses to send a key in the clear', async () => {
    const server = fakeServer({ pieces: hello });
    for (const base of ['http://api.aimlapi.com/v1', 'http://192.168.0.2:1234/v1']) {
      const connection = connectionTo(base);
      const { failure } = await outcomeOf(callWith(server.fetch, { connection }));
      assert.equal(failure?.kind, 'addressInsecure');
    }
    assert.equal(server.requests.length, 0);
  });
});

const limits = { connectMs: 100, firstByteMs: 210, idleMs: 300 };

describe('streamChat: limits', () => {
  const stalled = (pieces: readonly string[]): FakeResponse => ({ pieces, ending: 'stall' });
  const rows: readonly (readonly [string, FakeResponse | 'never', number, string])[] = [
    ['no headers', 'never', 100, 'connectTimeout'],
    ['no first byte', stalled([]), 210, 'firstByteTimeout'],
    ['no more bytes', stalled(hello.slice(0, 1)), 300, 'idleTimeout'],
    ['no more than a keep-alive', stalled([': alive\n\n']), 300, 'idleTimeout'],
    ['no more than blank lines', stalled(['\n', '\n\n']), 210, 'firstByteTimeout'],
  ];
  for (const [name, answer, ms, kind] of rows) {
    it(`${name}: ${kind}`, async () => {
      const clock = new FakeClock();
      const server = fakeServer(answer);
      const outcome = outcomeOf(callWith(server.fetch, { limits, clock }));
      if (answer !== 'never') await server.stalled;
      await clock.fire(ms);
      const { failure, text } = await outcome;
      assert.equal(failure?.kind, kind);
      assert.equal(failure.limit, ms / 1000);
      assert.equal(failure.host, 'api.aimlapi.com');
      assert.equal(text, kind === 'idleTimeout' && name === 'no more bytes' ? 'Hel' : '');
      assert.equal(clock.pending, 0);
      assert.equal(server.cancelled(), answer === 'never' ? 0 : 1);
      assert.ok(server.requests[0]?.init.signal?.aborted);
    });
  }

  it('after the finish a server that keeps the line open is left', async () => {
    const clock = new FakeClock();
    const server = fakeServer({ pieces: hello, ending: 'stall' });
    const outcome = outcomeOf(callWith(server.fetch, { limits, clock }));
    await server.stalled;
    await clock.fire(limits.idleMs);
    assert.deepEqual((await outcome).events.at(-1)?.type, 'finish');
    assert.equal((await outcome).failure, undefined);
    assert.equal(clock.pending, 0);
    assert.equal(server.cancelled(), 1);
  });

  it('after [DONE] too, and sooner', async () => {
    const clock = new FakeClock();
    const server = fakeServer({ pieces: [...hello, 'data: [DONE]\n\n'], ending: 'stall' });
    const outcome = outcomeOf(callWith(server.fetch, { limits, clock }));
    await server.stalled;
    await clock.fire(200);
    assert.equal((await outcome).failure, undefined);
  });

  it('leaves no timer after a whole reply', async () => {
    const clock = new FakeClock();
    const server = fakeServer({ pieces: hello });
    const { failure } = await outcomeOf(callWith(server.fetch, { limits, clock }));
    assert.equal(failure, undefined);
    assert.equal(clock.pending, 0);
  });

  it('blank lines for ever are no reply', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        sent++;
        controller.enqueue(new TextEncoder().encode('\n'));
      },
    });
    const fetch = () => Promise.resolve(new Response(body, { status: 200 }));
    const { failure } = await outcomeOf(callWith(fetch, { limits }));
    assert.equal(failure?.kind, 'firstByteTimeout');
    assert.ok(sent > 2);
  });

  it('a reply without an end is cut off, and what came is kept', async () => {
    const piece = JSON.stringify({ choices: [{ delta: { content: 'x'.repeat(1_000_000) } }] });
    const pieces = Array<string>(60).fill(`data: ${piece}\n\n`);
    const server = fakeServer({ pieces, ending: 'stall' });
    const { failure, text } = await outcomeOf(callWith(server.fetch));
    assert.deepEqual([failure?.kind, failure?.limit], ['tooLong', 50]);
    assert.ok(text.length >= 48_000_000);
    assert.equal(server.cancelled(), 1);
  });

  it('an error body that drips is not waited for longer', async () => {
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        controller.enqueue(new TextEncoder().encode('x'));
      },
    });
    const signal = new AbortController().signal;
    const watch = new Watch(systemClock, signal);
    const text = await readBeginning(new Response(body), watch, { bytes: 1e6, ms: 100 });
    watch.close();
    assert.match(text, /^x+$/);
  });

  it('an error body that hangs is not waited for long', async () => {
    const clock = new FakeClock();
    const server = fakeServer({ status: 403, pieces: ['Free-tier limit'], ending: 'stall' });
    const outcome = outcomeOf(callWith(server.fetch, { limits, clock }));
    await server.stalled;
    await clock.fire(10_000);
    assert.equal((await outcome).failure?.kind, 'freeTierLimit');
  });
});

describe('streamChat: stopping', () => {
  const moments: readonly (readonly [string, FakeResponse | 'never'])[] = [
    ['before the headers', 'never'],
    ['before the first byte', { ending: 'stall' }],
    ['in the middle', { pieces: hello.slice(0, 1), ending: 'stall' }],
    ['after the finish', { pieces: hello, ending: 'stall' }],
    ['in an error body', { status: 500, pieces: ['{'], ending: 'stall' }],
  ];
  for (const [name, answer] of moments) {
    it(name, async () => {
      const clock = new FakeClock();
      const server = fakeServer(answer);
      const stop = new AbortController();
      const outcome = outcomeOf(callWith(server.fetch, { limits, clock }), stop.signal);
      await (answer === 'never' ? clock.set(limits.connectMs) : server.stalled);
      stop.abort();
      const { error, failure } = await outcome;
      assert.equal(failure, undefined);
      assert.equal(error, stop.signal.reason);
      assert.ok(server.requests[0]?.init.signal?.aborted);
      assert.equal(server.cancelled(), answer === 'never' ? 0 : 1);
      assert.equal(clock.pending, 0);
    });
  }

  it('sends nothing when it was stopped before', async () => {
    const server = fakeServer({ pieces: hello });
    const { error } = await outcomeOf(callWith(server.fetch), AbortSignal.abort());
    assert.ok(error instanceof DOMException);
    assert.equal(server.requests.length, 0);
  });

  it('closes the body when the reader leaves early', async () => {
    const clock = new FakeClock();
    const server = fakeServer({ pieces: hello, ending: 'stall' });
    for await (const event of streamChat(
      callWith(server.fetch, { clock }),
      new AbortController().signal,
    )) {
      if (event.type === 'text') break;
    }
    assert.equal(server.cancelled(), 1);
    assert.equal(clock.pending, 0);
  });

  it('leaves no listener at the signal', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners++;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners--;
      remove(...args);
    };
    await outcomeOf(callWith(fakeServer({ pieces: hello }).fetch), signal);
    await outcomeOf(callWith(fakeServer({ status: 500 }).fetch), signal);
    assert.equal(listeners, 0);
  });
});

describe('streamChat: the connection', () => {
  it('that breaks in the middle keeps the text', async () => {
    const rows: readonly (readonly [Error, string])[] = [
      [new TypeError('terminated'), 'cutOff'],
      [new TypeError('terminated', { cause: coded('ECONNRESET') }), 'reset'],
      [new TypeError('network error'), 'cutOff'],
      [coded('UND_ERR_BODY_TIMEOUT'), 'idleTimeout'],
    ];
    for (const [error, kind] of rows) {
      const server = fakeServer({ pieces: hello.slice(0, 2), ending: 'break', error });
      const { text, failure } = await outcomeOf(callWith(server.fetch));
      assert.equal(text, 'Hello');
      assert.equal(failure?.kind, kind);
    }
  });

  it('that breaks after the finish loses nothing', async () => {
    const server = fakeServer({ pieces: hello, ending: 'break' });
    const { text, failure } = await outcomeOf(callWith(server.fetch));
    assert.equal(text, 'Hello');
    assert.equal(failure, undefined);
  });

  it('that never comes about has its kind', async () => {
    const refused = new TypeError('fetch failed', { cause: coded('ECONNREFUSED') });
    assert.equal((await outcomeOf(callWith(fakeServer(refused).fetch))).failure?.kind, 'refused');
    const unknown = new TypeError('fetch failed');
    assert.equal((await outcomeOf(callWith(fakeServer(unknown).fetch))).failure?.kind, 'offline');
  });

  it('in a web worker tells CORS from a network that is down', async () => {
    const connection = connectionTo('https://api.aimlapi.com/v1', { worker: true });
    const bare = new TypeError('Failed to fetch');
    const cors = fakeServer(bare, { pieces: [] });
    assert.equal((await outcomeOf(callWith(cors.fetch, { connection }))).failure?.kind, 'cors');
    const [, probe] = cors.requests;
    assert.equal(probe?.init.mode, 'no-cors');
    assert.equal(probe.init.headers, undefined);
    const down = fakeServer(bare);
    assert.equal((await outcomeOf(callWith(down.fetch, { connection }))).failure?.kind, 'offline');
  });
});

describe('streamChat: headers', () => {
  const sent = async (
    more: Parameters<typeof connectionTo>[1],
    base = 'https://gateway.example',
  ) => {
    const server = fakeServer({ pieces: hello });
    const connection = connectionTo(base, more);
    await outcomeOf(callWith(server.fetch, { connection, clientRequestId: 'id-1' }));
    return server.requests[0]?.init.headers;
  };
  const json = { 'Content-Type': 'application/json' };

  it('attribution stays with AI/ML API', async () => {
    assert.deepEqual(await sent({}), { ...json, Authorization: `Bearer ${canary}` });
  });

  it('extra headers go along, but none that replaces the key or belongs to the transport', async () => {
    const extraHeaders = {
      'X-Gateway': 'g',
      authorization: 'Basic x',
      Host: 'evil.example',
      'Content-Length': '0',
      'bad name': 'x',
      'X-Bad': 'a\nb',
    };
    const authorization = { Authorization: `Bearer ${canary}` };
    assert.deepEqual(await sent({ extraHeaders }), { 'X-Gateway': 'g', ...json, ...authorization });
    const { key: _key, ...keyless } = connectionTo('localhost:1', { extraHeaders });
    const server = fakeServer({ pieces: hello });
    await outcomeOf(callWith(server.fetch, { connection: keyless }));
    assert.deepEqual(server.requests[0]?.init.headers, { 'X-Gateway': 'g', ...json });
  });

  it('in a web worker only what CORS lets through', async () => {
    const headers = await sent(
      { worker: true, extraHeaders: { 'X-Gateway': 'g' } },
      'https://api.aimlapi.com',
    );
    assert.deepEqual(headers, { ...json, Authorization: `Bearer ${canary}` });
  });

  it('a key that no header can hold is refused before it is sent', async () => {
    for (const key of [`${canary}\nX: y`, `${canary}–`, `${canary}\0`]) {
      const connection = connectionTo('https://api.aimlapi.com', { key });
      const outcome = await outcomeOf(callWith(globalThis.fetch, { connection }));
      assert.deepEqual(outcome.failure, { kind: 'keyRejected', host: 'api.aimlapi.com' });
    }
  });

  it('an illegal request id is left out', async () => {
    const server = fakeServer({ pieces: hello });
    await outcomeOf(callWith(server.fetch, { clientRequestId: 'not legal' }));
    assert.ok(!JSON.stringify(server.requests[0]?.init.headers).includes('X-Client-Request-Id'));
  });
});

describe('streamChat: redirects', () => {
  const to = (location: string, status = 307): FakeResponse => ({ status, headers: { location } });

  it('are followed within the origin, with body and key', async () => {
    const server = fakeServer(to('/v1/other'), to('https://api.aimlapi.com/v1/third', 308), {
      pieces: hello,
    });
    const { text } = await outcomeOf(callWith(server.fetch));
    assert.equal(text, 'Hello');
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      [
        'https://api.aimlapi.com/v1/chat/completions',
        'https://api.aimlapi.com/v1/other',
        'https://api.aimlapi.com/v1/third',
      ],
    );
    assert.equal(server.requests[2]?.init.body, server.requests[0]?.init.body);
  });

  const refused: readonly (readonly [string, FakeResponse, string | undefined])[] = [
    ['to another host', to('https://evil.example/v1?q=1'), 'https://evil.example'],
    ['to plain http', to('http://api.aimlapi.com/v1'), 'http://api.aimlapi.com'],
    ['to another port', to('https://api.aimlapi.com:8443/v1'), 'https://api.aimlapi.com:8443'],
    ['that would drop the body', to('/v1/other', 302), 'https://api.aimlapi.com'],
    ['without a target', { status: 307, headers: {} }, undefined],
    ['to nonsense', to('https://'), undefined],
  ];
  for (const [name, answer, reason] of refused) {
    it(`${name} are not`, async () => {
      const server = fakeServer(answer, { pieces: hello });
      const { failure } = await outcomeOf(callWith(server.fetch));
      assert.equal(failure?.kind, 'redirect');
      assert.equal(failure.reason, reason);
      assert.equal(server.requests.length, 1);
    });
  }

  it('end after three', async () => {
    const server = fakeServer(to('/again'));
    assert.equal((await outcomeOf(callWith(server.fetch))).failure?.kind, 'redirect');
    assert.equal(server.requests.length, 4);
  });

  it('that a browser hides are named', async () => {
    const opaque = () =>
      Promise.resolve(Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' }));
    const { failure } = await outcomeOf(callWith(opaque));
    assert.deepEqual(failure, { kind: 'redirect', host: 'api.aimlapi.com' });
  });
});

describe('streamChat: answers that are no stream', () => {
  const whole = '{"model":"m","choices":[{"message":{"content":"Whole"},"finish_reason":"stop"}]}';
  const jsonHeaders = { 'content-type': 'application/json', 'x-aimlapi-usd-spent': '0.000123000' };

  it('one JSON body, with its cost in a header', async () => {
    const server = fakeServer({ status: 201, headers: jsonHeaders, pieces: [whole] });
    const { events, failure } = await outcomeOf(callWith(server.fetch));
    assert.equal(failure, undefined);
    assert.deepEqual(events, [
      { type: 'accepted', status: 201, streamed: false },
      { type: 'usage', usage: { costUsd: 0.000123 } },
      { type: 'model', model: 'm' },
      { type: 'text', text: 'Whole' },
      { type: 'finish', finish: 'stop', word: 'stop' },
    ]);
  });

  const rows: readonly (readonly [string, FakeResponse, string])[] = [
    ['204', { status: 204 }, 'emptyAnswer'],
    ['an empty body', { pieces: [] }, 'emptyAnswer'],
    [
      'HTML',
      { headers: { 'content-type': 'text/html' }, pieces: ['<html></html>'] },
      'notAnAnswer',
    ],
    ['an image', { pieces: [Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10)] }, 'notAnAnswer'],
  ];
  for (const [name, answer, kind] of rows) {
    it(name, async () => {
      const { failure } = await outcomeOf(callWith(fakeServer(answer).fetch));
      assert.equal(failure?.kind, kind);
    });
  }

  it('a body without an end is given up', async () => {
    const megabyte = ' '.repeat(1024 * 1024);
    const pieces = ['{', ...Array<string>(40).fill(megabyte)];
    const server = fakeServer({ pieces, ending: 'stall' });
    assert.equal((await outcomeOf(callWith(server.fetch))).failure?.kind, 'notAnAnswer');
    const event = ['data: "', ...Array<string>(40).fill(megabyte)];
    const lines = fakeServer({ pieces: event, ending: 'stall' });
    assert.equal((await outcomeOf(callWith(lines.fetch))).failure?.kind, 'notAnAnswer');
  });

  it('an error status has the headers’ request id and is read to its reason', async () => {
    const server = fakeServer({
      status: 429,
      headers: { 'x-request-id': 'r-1', 'retry-after': '3' },
      pieces: ['{"message":"Too ', 'many requests"}'],
    });
    assert.deepEqual((await outcomeOf(callWith(server.fetch))).failure, {
      kind: 'rateLimited',
      status: 429,
      host: 'api.aimlapi.com',
      reason: 'Too many requests',
      model: 'anthropic/claude-3-haiku',
      requestId: 'r-1',
      retryAfterMs: 3000,
    });
  });
});

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}
