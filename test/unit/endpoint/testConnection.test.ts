import assert from 'node:assert/strict';
import { testConnection } from '../../../src/core/endpoint/testConnection';
import type { ConnectionStep } from '../../../src/core/endpoint/testConnection';
import { connectionTo } from './call';
import { jsonServer } from './jsonServer';

type Routes = Parameters<typeof jsonServer>[0];

const model = 'anthropic/claude-3-haiku';
const list = { object: 'list', data: [{ id: model, type: 'openai/chat-completions' }] };
const all: Routes = {
  '/v1/models': [200, list],
  '/v1/key': [200, { data: { disabled: false, scopes: ['model:chat'] } }],
  '/v2/billing': [200, { current_balance: 5, currency: 'USD' }],
  '/v1/models/deprecations': [200, { data: [] }],
};

async function steps(
  fetch: typeof globalThis.fetch,
  connection = connectionTo('https://api.aimlapi.com'),
): Promise<ConnectionStep[]> {
  const asking = { fetch, signal: new AbortController().signal };
  const found: ConnectionStep[] = [];
  for await (const step of testConnection({ connection, model, privateConfirmed: false, asking })) {
    found.push(step);
  }
  return found;
}

/** Each step with its state, and the failure's kind or the reason for skipping. */
function short(found: readonly ConnectionStep[]): string {
  return found
    .map(({ step, state, failure, why }) =>
      [step, state, failure?.kind ?? why].filter(Boolean).join(' '),
    )
    .join(', ');
}

function networkError(code: string): typeof globalThis.fetch {
  const cause = Object.assign(new Error(code), { code });
  return () => Promise.reject(new TypeError('fetch failed', { cause }));
}

const { key: _key, ...keyless } = connectionTo('http://localhost:11434');

describe('testConnection', () => {
  const skipped =
    'key skipped earlierFailure, credit skipped earlierFailure, model skipped earlierFailure';
  const rows: readonly (readonly [string, typeof globalThis.fetch, string, typeof keyless?])[] = [
    [
      'all is well',
      jsonServer(all).fetch,
      'address ok, tls ok, endpoint ok, key ok, credit ok, model ok',
    ],
    [
      'plain http to the world',
      jsonServer(all).fetch,
      `address failed addressInsecure, tls skipped earlierFailure, endpoint skipped earlierFailure, ${skipped}`,
      connectionTo('http://api.example.com'),
    ],
    [
      'no such host',
      networkError('ENOTFOUND'),
      `address ok, tls skipped notReached, endpoint failed dns, ${skipped}`,
    ],
    [
      'a certificate that is not trusted',
      networkError('SELF_SIGNED_CERT_IN_CHAIN'),
      `address ok, tls failed tls, endpoint failed tls, ${skipped}`,
    ],
    [
      'nothing listens',
      networkError('ECONNREFUSED'),
      `address ok, tls skipped plainHttp, endpoint failed refused, ${skipped}`,
      keyless,
    ],
    [
      'a wrong path',
      jsonServer({ '/v1/chat/completions': [404, 'not found'] }).fetch,
      `address ok, tls ok, endpoint failed pathUnknown, ${skipped}`,
    ],
    [
      'a web page',
      jsonServer({ '/v1/models': [200, '<html>'], '/v1/chat/completions': [200, '<html>'] }).fetch,
      `address ok, tls ok, endpoint failed notAnAnswer, ${skipped}`,
    ],
    [
      'a bad key',
      jsonServer({ ...all, '/v1/key': [401], '/v2/billing': [401] }).fetch,
      'address ok, tls ok, endpoint ok, key failed keyRejected, credit skipped earlierFailure, model ok',
    ],
    [
      'a key without the scope',
      jsonServer({ ...all, '/v1/key': [200, { data: { scopes: ['model:image'] } }] }).fetch,
      'address ok, tls ok, endpoint ok, key failed keyScope, credit skipped earlierFailure, model ok',
    ],
    [
      'no credit',
      jsonServer({ ...all, '/v2/billing': [200, { current_balance: 0 }] }).fetch,
      'address ok, tls ok, endpoint ok, key ok, credit failed noCredit, model ok',
    ],
    [
      'an unknown model',
      jsonServer({ ...all, '/v1/models': [200, { data: [{ id: 'other' }] }] }).fetch,
      'address ok, tls ok, endpoint ok, key ok, credit ok, model failed modelUnavailable',
    ],
    [
      'a withdrawn model',
      jsonServer({
        ...all,
        '/v1/models/deprecations': [200, { data: [{ id: model, status: 'withdrawn' }] }],
      }).fetch,
      'address ok, tls ok, endpoint ok, key ok, credit ok, model failed modelUnavailable',
    ],
    [
      'an endpoint with nothing but chat',
      jsonServer({ '/v1/chat/completions': [400, { error: { message: 'model is required' } }] })
        .fetch,
      'address ok, tls ok, endpoint ok, key skipped notOffered, credit skipped notOffered, model skipped notOffered',
    ],
    [
      'a local server without a key',
      jsonServer({ '/v1/models': [200, list] }).fetch,
      'address ok, tls skipped plainHttp, endpoint ok, key skipped noKey, credit skipped noKey, model ok',
      keyless,
    ],
  ];
  for (const [name, fetch, expected, connection] of rows) {
    it(name, async () => assert.equal(short(await steps(fetch, connection)), expected));
  }

  it('tells balance, count of models and an announced end', async () => {
    const ending = { id: model, status: 'deprecated', shutdown_at: '2026-12-01' };
    const server = jsonServer({ ...all, '/v1/models/deprecations': [200, { data: [ending] }] });
    const found = await steps(server.fetch);
    assert.deepEqual(found[4]?.balance, { amount: 5, currency: 'USD' });
    assert.equal(found[5]?.modelCount, 1);
    assert.equal(found[5].shutdownAt, '2026-12-01');
  });

  it('spends nothing: the chat path gets an empty body at most', async () => {
    const bodies: unknown[] = [];
    const server = jsonServer({
      '/v1/chat/completions': (request) => {
        bodies.push(request.body);
        return [400, {}];
      },
    });
    await steps(server.fetch);
    assert.deepEqual(bodies, ['{}']);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const asking = { fetch: () => new Promise<Response>(() => undefined), signal: stop.signal };
    const test = testConnection({
      connection: connectionTo('api.aimlapi.com'),
      model,
      privateConfirmed: false,
      asking,
    });
    assert.equal((await test.next()).value?.step, 'address');
    const next = test.next();
    stop.abort();
    await assert.rejects(next, { name: 'AbortError' });
  });
});
