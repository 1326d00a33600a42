import assert from 'node:assert/strict';
import type { Failure, FailureKind } from '../../../src/core/endpoint/failure';
import { longestWaitMs, retryDecision } from '../../../src/core/endpoint/retry';
import type { FailedAttempt } from '../../../src/core/endpoint/retry';

function decide(failure: Failure, more: Partial<FailedAttempt> = {}) {
  return retryDecision({
    failure,
    attempt: 1,
    maxRetries: 3,
    gotContent: false,
    random: 0,
    ...more,
  });
}

/** Whether a failure of each kind is tried again by itself, with the statuses it comes with. */
const table: Readonly<Record<FailureKind, readonly (readonly [number | undefined, boolean])[]>> = {
  addressInvalid: [[undefined, false]],
  addressInsecure: [[undefined, false]],
  keyMissing: [
    [undefined, false],
    [401, false],
  ],
  keyRejected: [[401, false]],
  keyScope: [[403, false]],
  keyLimit: [
    [403, false],
    [429, false],
  ],
  noCredit: [
    [403, false],
    [402, false],
    [429, false],
  ],
  cardUnverified: [[403, false]],
  freeTierLimit: [
    [429, false],
    [403, false],
  ],
  accessDenied: [[403, false]],
  rateLimited: [[429, true]],
  modelUnavailable: [
    [404, false],
    [400, false],
  ],
  pathUnknown: [[404, false]],
  invalidRequest: [
    [400, false],
    [422, false],
  ],
  systemRoleRefused: [[400, false]],
  maxTokensTooLarge: [[400, false]],
  contextTooLong: [[400, false]],
  bodyTooLarge: [[413, false]],
  serverError: [
    [500, false],
    [501, false],
    [526, false],
  ],
  maintenance: [[500, false]],
  unavailable: [
    [502, true],
    [503, true],
    [529, false],
  ],
  timeout: [
    [408, true],
    [425, true],
  ],
  gatewayTimeout: [
    [504, false],
    [524, false],
  ],
  edge: [
    [520, true],
    [521, true],
    [522, true],
    [523, true],
  ],
  unexpectedStatus: [
    [409, false],
    [418, false],
  ],
  emptyAnswer: [
    [200, false],
    [204, false],
  ],
  notAnAnswer: [[200, false]],
  filtered: [[200, false]],
  streamError: [
    [200, false],
    [502, false],
  ],
  cutOff: [[200, false]],
  tooLong: [[200, false]],
  connectTimeout: [[undefined, false]],
  firstByteTimeout: [[undefined, false]],
  idleTimeout: [[undefined, false]],
  dns: [[undefined, true]],
  refused: [[undefined, true]],
  reset: [[undefined, false]],
  tls: [[undefined, false]],
  proxy: [
    [undefined, false],
    [407, false],
  ],
  redirect: [[302, false]],
  cors: [[undefined, false]],
  offline: [[undefined, false]],
  interrupted: [[undefined, false]],
  internal: [[undefined, false]],
};

describe('retryDecision', () => {
  for (const [kind, rows] of Object.entries(table)) {
    for (const [status, again] of rows) {
      it(`${kind} ${status ?? ''}: ${again ? 'again' : 'a button'}`, () => {
        const failure = { kind: kind as FailureKind, ...(status !== undefined && { status }) };
        assert.equal(decide(failure).retry, again);
      });
    }
  }

  it('backs off 1, 2, 4 … seconds, of which half is chance', () => {
    const delay = (attempt: number, random: number) => {
      const decision = decide({ kind: 'refused' }, { attempt, random, maxRetries: 20 });
      return decision.retry ? decision.delayMs : undefined;
    };
    assert.deepEqual(
      [1, 2, 3, 4].map((attempt) => delay(attempt, 1)),
      [1000, 2000, 4000, 8000],
    );
    assert.deepEqual(
      [1, 2, 3].map((attempt) => delay(attempt, 0)),
      [500, 1000, 2000],
    );
    assert.equal(delay(12, 1), 30_000);
  });

  it('never beyond the retries that are allowed, nor after the first content', () => {
    assert.equal(decide({ kind: 'refused' }, { attempt: 3 }).retry, true);
    assert.equal(decide({ kind: 'refused' }, { attempt: 4 }).retry, false);
    assert.equal(decide({ kind: 'refused' }, { maxRetries: 0 }).retry, false);
    assert.equal(decide({ kind: 'refused' }, { gotContent: true }).retry, false);
  });

  it('waits as long as the server asks, and leaves a long wait to the person', () => {
    const asked = (retryAfterMs: number) =>
      decide({ kind: 'rateLimited', status: 429, retryAfterMs });
    assert.deepEqual(asked(7000), { retry: true, delayMs: 7000 });
    assert.deepEqual(asked(0), { retry: true, delayMs: 500 });
    assert.deepEqual(asked(longestWaitMs), { retry: true, delayMs: longestWaitMs });
    assert.deepEqual(asked(longestWaitMs + 1), { retry: false });
  });
});
