import assert from 'node:assert/strict';
import { costOf, parsePricing, withCost } from '../../../src/core/models/pricing';

const unit = (measure: string, price: unknown, per: unknown, more: object = {}) => ({
  type: 'charge',
  name: 'token',
  content: 'text',
  measure,
  price,
  per,
  ...more,
});
const parse = (units: readonly object[], more: object = {}) =>
  parsePricing({ kind: 'fixed', currency: 'USD', units, ...more });

describe('parsePricing', () => {
  it('always reads a price with its "per"', () => {
    assert.deepEqual(parse([unit('input', 0.34, 1_000_000), unit('output', 0.0017, 1000)]), {
      inputPerMillion: 0.34,
      outputPerMillion: 1.7,
    });
    assert.equal(parse([unit('input', 1, undefined), unit('output', 1, 1)]), undefined);
    assert.equal(parse([unit('input', 1, 0), unit('output', 1, 1)]), undefined);
  });

  it('takes the highest where a price varies, and says so', () => {
    const units = [
      unit('input', 1, 1e6),
      unit('input', 2, 1e6),
      unit('output', 9, 1e6),
      unit('output', 8, 1e6),
    ];
    assert.deepEqual(parse(units, { kind: 'variants' }), {
      inputPerMillion: 2,
      outputPerMillion: 9,
      varies: true,
    });
  });

  it('leaves alone what is not tokens of text in USD', () => {
    const image = unit('input', 1, 1, { content: 'image' });
    assert.equal(parse([image, unit('output', 1, 1)]), undefined);
    assert.equal(
      parse([unit('input', 1, 1), unit('output', 1, 1)], { currency: 'EUR' }),
      undefined,
    );
    assert.equal(parse([unit('input', -1, 1), unit('output', 1, 1)]), undefined);
    assert.equal(parse([unit('input', 'x', 1), unit('output', 1, 1)]), undefined);
    for (const value of [undefined, null, 7, [], {}, { units: 7 }])
      assert.equal(parsePricing(value), undefined);
  });

  it('keeps free models free', () => {
    assert.deepEqual(parsePricing({ prompt: '0', completion: '0' }), {
      inputPerMillion: 0,
      outputPerMillion: 0,
    });
  });
});

describe('costOf and withCost', () => {
  const price = { inputPerMillion: 1, outputPerMillion: 5, cachedPerMillion: 0.1 };

  it('counts prompt, reply and what came from the cache', () => {
    assert.equal(costOf({ promptTokens: 1_000_000, completionTokens: 200_000 }, price), 2);
    const cached = { promptTokens: 1_000_000, completionTokens: 0, cachedTokens: 1_000_000 };
    assert.equal(costOf(cached, price), 0.1);
    assert.equal(costOf({ ...cached, cachedTokens: 9e9 }, price), 0.1);
    assert.equal(costOf(cached, { inputPerMillion: 1, outputPerMillion: 5 }), 1);
  });

  it('is unknown where it is beyond all numbers', () => {
    const most = { promptTokens: 1e308, completionTokens: 1e308 };
    assert.equal(costOf(most, price), undefined);
    assert.deepEqual(withCost(most, price), most);
    assert.equal(parsePricing({ prompt: '1e308', completion: '0' }), undefined);
    assert.equal(parse([unit('input', 1, 1e-308), unit('output', 1, 1)]), undefined);
  });

  it('is unknown, not 0, while a counter is missing', () => {
    assert.equal(costOf({ promptTokens: 5 }, price), undefined);
    assert.equal(costOf({ completionTokens: 5 }, price), undefined);
    assert.deepEqual(withCost({ promptTokens: 5 }, price), { promptTokens: 5 });
    assert.deepEqual(withCost({ promptTokens: 5, completionTokens: 5 }, undefined), {
      promptTokens: 5,
      completionTokens: 5,
    });
  });

  it('marks what was computed, and leaves what was reported', () => {
    const usage = { promptTokens: 1_000_000, completionTokens: 0 };
    assert.deepEqual(withCost(usage, price), { ...usage, costUsd: 1, costEstimated: true });
    assert.deepEqual(withCost({ ...usage, costUsd: 3 }, price), { ...usage, costUsd: 3 });
  });
});
