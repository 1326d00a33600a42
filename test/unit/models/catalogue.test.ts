import assert from 'node:assert/strict';
import { EndpointError } from '../../../src/core/endpoint/failure';
import { builtInModels } from '../../../src/core/models/builtInModels';
import { builtInCatalogue, parseModels } from '../../../src/core/models/catalogue';
import { findModel } from '../../../src/core/models/model';
import type { Model } from '../../../src/core/models/model';
import { refreshCatalogue } from '../../../src/core/models/refreshCatalogue';
import { connectionTo } from '../endpoint/call';
import { FakeClock } from '../endpoint/fakeClock';
import { jsonServer } from '../endpoint/jsonServer';
import type { JsonAnswer } from '../endpoint/jsonServer';
import { lists } from './lists';

/** One row per server: what its list comes to. */
const rows: Readonly<Record<keyof typeof lists, readonly Model[]>> = {
  aimlapi: [
    {
      id: 'anthropic/claude-3-haiku',
      name: 'Claude 3 Haiku',
      aliases: ['claude-3-haiku'],
      developer: 'Anthropic',
      description: 'Small and fast',
      contextLength: 200000,
      outputMax: 4096,
      tools: true,
      vision: true,
      reasoning: false,
      pricing: { inputPerMillion: 0.34, outputPerMillion: 1.7, cachedPerMillion: 0.034 },
    },
    {
      id: 'anthropic/claude-haiku-4.5',
      name: 'Claude Haiku 4.5',
      aliases: ['claude-haiku-4-5'],
      contextLength: 200000,
      tools: true,
      vision: false,
      reasoning: false,
    },
  ],
  aimlapiUntil2026: [
    {
      id: 'gpt-4o',
      name: 'GPT-4o',
      aliases: [],
      developer: 'Open AI',
      contextLength: 128000,
      tools: true,
      vision: true,
      reasoning: false,
    },
    { id: 'o1', name: 'o1', aliases: [], vision: false, reasoning: true },
  ],
  openAi: [{ id: 'gpt-4o-mini', name: 'gpt-4o-mini', aliases: [], developer: 'system' }],
  openRouter: [
    {
      id: 'anthropic/claude-haiku-4.5',
      name: 'Anthropic: Claude Haiku 4.5',
      aliases: [],
      description: 'Fast',
      contextLength: 200000,
      outputMax: 64000,
      tools: true,
      vision: true,
      reasoning: true,
      pricing: { inputPerMillion: 1, outputPerMillion: 5, cachedPerMillion: 0.1 },
    },
    { id: 'openrouter/auto', name: 'Auto', aliases: [] },
  ],
  ollamaOwn: [{ id: 'llama3.2:latest', name: 'llama3.2:latest', aliases: [] }],
  ollama: [{ id: 'llama3.2:latest', name: 'llama3.2:latest', aliases: [], developer: 'library' }],
  lmStudio: [
    {
      id: 'qwen2.5-coder-7b',
      name: 'qwen2.5-coder-7b',
      aliases: [],
      contextLength: 8192,
      tools: true,
      vision: false,
      reasoning: false,
    },
    { id: 'qwen2-vl-7b', name: 'qwen2-vl-7b', aliases: [], contextLength: 32768, vision: true },
  ],
  vllm: [
    {
      id: 'meta-llama/Llama-3.1-8B-Instruct',
      name: 'meta-llama/Llama-3.1-8B-Instruct',
      aliases: [],
      developer: 'vllm',
      contextLength: 16384,
    },
  ],
  llamaCpp: [
    {
      id: 'model.gguf',
      name: 'model.gguf',
      aliases: [],
      developer: 'llamacpp',
      contextLength: 131072,
    },
  ],
  groq: [
    {
      id: 'llama-3.3-70b',
      name: 'llama-3.3-70b',
      aliases: [],
      developer: 'Meta',
      contextLength: 131072,
      outputMax: 32768,
    },
  ],
  mistral: [
    {
      id: 'codestral-latest',
      name: 'codestral',
      aliases: [],
      contextLength: 256000,
      tools: true,
      vision: false,
      reasoning: false,
    },
  ],
  together: [{ id: 'x/llama', name: 'Llama', aliases: [], contextLength: 8192 }],
};

describe('parseModels', () => {
  for (const [name, expected] of Object.entries(rows)) {
    it(name, () => {
      assert.deepEqual(parseModels(lists[name as keyof typeof lists]), expected);
    });
  }

  it('takes what it can of a damaged list, and says when it is none', () => {
    const damaged = {
      data: [
        null,
        7,
        'x',
        [],
        {},
        { id: 7 },
        { id: '' },
        { id: 'a', aliases: 'x', info: 7, pricing: [], capabilities: null },
      ],
    };
    assert.deepEqual(parseModels(damaged), [{ id: 'a', name: 'a', aliases: [] }]);
    for (const value of [undefined, null, 'x', {}, { data: {} }, { error: { message: 'x' } }]) {
      assert.equal(parseModels(value), undefined);
    }
    assert.deepEqual(parseModels({ data: [] }), []);
  });

  it('reads a catalogue of the size of the real one quickly', () => {
    const [row] = lists.aimlapi.data;
    const data = Array.from({ length: 800 }, (_, index) => ({
      ...row,
      id: `m/${index}`,
      aliases: [`m${index}`],
    }));
    const started = performance.now();
    assert.equal(parseModels({ data })?.length, 800);
    assert.ok(performance.now() - started < 5000);
  }).timeout(10_000);
});

