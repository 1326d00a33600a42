import assert from 'node:assert/strict';
import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { errorReply } from '../../support/standin/errorBodies';
import type { Era } from '../../support/standin/era';
import { cannedReplies } from '../../support/standin/persona/cannedReplies';
import { reset } from '../../support/standin/script';
import { startStandIn, type StandIn } from '../../support/standin/standIn';
import { streamReply } from '../../support/standin/streamVariants';
import { hello } from './standinClient';

const question = { model: hello.model, messages: [{ role: 'user' as const, content: 'Hello' }] };

/** What the chunks of this endpoint lack at times, against the package's types. */
interface LooseChunk {
  choices?: { delta?: { content?: string | null }; finish_reason?: string | null }[];
}

describe('stand-in: the openai package as a client', () => {
  let standIn: StandIn;
  let client: OpenAI;

  before(async () => {
    standIn = await startStandIn({ pace: 0 });
    client = new OpenAI({ baseURL: standIn.baseUrl, apiKey: 'standin-key', maxRetries: 0 });
  });

  after(() => standIn.close());

  afterEach(() => standIn.reset());

  /** Streams a reply to its end. */
  async function read(): Promise<{ text: string; finishes: string[] }> {
    const stream = await client.chat.completions.create({ ...question, stream: true });
    let text = '';
    const finishes: string[] = [];
    for await (const chunk of stream as AsyncIterable<LooseChunk>) {
      const choice = chunk.choices?.[0];
      text += choice?.delta?.content ?? '';
      if (choice?.finish_reason) finishes.push(choice.finish_reason);
    }
    return { text, finishes };
  }

  for (const era of ['origin', 'A', 'C', 'today'] as const satisfies readonly Era[]) {
    it(`gets a plain reply in era ${era}`, async () => {
      standIn.configure({ era });
      const reply = await client.chat.completions.create(question);
      assert.equal(reply.choices[0]?.message.content, cannedReplies.short);
      assert.ok((reply.usage?.completion_tokens ?? 0) > 0);
    });

    it(`gets a streamed reply in era ${era}`, async () => {
      standIn.configure({ era });
      const { text, finishes } = await read();
      assert.equal(text, cannedReplies.short);
      assert.ok(finishes.length > 0 && finishes.every((word) => word === 'stop'));
    });
  }

  for (const name of [
    'openai',
    'qwen',
    'comments',
    'crlf',
    'cr',
    'bytewise',
    'metaTail',
  ] as const) {
    it(`reads the stream variant ${name}`, async () => {
      standIn.next(streamReply(name, ['Grüße, ', '世界 🎉']));
      assert.equal((await read()).text, 'Grüße, 世界 🎉');
    });
  }

  for (const [row, status, error] of [
    ['unauthorized', 401, OpenAI.AuthenticationError],
    ['noCredit', 403, OpenAI.PermissionDeniedError],
    ['modelUnknown', 404, OpenAI.NotFoundError],
    ['rateLimit', 429, OpenAI.RateLimitError],
    ['internal', 500, OpenAI.InternalServerError],
  ] as const) {
    it(`raises its error for ${row}`, async () => {
      standIn.next(errorReply(row));
      await assert.rejects(client.chat.completions.create(question), (raised: unknown) => {
        assert.ok(raised instanceof error);
        assert.equal(raised.status, status);
        assert.ok(raised.requestID);
        return true;
      });
    });
  }

  it('raises an error in the middle of a stream', async () => {
    standIn.next(streamReply('errorOpenAi', ['some ', 'text']));
    const stream = await client.chat.completions.create({ ...question, stream: true });
    let text = '';
    await assert.rejects(async () => {
      for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
    }, APIError);
    assert.equal(text, 'some text');
  });

  it('closes the socket on abort', async () => {
    standIn.next(streamReply('stall', ['some ', 'text']));
    const stream = await client.chat.completions.create({ ...question, stream: true });
    for await (const chunk of stream) {
      if (chunk.choices[0]?.delta.content) break;
    }
    assert.equal((await standIn.waitForClosed()).closedEarly, true);
  });

  it('raises its own error when it is aborted before the head', async () => {
    standIn.next({ steps: [{ do: 'stall' }] });
    const stop = new AbortController();
    const pending = client.chat.completions.create(question, { signal: stop.signal });
    const rejected = assert.rejects(pending, APIUserAbortError);
    await standIn.waitForRequest();
    stop.abort();
    await rejected;
    await standIn.waitForClosed();
  });

  it('raises a connection error on a reset', async () => {
    standIn.next({ steps: [reset] });
    await assert.rejects(client.chat.completions.create(question), APIConnectionError);
  });

  it('retries as Retry-After says', async () => {
    const retrying = new OpenAI({ baseURL: standIn.baseUrl, apiKey: 'k', maxRetries: 1 });
    standIn.next(errorReply(429, { retryAfter: 0 }));
    const reply = await retrying.chat.completions.create(question);
    assert.equal(reply.choices[0]?.message.role, 'assistant');
    assert.equal(standIn.completions.length, 2);
  });

  it('lists the models', async () => {
    const ids = [];
    for await (const model of client.models.list()) ids.push(model.id);
    assert.ok(ids.includes('anthropic/claude-3-haiku'));
  });
});
