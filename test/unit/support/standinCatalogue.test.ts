import assert from 'node:assert/strict';
import { startStandIn, type StandIn } from '../../support/standin/standIn';
import { delayed, Gate, gated } from '../../support/standin/script';
import { errorReply } from '../../support/standin/errorBodies';
import { jsonReply, textReply } from '../../support/standin/bodyShapes';
import { complete, hello } from './standinClient';

interface Row {
  id: string;
  type?: string;
  info?: { contextLength?: number; outputMax?: number; maxTokens?: number };
  modalities?: { output: string[] };
  capabilities?: string[];
  pricing?: { units: { measure: string; price: number; per: number }[] };
  features?: string[];
  object?: string;
}

describe('stand-in: catalogue', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn();
  });

  after(() => standIn.close());

  afterEach(() => standIn.reset());

  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${standIn.url}${path}`, { headers });

  async function rows(query = ''): Promise<Row[]> {
    const body = (await (await get(`/v1/models${query}`)).json()) as { data: Row[] };
    return body.data;
  }

  it('lists the same at three paths, without a key', async () => {
    const texts = await Promise.all(
      ['/v1/models', '/models', '/api/v1/models'].map(async (path) => (await get(path)).text()),
    );
    assert.equal(new Set(texts).size, 1);
    assert.match(texts[0] ?? '', /^\{"object":"list","data":\[/);
  });

  it('lists all four ids in origin, one today, none when withdrawn', async () => {
    const haikus = async () => (await rows()).filter(({ id }) => id.includes('3-haiku')).length;
    assert.equal(await haikus(), 4);
    standIn.configure({ era: 'today' });
    assert.equal(await haikus(), 1);
    standIn.configure({ withdrawn: [hello.model] });
    assert.equal(await haikus(), 0);
    assert.equal((await complete(standIn, hello)).status, 404);
  });

  it('has duplicate rows, image rows and twins', async () => {
    const all = await rows('?include=all');
    const count = (id: string): number => all.filter((row) => row.id === id).length;
    assert.equal(count('gpt-4o'), 3);
    assert.ok(all.some(({ modalities }) => modalities?.output.join() === 'image'));
    assert.ok(count('anthropic/claude-haiku-4.5') > 0 && count('anthropic/claude-haiku-4-5') > 0);
  });

  it('adds blocks only when asked', async () => {
    const [plain] = await rows();
    assert.equal(plain?.pricing, undefined);
    assert.equal(plain?.info?.outputMax, 4096);
    const [priced] = await rows('?include=pricing,nonsense');
    assert.deepEqual(
      priced?.pricing?.units.map(({ measure, price, per }) => [measure, price, per]),
      [
        ['input', 0.34, 1_000_000],
        ['output', 1.7, 1_000_000],
      ],
    );
    assert.equal(priced.capabilities, undefined);
    const [full] = await rows('?details=true');
    assert.ok(full?.modalities && full.capabilities && full.pricing);
  });

  it('filters: values are alternatives, parameters add up, case and alias do not matter', async () => {
    const ids = async (query: string) => new Set((await rows(query)).map(({ id }) => id));
    assert.deepEqual(await ids('?id=GPT-4O'), new Set(['gpt-4o']));
    assert.deepEqual(await ids('?id=openai/gpt-4o'), new Set(['gpt-4o']));
    assert.deepEqual(
      await ids('?output_modalities=image&type=openai/chat-completions'),
      new Set(['google/gemini-3-flash-image']),
    );
    assert.equal((await ids('?id=gpt-4o,standin/speech')).size, 2);
  });

  it('has the older shape and the OpenAI one', async () => {
    standIn.configure({ catalogue: 'old' });
    const [old] = await rows();
    assert.equal(old?.type, 'chat-completion');
    assert.equal(old.info?.maxTokens, 4096);
    assert.ok(old.features?.includes('openai/chat-completion.vision'));
    standIn.configure({ catalogue: 'openai' });
    const [plain] = await rows();
    assert.equal(plain?.object, 'model');
    assert.equal(plain.info, undefined);
  });

  it('answers 304 to a known ETag', async () => {
    const first = await get('/v1/models');
    const tag = first.headers.get('etag') ?? '';
    assert.match(tag, /^W\/"/);
    assert.equal(first.headers.get('cache-control'), 'public, max-age=60');
    const second = await get('/v1/models', { 'if-none-match': tag });
    assert.equal(second.status, 304);
    assert.equal(await second.text(), '');
    assert.equal((await get('/v1/models?include=all', { 'if-none-match': tag })).status, 200);
  });

  it('can be slow, failing or garbage', async () => {
    const gate = new Gate();
    standIn.setRoute('GET /v1/models', gated(jsonReply({ object: 'list', data: [] }), gate));
    const pending = get('/v1/models');
    await gate.reached;
    gate.open();
    assert.deepEqual(await rows(), []);
    assert.equal((await pending).status, 201);
    standIn.setRoute('GET /v1/models', delayed(errorReply(500), 5));
    assert.equal((await get('/v1/models')).status, 500);
    standIn.setRoute('GET /v1/models', textReply('<html>', 'text/html', { status: 200 }));
    assert.equal(await (await get('/v1/models')).text(), '<html>');
    standIn.setRoute('GET /v1/models', undefined);
    assert.equal((await rows()).length > 5, true);
  });

  it('finds one model by id or alias, and says 404 otherwise', async () => {
    const body = (await (await get('/model/openai/gpt-4o')).json()) as {
      object: string;
      data: Row;
    };
    assert.equal(body.object, 'model');
    assert.equal(body.data.id, 'gpt-4o');
    assert.equal((await get('/model/nobody/knows')).status, 404);
  });

  it('feeds deprecations at all spellings, with filters and ETag', async () => {
    standIn.configure({ era: 'today', withdrawn: ['gpt-4o'] });
    for (const path of ['/v1/models', '/models', '/api/v1/models']) {
      for (const word of ['deprecations', 'deprecated']) {
        assert.equal((await get(`${path}/${word}`)).status, 200, `${path}/${word}`);
      }
    }
    const read = async (query: string) =>
      ((await (await get(`/v1/models/deprecations${query}`)).json()) as { data: Row[] }).data.map(
        ({ id }) => id,
      );
    assert.deepEqual(await read('?status=withdrawn'), [
      'gpt-4o',
      'anthropic/claude-3-haiku-20240307',
      'claude-3-haiku-20240307',
      'claude-3-haiku-latest',
    ]);
    assert.deepEqual(await read('?since=2026-05-01'), ['standin/leaving']);
    assert.equal((await read('?status=nonsense')).length, 6);
    const tag = (await get('/v1/models/deprecations')).headers.get('etag') ?? '';
    assert.equal((await get('/v1/models/deprecations', { 'if-none-match': tag })).status, 304);
  });
});
