import assert from 'node:assert/strict';
import { errorBody, errorReply, issueTree } from '../../support/standin/errorBodies';
import { errorRow, errorRows } from '../../support/standin/errorRows';
import { startStandIn, type StandIn } from '../../support/standin/standIn';
import { complete, hello } from './standinClient';

type Json = Record<string, unknown>;

const issues = [
  { code: 'too_big', path: ['max_tokens'], message: 'Too many' },
  { code: 'invalid_enum_value', path: ['messages', 0, 'role'], message: 'Not that role' },
];

describe('stand-in: failures', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn({ pace: 0 });
  });

  after(() => standIn.close());

  afterEach(() => standIn.reset());

  it('names every row once', () => {
    assert.equal(new Set(errorRows.map(({ id }) => id)).size, errorRows.length);
    assert.throws(() => errorRow('nonsense'), /There are: validation/);
    assert.equal(errorRow(429).id, 'rateLimit');
  });

  for (const row of errorRows) {
    it(`${row.status} ${row.id} in both envelopes`, async () => {
      standIn.next(errorReply(row, { envelope: 'E1' }), errorReply(row, { envelope: 'E2' }));
      const one = await complete(standIn, hello);
      assert.equal(one.status, row.status);
      assert.equal(one.headers.get('content-type'), 'application/problem+json; charset=utf-8');
      assert.ok(one.headers.get('x-inference-id'));
      const e1 = (await one.json()) as Json;
      assert.equal(e1['status'], row.status);
      assert.equal(e1['requestId'], one.headers.get('x-request-id'));
      const inner = e1['error'] as Json;
      assert.equal(inner['name'], row.name);
      assert.equal(inner['message'], row.message);
      assert.deepEqual(inner['data'], row.kind === undefined ? undefined : { kind: row.kind });

      const two = await complete(standIn, hello);
      assert.equal(two.status, row.status);
      const e2 = (await two.json()) as Json;
      assert.equal(e2['statusCode'], row.status);
      assert.equal(e2['message'], row.message);
      assert.equal(e2['path'], '/v1/chat/completions');
      assert.deepEqual(e2['meta'], {});
    });
  }

  it('takes the forms of others', () => {
    const row = errorRow('rateLimit');
    assert.deepEqual(errorBody(row, 'openai'), {
      error: { message: row.message, type: 'rate_limit_error', param: null, code: null },
    });
    assert.deepEqual(errorBody(errorRow('modelUnknown'), 'anthropic'), {
      type: 'error',
      error: { type: 'not_found_error', message: errorRow('modelUnknown').message },
    });
    assert.deepEqual(errorBody(row, 'string'), { error: row.message });
    assert.deepEqual(errorBody(row, 'detail'), { detail: row.message });
  });

  it('gives the status as a string, messages as an array, and no request id', async () => {
    standIn.next(
      errorReply(401, {
        envelope: 'E2',
        statusAsString: true,
        messageArray: ['one', 'two'],
        withoutRequestId: true,
      }),
    );
    const body = (await (await complete(standIn, hello)).json()) as Json;
    assert.equal(body['statusCode'], '401');
    assert.deepEqual(body['message'], ['one', 'two']);
    assert.equal('requestId' in body, false);
  });

  it('gives validation details as an array, as a tree and as lines', () => {
    const row = errorRow('validation');
    const e1 = errorBody(row, 'E1', { issues });
    assert.deepEqual((e1['error'] as Json)['data'], issues);
    assert.deepEqual(errorBody(row, 'E2', { issues })['meta'], {
      _errors: [],
      max_tokens: { _errors: ['Too many'] },
      messages: { _errors: [], 0: { _errors: [], role: { _errors: ['Not that role'] } } },
    });
    assert.deepEqual(issueTree([]), { _errors: [] });
    const lines = errorBody(row, 'E2', { issues, issueLines: true });
    assert.equal(
      lines['message'],
      'Body validation error\nmax_tokens: Too many\nmessages.0.role: Not that role',
    );
  });

  for (const [retryAfter, pattern] of [
    [3, /^3$/],
    [new Date(Date.UTC(2030, 0, 2)), /^Wed, 02 Jan 2030 00:00:00 GMT$/],
  ] as const) {
    it(`sends Retry-After: ${String(pattern)}`, async () => {
      standIn.next(errorReply(429, { retryAfter }));
      const { headers } = await complete(standIn, hello);
      assert.match(headers.get('retry-after') ?? '', pattern);
    });
  }

  it('sends no Retry-After unless told', async () => {
    standIn.next(errorReply(429));
    assert.equal((await complete(standIn, hello)).headers.get('retry-after'), null);
  });

  for (const status of [403, 521, 524]) {
    it(`sends a page with ${status}, without the endpoint’s headers`, async () => {
      standIn.next(errorReply(status, { envelope: 'html' }));
      const response = await complete(standIn, hello);
      assert.equal(response.status, status);
      assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
      assert.equal(response.headers.get('x-inference-id'), null);
      assert.equal(response.headers.get('x-request-id'), null);
      assert.match(await response.text(), /^<!DOCTYPE html>/);
    });
  }

  it('sends nothing at all in the body', async () => {
    standIn.next(errorReply('wrongEndpoint'));
    const response = await complete(standIn, hello);
    assert.equal(response.status, 403);
    assert.equal(await response.text(), '');
  });

  it('sends plain text', async () => {
    standIn.next(errorReply(503, { envelope: 'text' }));
    const response = await complete(standIn, hello);
    assert.equal(await response.text(), 'Service unavailable');
  });

  it('sends a redirect', async () => {
    standIn.next({ status: 307, headers: { location: 'http://127.0.0.1:9/' }, steps: [] });
    const response = await complete(standIn, hello, { redirect: 'manual' });
    assert.equal(response.status, 307);
    assert.equal(response.headers.get('location'), 'http://127.0.0.1:9/');
  });
});
