import assert from 'node:assert/strict';
import { readBalance } from '../../../src/core/endpoint/balance';
import { checkKey } from '../../../src/core/endpoint/keyCheck';
import type { KeyReport } from '../../../src/core/endpoint/keyCheck';
import { canary, connectionTo } from './call';
import { hasKey, jsonServer } from './jsonServer';
import type { JsonAnswer } from './jsonServer';

type Routes = Parameters<typeof jsonServer>[0];

const never = new AbortController().signal;
const connection = connectionTo('https://api.aimlapi.com/v1');

const goodKey: JsonAnswer = [
  200,
  {
    data: {
      name: 'laptop',
      disabled: false,
      prefix: 'abcd1234',
      scopes: ['model:chat', 'model:image'],
    },
  },
];
const unauthorized: JsonAnswer = [401, { statusCode: 401, message: 'A valid key is needed' }];
const noCredit: JsonAnswer = [
  403,
  { error: { message: 'x', data: { kind: 'err_insufficent_credits' } } },
];
const broken: JsonAnswer = [500, { message: 'broken' }];
const balance = (amount: number): JsonAnswer => [200, { current_balance: amount, currency: 'usd' }];
const credits = (amount: number): JsonAnswer => [200, { balance: amount, lowBalance: false }];

/** One row per way in which an endpoint can answer; what is not routed is 404. */
const rows: readonly (readonly [string, Routes, Partial<KeyReport>])[] = [
  [
    'good, with credit',
    { '/v1/key': goodKey, '/v2/billing': balance(12.5) },
    {
      verdict: 'good',
      name: 'laptop',
      scopes: ['model:chat', 'model:image'],
      balance: { amount: 12.5, currency: 'USD' },
    },
  ],
  [
    'good, without credit',
    { '/v1/key': goodKey, '/v2/billing': balance(0) },
    { verdict: 'noCredit' },
  ],
  ['in debt', { '/v1/key': goodKey, '/v2/billing': balance(-1) }, { verdict: 'noCredit' }],
  ['rejected', { '/v1/key': unauthorized }, { verdict: 'rejected' }],
  [
    'disabled',
    { '/v1/key': [200, { data: { disabled: true, scopes: [] } }] },
    { verdict: 'disabled' },
  ],
  [
    'without the scope',
    { '/v1/key': [200, { data: { disabled: false, scopes: ['model:image'] } }] },
    { verdict: 'noChatScope' },
  ],
  ['good, no billing to ask', { '/v1/key': goodKey }, { verdict: 'good' }],
  [
    'good, billing broken',
    { '/v1/key': goodKey, '/v2/billing': broken, '/v1/billing/balance': broken },
    { verdict: 'good' },
  ],
  [
    'no key path, newer billing',
    { '/v2/billing': balance(3) },
    { verdict: 'good', balance: { amount: 3, currency: 'USD' } },
  ],
  [
    'no key path, older billing',
    { '/v1/billing/balance': credits(4_000_000) },
    { verdict: 'good', balance: { amount: 2, currency: 'USD' } },
  ],
  [
    'newer billing broken',
    { '/v2/billing': broken, '/v1/billing/balance': credits(0) },
    { verdict: 'noCredit' },
  ],
  [
    'newer billing forbidden for the key',
    { '/v2/billing': [403, { message: 'management key' }], '/v1/billing/balance': credits(2) },
    { verdict: 'good' },
  ],
  ['billing rejects', { '/v2/billing': unauthorized }, { verdict: 'rejected' }],
  ['billing says no credit', { '/v2/billing': noCredit }, { verdict: 'noCredit' }],
  ['key path says no credit', { '/v1/key': noCredit }, { verdict: 'noCredit' }],
  [
    'OpenRouter',
    {
      '/v1/key': [200, { data: { label: 'sk-or', usage: 1, limit: null, limit_remaining: null } }],
    },
    { verdict: 'good' },
  ],
  [
    'OpenRouter, spent',
    { '/v1/key': [200, { data: { limit: 1, limit_remaining: 0 } }] },
    { verdict: 'noCredit' },
  ],
  ['nothing to ask, a public list', { '/v1/models': [200, { data: [] }] }, { verdict: 'unknown' }],
  [
    'nothing to ask, a list for good keys',
    { '/v1/models': (request) => (hasKey(request) ? [200, { data: [] }] : unauthorized) },
    { verdict: 'good' },
  ],
  ['nothing to ask, a list that rejects', { '/v1/models': unauthorized }, { verdict: 'rejected' }],
  ['nothing at all', {}, { verdict: 'unknown' }],
  [
    'a page for everything',
    {
      '/v1/key': [200, '<html>'],
      '/v2/billing': [200, '<html>'],
      '/v1/billing/balance': [200, '<html>'],
      '/v1/models': [200, '<html>'],
    },
    { verdict: 'unknown' },
  ],
  [
    'overloaded',
    { '/v1/key': [429], '/v2/billing': [429], '/v1/models': [429] },
    { verdict: 'unknown' },
  ],
];

describe('checkKey', () => {
  for (const [name, routes, expected] of rows) {
    it(`${name}: ${expected.verdict}`, async () => {
      const server = jsonServer(routes);
      const report = await checkKey(connection, server.fetch, never);
      assert.deepEqual({ ...report, ...expected }, report);
      // Nothing that could cost anything is ever asked.
      assert.ok(
        server.log.every((request) => request.startsWith('GET ')),
        server.log.join(),
      );
      assert.ok(!JSON.stringify(report).includes(canary));
    });
  }

  it('a network that says no leaves the question open', async () => {
    const refused = new TypeError('fetch failed', {
      cause: Object.assign(new Error(), { code: 'ENOTFOUND' }),
    });
    const report = await checkKey(connection, () => Promise.reject(refused), never);
    assert.deepEqual(report, {
      verdict: 'unknown',
      failure: { kind: 'dns', host: 'api.aimlapi.com' },
    });
  });

  it('a signal that times out leaves it open too, one that stops is thrown', async () => {
    const hang = () => new Promise<Response>(() => undefined);
    const late = new AbortController();
    const report = checkKey(connection, hang, late.signal);
    late.abort(new DOMException('late', 'TimeoutError'));
    assert.deepEqual((await report).failure?.kind, 'connectTimeout');
    const stop = new AbortController();
    const stopped = checkKey(connection, hang, stop.signal);
    stop.abort();
    await assert.rejects(stopped, { name: 'AbortError' });
  });
});

describe('readBalance', () => {
  it('tells a missing path from a failure', async () => {
    const read = (routes: Routes) =>
      readBalance(connection, { fetch: jsonServer(routes).fetch, signal: never });
    assert.deepEqual(await read({}), { known: false });
    const failed = await read({ '/v2/billing': broken, '/v1/billing/balance': broken });
    assert.equal(failed.known ? undefined : failed.failure?.kind, 'serverError');
    assert.deepEqual(await read({ '/v2/billing': [200, { current_balance: '7.25' }] }), {
      known: true,
      balance: 7.25,
      currency: 'USD',
    });
  });
});
