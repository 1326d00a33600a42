import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { asCurl, ExchangeRecorder } from '../../../src/core/endpoint/inspect';
import type { ExchangeRecord } from '../../../src/core/endpoint/inspect';
import { redact } from '../../../src/core/endpoint/redact';
import { callWith, canary, connectionTo, outcomeOf } from './call';
import { fakeServer } from './fakeFetch';
import type { FakeResponse } from './fakeFetch';

const secret = 'gateway-secret-1';

async function recordOf(answer: FakeResponse, content = 'Hello'): Promise<ExchangeRecord> {
  const connection = connectionTo('https://api.aimlapi.com', {
    extraHeaders: { 'X-Gateway': secret },
  });
  const observer = new ExchangeRecorder([canary, secret]);
  const request = { model: 'm', messages: [{ role: 'user', content } as const], maxTokens: 10 };
  await outcomeOf(callWith(fakeServer(answer).fetch, { connection, request, observer }));
  const record = observer.record();
  assert.ok(record);
  return record;
}

describe('ExchangeRecorder', () => {
  it('keeps exactly what was sent and received', async () => {
    const pieces = [
      'data: {"choices":[{"delta":{"content":"W',
      'örld"},"finish_reason":"stop"}]}\n\n',
    ];
    const record = await recordOf({ headers: { 'x-inference-id': 'i' }, pieces });
    assert.equal(record.method, 'POST');
    assert.equal(record.url, 'https://api.aimlapi.com/v1/chat/completions');
    assert.equal(
      record.requestBody,
      '{"model":"m","messages":[{"role":"user","content":"Hello"}],"max_tokens":10,"stream":true,"stream_options":{"include_usage":true}}',
    );
    assert.equal(record.status, 200);
    assert.deepEqual(record.responseHeaders, { 'x-inference-id': 'i' });
    assert.equal(record.received, pieces.join(''));
    assert.equal(record.omittedBytes, 0);
    assert.equal(record.failure, undefined);
  });

  it('holds no secret, wherever a server or a person puts it', async () => {
    const headers = { 'x-echo': canary, 'set-cookie': 'session=abc' };
    const pieces = [`{"message":"Bearer ${canary} ${secret}"}`];
    const record = await recordOf({ status: 401, headers, pieces }, `my key is ${canary}`);
    const told = JSON.stringify(record) + asCurl(record);
    assert.ok(!told.includes(canary) && !told.includes(secret) && !told.includes('session=abc'));
    assert.equal(record.requestHeaders['Authorization'], 'Bearer $AIMLAPI_API_KEY');
    assert.equal(record.requestHeaders['X-Gateway'], '[removed]');
    assert.equal(record.failure?.kind, 'keyRejected');
  });

  it('keeps no more than a few megabytes', async () => {
    const line = `: ${'x'.repeat(1024 * 1024)}\n\n`;
    const record = await recordOf({ pieces: Array<string>(6).fill(line) });
    assert.ok(record.received.length <= 4 * 1024 * 1024);
    assert.equal(record.received.length + record.omittedBytes, 6 * line.length);
  });
});

describe('asCurl', () => {
  it('is a command that a shell reads as it was meant', async () => {
    const nasty = `it's $HOME \`id\` "quoted" \\ !! \n 世界`;
    const record = await recordOf({ pieces: [] }, nasty);
    const script = `curl() { printf '%s\\0' "$@"; }\n${asCurl(record)}`;
    const env = { AIMLAPI_API_KEY: 'the-key' };
    const args = execFileSync('/bin/sh', ['-c', script], { env, encoding: 'utf8' }).split('\0');
    assert.equal(args[1], 'https://api.aimlapi.com/v1/chat/completions');
    assert.ok(args.includes('Authorization: Bearer the-key'));
    assert.ok(args.includes('Content-Type: application/json'));
    const body = JSON.parse(args[args.indexOf('--data-raw') + 1] ?? '') as { messages: unknown };
    assert.deepEqual(body.messages, [{ role: 'user', content: nasty }]);
  });
});

describe('redact', () => {
  it('removes secrets in every spelling and leaves short values alone', () => {
    const rows: readonly (readonly [string, readonly string[], string])[] = [
      ['key abcd1234!', ['abcd1234'], 'key [removed]!'],
      ['key ABCD1234', ['abcd1234'], 'key [removed]'],
      ['a%2Fb%2Bc', ['a/b+c'], '[removed]'],
      ['say "a\\"b\\"c"', ['a"b"c'], 'say "[removed]"'],
      ['1 of 1', ['1'], '1 of 1'],
      ['abcdef', ['abcd', 'abcdef'], '[removed]'],
      ['Authorization: Bearer xyz-123.', [], 'Authorization: Bearer [removed]'],
      ['the bearer of news', [], 'the bearer of news'],
      ['a.c', ['a.c-'], 'a.c'],
    ];
    for (const [text, secrets, clean] of rows) assert.equal(redact(text, secrets), clean);
  });
});
