import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FailureKind } from '../../../src/core/endpoint/failure';
import { bodyVariant, bodyVariantNames } from '../../support/standin/bodyVariants';
import { envelopes, errorReply } from '../../support/standin/errorBodies';
import { errorRows } from '../../support/standin/errorRows';
import { startStandIn } from '../../support/standin/standIn';
import type { StandIn } from '../../support/standin/standIn';
import {
  streamReply,
  streamVariant,
  streamVariantNames,
} from '../../support/standin/streamVariants';
import type { Script } from '../../support/standin/script';
import { callWith, canary, connectionTo, outcomeOf } from './call';
import type { Outcome } from './call';

const limits = { connectMs: 3000, firstByteMs: 1000, idleMs: 250 };
const pieces = ['Hello', ', 世界', ' 👋🏽', '!'];
const text = pieces.join('');

/** The kind that each row of the stand-in's errors is to have, in every envelope. */
const kinds: Readonly<Record<string, FailureKind>> = {
  validation: 'invalidRequest',
  systemRole: 'systemRoleRefused',
  maxTokens: 'maxTokensTooLarge',
  tooLong: 'contextTooLong',
  unauthorized: 'keyRejected',
  paymentRequired: 'noCredit',
  noCredit: 'noCredit',
  outOfFunds: 'noCredit',
  unverifiedCard: 'cardUnverified',
  planLimit: 'keyLimit',
  keyLimit: 'keyLimit',
  keyDisabled: 'keyRejected',
  scope: 'keyScope',
  wrongEndpoint: 'accessDenied',
  edgeBlock: 'accessDenied',
  notFound: 'pathUnknown',
  modelUnknown: 'modelUnavailable',
  modelWithdrawn: 'modelUnavailable',
  noEndpoints: 'modelUnavailable',
  timeout: 'timeout',
  conflict: 'unexpectedStatus',
  tooLarge: 'bodyTooLarge',
  unprocessable: 'invalidRequest',
  tooEarly: 'timeout',
  rateLimit: 'rateLimited',
  concurrency: 'rateLimited',
  freeTier: 'freeTierLimit',
  internal: 'serverError',
  maintenance: 'maintenance',
  wrapped4xx: 'serverError',
  badGateway: 'unavailable',
  unavailable: 'unavailable',
  generationTimeout: 'gatewayTimeout',
  edge520: 'edge',
  edge521: 'edge',
  edge522: 'edge',
  edge523: 'edge',
  edge524: 'gatewayTimeout',
};

/** What a person would be told of an outcome, in the stand-in's words. */
function told({ events, failure }: Outcome): string {
  if (failure) {
    const lost = ['cutOff', 'reset'].includes(failure.kind);
    return lost ? 'truncated' : failure.kind === 'idleTimeout' ? 'stalled' : 'failed';
  }
  const finish = events.find((event) => event.type === 'finish')?.finish;
  return {
    stop: 'complete',
    length: 'length',
    toolCalls: 'tools',
    filtered: 'filtered',
    error: 'failed',
  }[finish ?? 'stop'];
}

describe('the client against the stand-in', function () {
  this.timeout(10_000);
  let standIn: StandIn;
  before(async () => {
    standIn = await startStandIn({ era: 'origin', pace: 0, keys: { [canary]: 'ok' } });
  });
  after(() => standIn.close());

  const run = (script: Script): Promise<Outcome> => {
    standIn.next(script);
    const connection = connectionTo(standIn.baseUrl);
    return outcomeOf(callWith(globalThis.fetch, { connection, limits }));
  };

  for (const name of streamVariantNames) {
    it(`stream ${name}`, async () => {
      const { outcome, hasText } = streamVariant(name);
      const result = await run(streamReply(name, pieces));
      assert.equal(told(result), outcome, JSON.stringify(result));
      if (hasText !== false) assert.ok(result.text.startsWith(text), result.text);
    });
  }

  for (const name of bodyVariantNames) {
    it(`body ${name}`, async () => {
      const { outcome, hasText, script } = bodyVariant(name);
      const result = await run(script(text));
      assert.equal(told(result), outcome, JSON.stringify(result));
      if (hasText !== false) assert.equal(result.text, text);
    });
  }

  it('knows every row of errors', () => {
    assert.deepEqual(errorRows.map(({ id }) => id).sort(), Object.keys(kinds).sort());
  });

  for (const row of errorRows) {
    it(`error ${row.id}`, async () => {
      for (const envelope of envelopes) {
        const { failure } = await run(errorReply(row, { envelope, retryAfter: 3 }));
        assert.equal(failure?.status, row.status, envelope);
        assert.equal(failure.retryAfterMs, 3000, envelope);
        // A page or an empty body leaves nothing but the status.
        if (envelope !== 'html' && envelope !== 'empty') {
          assert.equal(failure.kind, kinds[row.id], `${envelope}: ${failure.reason}`);
          assert.ok(failure.requestId, envelope);
        }
        assert.ok(!JSON.stringify(failure).includes(canary));
      }
    });
  }

  it('a soak of faults in any order leaves no socket, and every end is true', async () => {
    const rounds = Number(process.env['SOAK'] ?? 150);
    const faults: readonly (readonly [Script | (() => Script), string])[] = [
      ...streamVariantNames
        .filter((name) => !name.startsWith('stall'))
        .map((name) => [() => streamReply(name, pieces), streamVariant(name).outcome] as const),
      ...bodyVariantNames.map(
        (name) => [() => bodyVariant(name).script(text), bodyVariant(name).outcome] as const,
      ),
      ...errorRows.map((row) => [() => errorReply(row), 'failed'] as const),
    ];
    const order = fc.sample(fc.nat(faults.length - 1), { numRuns: rounds, seed: 7 });
    for (const index of order) {
      const [script, outcome] = faults[index] ?? assert.fail();
      const result = await run(typeof script === 'function' ? script() : script);
      assert.equal(told(result), outcome);
    }
    // Connections that wait to be used again are all that may be open.
    assert.ok(standIn.openSockets <= 3, `${standIn.openSockets} sockets`);
  }).timeout(120_000);
});
