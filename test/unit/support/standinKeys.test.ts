import assert from 'node:assert/strict';
import type { KeyFate } from '../../support/standin/settings';
import { startStandIn, type StandIn } from '../../support/standin/standIn';
import { bearer, complete, hello } from './standinClient';

type Json = Record<string, unknown>;

describe('stand-in: keys', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn({ pace: 0 });
  });

  after(() => standIn.close());

  afterEach(() => standIn.reset());

  const withKey = (key: string) => ({ headers: { ...bearer, authorization: `Bearer ${key}` } });

  it('rejects a request without a key, unless told otherwise', async () => {
    const bare = { headers: { 'content-type': 'application/json' } };
    const refused = await complete(standIn, hello, bare);
    assert.equal(refused.status, 401);
    assert.ok(refused.headers.get('x-request-id'));
    standIn.configure({ requireKey: false });
    assert.equal((await complete(standIn, hello, bare)).status, 201);
  });

  const told: readonly (readonly [string, number, RegExp])[] = [
    ['standin-key', 201, /chat\.completion/],
    ['any-other', 201, /chat\.completion/],
    ['bad-key', 401, /keys/],
    ['nocredit-1', 403, /err_insufficent_credits|credits/],
    ['unverified-1', 403, /verification/],
    ['disabled-1', 403, /disabled/],
    ['noscope-1', 403, /model:chat/],
    ['limit-1', 403, /limit/],
  ];
  for (const [key, status, words] of told) {
    it(`${key} gets ${status}`, async () => {
      const response = await complete(standIn, hello, withKey(key));
      assert.equal(response.status, status);
      assert.match(await response.text(), words);
    });
  }

  it('follows the table of keys, and rejects others if told', async () => {
    standIn.configure({ keys: { 'key-a': 'noCredit' }, otherKeys: 'wrong' });
    assert.equal((await complete(standIn, hello, withKey('key-a'))).status, 403);
    assert.equal((await complete(standIn, hello, withKey('key-b'))).status, 401);
  });

  it('judges key, credit, body and model in this order', async () => {
    const wrong = { ...hello, model: 'nobody/knows', max_tokens: 0 };
    assert.equal((await complete(standIn, wrong, withKey('bad'))).status, 401);
    assert.equal((await complete(standIn, wrong, withKey('nocredit'))).status, 403);
    assert.equal((await complete(standIn, wrong)).status, 400);
    assert.equal((await complete(standIn, { ...wrong, max_tokens: 1 })).status, 404);
  });

  it('does not spend a queued script on a refused request', async () => {
    standIn.next({ status: 299, steps: [] });
    assert.equal((await complete(standIn, hello, withKey('bad'))).status, 401);
    assert.equal((await complete(standIn, hello)).status, 299);
  });

  const accounts: readonly (readonly [KeyFate, number, number, boolean, number])[] = [
    ['ok', 12.34, 24_680_000, false, 1],
    ['noCredit', 0, 0, false, 1],
    ['disabled', 12.34, 24_680_000, true, 1],
    ['noChatScope', 12.34, 24_680_000, false, 0],
  ];
  for (const [fate, dollars, credits, disabled, chatScopes] of accounts) {
    it(`tells balance and key of a key that is ${fate}`, async () => {
      standIn.configure({ keys: { 'some-long-key': fate } });
      const get = async (path: string): Promise<Json> => {
        const response = await fetch(`${standIn.url}${path}`, withKey('some-long-key'));
        assert.equal(response.status, 200);
        return (await response.json()) as Json;
      };
      assert.deepEqual(await get('/v2/billing'), { current_balance: dollars, currency: 'USD' });
      assert.equal((await get('/v1/billing/balance'))['balance'], credits);
      const data = (await get('/v1/key'))['data'] as { scopes: string[] } & Json;
      assert.equal(data['prefix'], 'some-lon');
      assert.equal(data['disabled'], disabled);
      assert.equal(data.scopes.filter((scope) => scope === 'model:chat').length, chatScopes);
    });
  }

  it('needs a good key for balance and key, and can be without those routes', async () => {
    for (const path of ['/v2/billing', '/v1/billing/balance', '/v1/key']) {
      assert.equal((await fetch(`${standIn.url}${path}`)).status, 401);
      assert.equal((await fetch(`${standIn.url}${path}`, withKey('bad'))).status, 401);
    }
    standIn.configure({ billing: false });
    assert.equal((await fetch(`${standIn.url}/v2/billing`, withKey('x'))).status, 404);
  });
});
