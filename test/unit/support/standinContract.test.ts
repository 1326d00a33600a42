import assert from 'node:assert/strict';
import { haikuIds, type Era } from '../../support/standin/era';
import { startStandIn, type StandIn } from '../../support/standin/standIn';
import type { Settings } from '../../support/standin/settings';
import { bearer, complete, eventData, hello } from './standinClient';

type Json = Record<string, unknown>;

const withSystem = {
  ...hello,
  messages: [{ role: 'system', content: 'Be brief.' }, ...hello.messages],
};

/** Body, era, and the status it gets there. */
const judgements: readonly (readonly [string, Json, Partial<Record<Era, number>>])[] = [
  ['a system role', withSystem, { origin: 201, A: 400, B: 200, C: 200, today: 200 }],
  ['a top-level system', { ...hello, system: 'x' }, { origin: 201, A: 201, B: 200, today: 200 }],
  ['an unknown field', { ...hello, invented: 1 }, { origin: 201, A: 201, B: 200, today: 200 }],
  ['temperature 1.5', { ...hello, temperature: 1.5 }, { origin: 400, A: 400, B: 200, today: 200 }],
  ['temperature 3', { ...hello, temperature: 3 }, { origin: 400, A: 400, B: 400, today: 400 }],
  ['top_p 0.05', { ...hello, top_p: 0.05 }, { origin: 201, A: 201, B: 400, today: 200 }],
  ['five stops', { ...hello, stop: ['a', 'b', 'c', 'd', 'e'] }, { origin: 400, B: 400, C: 400 }],
  ['max_tokens 0', { ...hello, max_tokens: 0 }, { origin: 400, A: 400, B: 400, C: 400 }],
  ['max_tokens 4097', { ...hello, max_tokens: 4097 }, { origin: 400, A: 400, B: 400, C: 400 }],
  ['max_tokens 1.5', { ...hello, max_tokens: 1.5 }, { origin: 400, A: 400, B: 400, C: 400 }],
  ['no messages', { ...hello, messages: [] }, { origin: 400, A: 400, B: 400, C: 400 }],
  ['messages missing', { model: hello.model }, { origin: 400, A: 400, B: 400, C: 400 }],
  ['stream "yes"', { ...hello, stream: 'yes' }, { origin: 400, A: 400, B: 400, C: 400 }],
  [
    'stream_options without include_usage',
    { ...hello, stream_options: {} },
    { origin: 400, A: 201, B: 400, C: 400 },
  ],
  [
    'an extra key in a message',
    { ...hello, messages: [{ role: 'user', content: 'x', id: 7 }] },
    { origin: 201, A: 201, B: 400, C: 200 },
  ],
  [
    'null content of an assistant',
    { ...hello, messages: [...hello.messages, { role: 'assistant', content: null }] },
    { origin: 400, A: 400, B: 400, C: 200, today: 200 },
  ],
  [
    'an empty user message',
    { ...hello, messages: [{ role: 'user', content: '' }] },
    { origin: 400, A: 400, B: 400, C: 400 },
  ],
  [
    'a base64 image source',
    { ...hello, messages: [{ role: 'user', content: [{ type: 'image', source: {} }] }] },
    { origin: 201, A: 201, B: 200, C: 400 },
  ],
  [
    'an image_url',
    { ...hello, messages: [{ role: 'user', content: [{ type: 'image_url', image_url: {} }] }] },
    { origin: 201, A: 400, B: 200, C: 200 },
  ],
  [
    'a function tool',
    { ...hello, tools: [{ type: 'function', function: { name: 'f', parameters: {} } }] },
    { origin: 201, A: 400, B: 200, C: 200 },
  ],
  [
    'an Anthropic tool',
    { ...hello, tools: [{ name: 'f', input_schema: {} }] },
    { origin: 201, A: 201, B: 400, C: 400 },
  ],
];