describe('findModel', () => {
  it('finds by id before alias, in any case', () => {
    const models = parseModels(lists.aimlapi) ?? [];
    assert.equal(findModel(models, 'Claude-3-Haiku')?.id, 'anthropic/claude-3-haiku');
    assert.equal(findModel(models, 'claude-haiku-4-5')?.id, 'anthropic/claude-haiku-4.5');
    assert.equal(findModel(models, 'claude'), undefined);
  });
});

describe('builtInModels', () => {
  it('holds the four ids of the contract and no id twice', () => {
    const ids = builtInModels.map(({ id }) => id);
    assert.equal(ids[0], 'anthropic/claude-3-haiku');
    assert.ok(
      [
        'anthropic/claude-3-haiku-20240307',
        'claude-3-haiku-20240307',
        'claude-3-haiku-latest',
      ].every((id) => ids.includes(id)),
    );
    assert.equal(new Set(ids).size, ids.length);
  });
});

describe('refreshCatalogue', () => {
  const connection = connectionTo('https://api.aimlapi.com');
  const signal = new AbortController().signal;
  const clock = new FakeClock();
  const etag = { etag: 'W/"1"' };

  it('asks AI/ML API with details and without the key', async () => {
    const server = jsonServer({ '/v1/models': [200, lists.aimlapi, etag] });
    const catalogue = await refreshCatalogue(connection, undefined, {
      fetch: server.fetch,
      signal,
      clock,
    });
    assert.deepEqual(server.log, ['GET /v1/models']);
    assert.deepEqual(catalogue, {
      base: 'https://api.aimlapi.com/v1',
      models: rows.aimlapi,
      etag: 'W/"1"',
      fetchedAt: clock.now(),
    });
  });

  it('keeps an unchanged list', async () => {
    const seen: unknown[] = [];
    const server = jsonServer({
      '/v1/models': (request) => {
        seen.push(new Headers(request.headers).get('if-none-match'));
        return [304];
      },
    });
    const earlier = {
      base: connection.address.base,
      models: rows.groq,
      etag: 'W/"1"',
      fetchedAt: 5,
    };
    const asking = { fetch: server.fetch, signal, clock };
    const catalogue = await refreshCatalogue(connection, earlier, asking);
    assert.deepEqual(catalogue, { ...earlier, fetchedAt: clock.now() });
    assert.deepEqual(seen, ['W/"1"']);
  });

  it('does not ask by the etag of another endpoint', async () => {
    let seen: string | null = 'none';
    const server = jsonServer({
      '/v1/models': (request): JsonAnswer => {
        seen = new Headers(request.headers).get('if-none-match');
        return [200, lists.groq];
      },
    });
    const earlier = { ...builtInCatalogue('https://other.example/v1'), etag: 'x', fetchedAt: 5 };
    await refreshCatalogue(connection, earlier, { fetch: server.fetch, signal, clock });
    assert.equal(seen, null);
  });

  it('sends the key to endpoints whose list wants it', async () => {
    const server = jsonServer({ '/v1/models': [200, lists.openAi] });
    await refreshCatalogue(connectionTo('https://api.openai.com'), undefined, {
      fetch: server.fetch,
      signal,
    });
    assert.deepEqual(server.log, ['GET /v1/models +key']);
  });

  it('asks a local server for its own list where there is no other', async () => {
    const server = jsonServer({ '/api/tags': [200, lists.ollamaOwn] });
    const { key: _key, ...local } = connectionTo('localhost:11434');
    const { models } = await refreshCatalogue(local, undefined, { fetch: server.fetch, signal });
    assert.deepEqual(models, rows.ollamaOwn);
  });

  it('throws what went wrong', async () => {
    const kindOf = async (answer: JsonAnswer) => {
      const { fetch } = jsonServer({ '/v1/models': answer });
      const error: unknown = await refreshCatalogue(connection, undefined, { fetch, signal }).catch(
        (thrown: unknown) => thrown,
      );
      return EndpointError.is(error) ? error.failure.kind : undefined;
    };
    assert.equal(await kindOf([500]), 'serverError');
    assert.equal(await kindOf([200, '<html>']), 'notAnAnswer');
    assert.equal(await kindOf([404]), 'pathUnknown');
  });
});

describe('a hostile list of models', () => {
  it('takes time in proportion to its length, though all rows share an alias', function () {
    // Merged one by one, these took 17 s.
    this.timeout(5000);
    const data = Array.from({ length: 20_000 }, (_, n) => ({ id: `m${n}`, aliases: ['x'] }));
    const [only, ...others] = parseModels({ data }) ?? [];
    assert.equal(others.length, 0);
    assert.equal(only?.id, 'm0');
    assert.equal(only.aliases.length, 20_000);
  });

  it('shows names in one line, without control and direction characters, and not endlessly', () => {
    const name = ' Evil\u202e\u0007\n name\u0000';
    const [evil, long] =
      parseModels({
        data: [
          { id: 'a', name },
          { id: 'b', name: 'n'.repeat(5_000_000) },
        ],
      }) ?? [];
    assert.equal(evil?.name, 'Evil name');
    assert.equal(long?.name.length, 1000);
  });

  it('leaves out ids that no setting could hold', () => {
    const data = [{ id: 'a\nb' }, { id: 'c\u202e' }, { id: 'd'.repeat(301) }, { id: 'e f' }];
    assert.deepEqual(
      parseModels({ data })?.map(({ id }) => id),
      ['e f'],
    );
  });

  it('does not take __proto__ for more than a name', () => {
    const data: unknown = JSON.parse(
      '[{"id":"a","__proto__":{"tools":true},"capabilities":["x"]}]',
    );
    assert.deepEqual(parseModels({ data }), [
      { id: 'a', name: 'a', aliases: [], vision: false, reasoning: false },
    ]);
  });
});
