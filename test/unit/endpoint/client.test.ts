import assert from 'node:assert/strict';
import { callWith, canary, connectionTo, outcomeOf } from './call';
import { fakeServer } from './fakeFetch';

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