describe('stand-in: the contract', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn({ pace: 0 });
  });

  after(() => standIn.close());

  afterEach(() => standIn.reset());

  /** An id the era serves. */
  function served(era: Era): string {
    return era === 'B' ? 'claude-3-haiku-20240307' : hello.model;
  }

  for (const [name, body, statuses] of judgements) {
    for (const [era, status] of Object.entries(statuses) as [Era, number][]) {
      it(`era ${era}: ${name} gets ${status}`, async () => {
        standIn.configure({ era });
        const response = await complete(standIn, { ...body, model: served(era) });
        assert.equal(response.status, status, await response.text());
      });
    }
  }

  const fates: Record<Era, readonly number[]> = {
    origin: [201, 201, 201, 201],
    A: [201, 201, 201, 201],
    B: [400, 200, 200, 200],
    C: [200, 400, 400, 400],
    today: [200, 404, 404, 404],
  };
  for (const [era, statuses] of Object.entries(fates) as [Era, number[]][]) {
    it(`era ${era}: the four ids get ${statuses.join()}`, async () => {
      standIn.configure({ era });
      const seen = await Promise.all(
        haikuIds.map(async (model) => (await complete(standIn, { ...hello, model })).status),
      );
      assert.deepEqual(seen, statuses);
    });
  }

  it('explains in the envelope of the era', async () => {
    standIn.configure({ era: 'A' });
    const a = (await (await complete(standIn, withSystem)).json()) as Json;
    const tree = JSON.stringify(a['meta']);
    assert.match(tree, /"role":\{"_errors":\["Invalid enum value. Expected 'user' \| 'assistant'/);
    standIn.configure({ era: 'C' });
    const c = (await (await complete(standIn, { ...hello, temperature: 9 })).json()) as {
      error: { data: { path: string[] }[] };
    };
    assert.deepEqual(c.error.data[0]?.path, ['temperature']);
  });

  it('rejects unknown fields and two turns of one role when strict', async () => {
    standIn.configure({ era: 'today', strict: true });
    assert.equal((await complete(standIn, hello)).status, 200);
    assert.equal((await complete(standIn, { ...hello, max_token: 1 })).status, 400);
    const twice = [...hello.messages, ...hello.messages];
    assert.equal((await complete(standIn, { ...hello, messages: twice })).status, 400);
    const space = [...hello.messages, { role: 'assistant', content: 'x ' }];
    assert.equal((await complete(standIn, { ...hello, messages: space })).status, 400);
  });

  it('accepts the recommended body when strict, in origin, B, C and today', async () => {
    for (const era of ['origin', 'B', 'C', 'today'] as const) {
      standIn.configure({ era, strict: true });
      const recommended = {
        ...withSystem,
        model: served(era),
        temperature: 0.7,
        stream: true,
        stream_options: { include_usage: true },
      };
      const response = await complete(standIn, recommended);
      assert.ok(response.ok, `${era}: ${await response.text()}`);
      await response.body?.cancel().catch(() => undefined);
    }
  });

  it('rejects bodies that are not objects', async () => {
    for (const body of ['', '{"half":', '[]', 'null']) {
      assert.equal((await complete(standIn, body)).status, 400, body);
    }
  });

  it('cuts at 512 tokens when era A is told no limit, and says max_tokens', async () => {
    standIn.configure({ era: 'A' });
    const body = { model: hello.model, messages: [{ role: 'user', content: 'a long one' }] };
    const json = (await (await complete(standIn, body)).json()) as {
      choices: { finish_reason: string; message: { content: string } }[];
      usage: { completion_tokens: number };
    };
    assert.equal(json.choices[0]?.finish_reason, 'max_tokens');
    assert.equal(json.usage.completion_tokens, 512);
  });

  it('cuts a stream at the limit it is told, and says length', async () => {
    const body = { ...hello, max_tokens: 5, stream: true };
    const events = eventData(await (await complete(standIn, body)).text());
    assert.match(JSON.stringify(events.at(-1)), /"finish_reason":"length"/);
  });

  describe('headers', () => {
    it('gives an inference id, and the cost with plain replies only', async () => {
      const plain = await complete(standIn, hello);
      assert.ok(plain.headers.get('x-inference-id'));
      assert.match(plain.headers.get('x-aimlapi-credits-used') ?? '', /^\d+$/);
      assert.match(plain.headers.get('x-aimlapi-usd-spent') ?? '', /^0\.\d{9}$/);
      const streamed = await complete(standIn, { ...hello, stream: true });
      assert.ok(streamed.headers.get('x-inference-id'));
      assert.equal(streamed.headers.get('x-aimlapi-credits-used'), null);
    });

    it('echoes a legal client request id only', async () => {
      const ask = async (id: string) => {
        const headers = { ...bearer, 'x-client-request-id': id };
        return (await complete(standIn, hello, { headers })).headers.get('x-client-request-id');
      };
      assert.equal(await ask('a.b:c-1'), 'a.b:c-1');
      assert.equal(await ask('not legal'), null);
      assert.equal(await ask('x'.repeat(129)), null);
    });

    it('lets a browser send two headers', async () => {
      const response = await fetch(`${standIn.baseUrl}/chat/completions`, { method: 'OPTIONS' });
      assert.equal(response.status, 204);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.equal(
        response.headers.get('access-control-allow-headers'),
        'Authorization, Content-Type',
      );
      assert.match(
        (await complete(standIn, hello)).headers.get('access-control-expose-headers') ?? '',
        /x-aimlapi-usd-spent/,
      );
    });
  });

  it('answers other paths and methods with 404 in the first envelope', async () => {
    for (const [method, path] of [
      ['GET', '/v1/chat/completions'],
      ['POST', '/v1/completions'],
      ['GET', '/'],
      ['POST', '/v1/models'],
    ] as const) {
      const response = await fetch(`${standIn.url}${path}`, { method, headers: bearer });
      assert.equal(response.status, 404);
      assert.equal(((await response.json()) as Json)['status'], 404);
    }
  });

  it('streams era C with the cost in the last chunk', async () => {
    standIn.configure({ era: 'today' } satisfies Partial<Settings>);
    const body = await (await complete(standIn, { ...hello, stream: true })).text();
    assert.match(body, /^: STANDIN PROCESSING/);
    assert.match(JSON.stringify(eventData(body).at(-1)), /"meta":\{"usage":\{"credits_used":\d+/);
  });
});
