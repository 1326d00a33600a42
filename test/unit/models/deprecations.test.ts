import assert from 'node:assert/strict';
import { builtInModels } from '../../../src/core/models/builtInModels';
import {
  deprecationOf,
  parseDeprecations,
  readDeprecations,
  replacementFor,
} from '../../../src/core/models/deprecations';
import type { Model } from '../../../src/core/models/model';
import { connectionTo } from '../endpoint/call';
import { jsonServer } from '../endpoint/jsonServer';

const feedJson = {
  object: 'list',
  generated_at: '2026-08-30T00:00:00Z',
  data: [
    {
      id: 'old',
      aliases: ['old-alias'],
      status: 'withdrawn',
      deprecated_at: null,
      shutdown_at: '2026-04-20',
      replaced_by: 'middle',
      reason: 'consolidated',
    },
    {
      id: 'middle',
      aliases: [],
      status: 'withdrawn',
      shutdown_at: null,
      replaced_by: 'new',
      reason: null,
    },
    { id: 'round', status: 'superseded', replaced_by: 'about' },
    { id: 'about', status: 'superseded', replaced_by: 'round' },
    { id: 'orphan', status: 'withdrawn', replaced_by: null },
    { id: 'odd', status: 'whatever' },
    7,
  ],
};
const feed = parseDeprecations(feedJson) ?? [];
const model = (id: string, aliases: readonly string[] = []): Model => ({ id, name: id, aliases });

describe('the deprecations feed', () => {
  it('is read entry by entry', () => {
    assert.deepEqual(feed[0], {
      id: 'old',
      aliases: ['old-alias'],
      status: 'withdrawn',
      shutdownAt: '2026-04-20',
      replacedBy: 'middle',
    });
    assert.deepEqual(
      feed.map(({ id }) => id),
      ['old', 'middle', 'round', 'about', 'orphan'],
    );
    assert.equal(parseDeprecations({}), undefined);
    assert.equal(deprecationOf('OLD-ALIAS', feed)?.id, 'old');
    assert.equal(deprecationOf('new', feed), undefined);
  });

  it('is asked for without the key; an endpoint without one has none', async () => {
    const signal = new AbortController().signal;
    const connection = connectionTo('https://api.aimlapi.com');
    const server = jsonServer({ '/v1/models/deprecations': [200, feedJson] });
    assert.deepEqual(await readDeprecations(connection, { fetch: server.fetch, signal }), feed);
    assert.deepEqual(server.log, ['GET /v1/models/deprecations']);
    assert.deepEqual(
      await readDeprecations(connection, { fetch: jsonServer({}).fetch, signal }),
      [],
    );
    const broken = jsonServer({ '/v1/models/deprecations': [500] });
    await assert.rejects(readDeprecations(connection, { fetch: broken.fetch, signal }));
  });
});

describe('replacementFor', () => {
  const catalogue = [
    model('new'),
    model('anthropic/claude-haiku-4.5'),
    model('anthropic/claude-3-haiku', ['claude-3-haiku']),
    model('vendor/Exact'),
  ];
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['old', 'new'],
    ['old-alias', 'new'],
    ['middle', 'new'],
    ['round', undefined],
    ['orphan', undefined],
    ['never-existed', undefined],
    ['anthropic/claude-3-haiku', 'anthropic/claude-haiku-4.5'],
    ['claude-3-haiku-latest', 'anthropic/claude-haiku-4.5'],
    ['claude-3-5-haiku-20241022', 'anthropic/claude-haiku-4.5'],
    ['openai/vendor/Exact', 'vendor/Exact'],
    ['vendor/exact', 'vendor/Exact'],
    ['vendor/Exact', undefined],
  ];
  for (const [id, expected] of rows) {
    it(`${id}: ${expected ?? 'nothing to offer'}`, () => {
      assert.equal(replacementFor(id, feed, catalogue)?.id, expected);
    });
  }

  it('offers nothing that is withdrawn or not in the catalogue', () => {
    assert.equal(replacementFor('old', feed, [model('middle')]), undefined);
    assert.equal(replacementFor('old', feed, []), undefined);
  });

  it('has an offer for the default model without any network', () => {
    assert.equal(
      replacementFor('anthropic/claude-3-haiku', [], builtInModels)?.id,
      'anthropic/claude-haiku-4.5',
    );
  });
});
