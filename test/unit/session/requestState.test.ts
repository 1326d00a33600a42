import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Failure, FailureKind } from '../../../src/core/endpoint/failure';
import type { Finish } from '../../../src/core/endpoint/reply';
import { advance, initialState, isEnded } from '../../../src/core/session/requestState';
import type { RequestEvent, RequestState } from '../../../src/core/session/requestState';

const busy: Failure = { kind: 'rateLimited', status: 429 };
const lost: Failure = { kind: 'reset' };
const since = 1000;
const now = 5000;

const states = {
  preparing: initialState(since),
  connecting: { phase: 'connecting', since, attempt: 2 },
  waiting: { phase: 'waiting', since, attempt: 2 },
  streaming: { phase: 'streaming', since },
  'streaming, finished': { phase: 'streaming', since, finish: 'length' },
  stalled: { phase: 'stalled', since },
  'stalled, finished': { phase: 'stalled', since, finish: 'stop' },
  retrying: { phase: 'retrying', since, attempt: 2, retryAt: 9000, failure: busy },
  ended: { phase: 'ended', outcome: 'truncated', failure: lost },
} as const satisfies Record<string, RequestState>;

const events = {
  sending: { type: 'sending' },
  accepted: { type: 'accepted' },
  content: { type: 'content' },
  alive: { type: 'alive' },
  silence: { type: 'silence' },
  finish: { type: 'finish', finish: 'stop' },
  closed: { type: 'closed', hasContent: true },
  'closed empty': { type: 'closed', hasContent: false },
  refused: { type: 'failed', failure: busy, hasContent: false },
  'refused in the middle': { type: 'failed', failure: busy, hasContent: true },
  lost: { type: 'failed', failure: lost, hasContent: false },
  'lost in the middle': { type: 'failed', failure: lost, hasContent: true },
  retry: { type: 'retry', failure: busy, retryAt: 7000 },
  stop: { type: 'stop' },
} as const satisfies Record<string, RequestEvent>;

type Next = Partial<Record<keyof typeof events, RequestState>>;

const ended = (
  outcome: (RequestState & { phase: 'ended' })['outcome'],
  more: { finish?: Finish; failure?: Failure } = {},
): RequestState => ({ phase: 'ended', outcome, ...more });

const stopped = ended('stopped');
const failed = ended('failed', { failure: busy });
const failures: Next = {
  refused: failed,
  'refused in the middle': failed,
  lost: ended('failed', { failure: lost }),
  'lost in the middle': ended('truncated', { failure: lost }),
};
const unanswered: Next = {
  content: { phase: 'streaming', since: now },
  finish: { phase: 'streaming', since: now, finish: 'stop' },
  closed: ended('complete'),
  'closed empty': ended('failed', { failure: { kind: 'emptyAnswer' } }),
  retry: { phase: 'retrying', since: now, attempt: 2, retryAt: 7000, failure: busy },
  ...failures,
  stop: stopped,
};
const answered: Next = {
  finish: { phase: 'streaming', since, finish: 'stop' },
  closed: ended('complete'),
  'closed empty': ended('failed', { failure: { kind: 'emptyAnswer' } }),
  ...failures,
  stop: stopped,
};

/** What each event makes of each state; an event that is not here changes nothing. */
const table: Record<keyof typeof states, Next> = {
  preparing: {
    sending: { phase: 'connecting', since: now, attempt: 1 },
    ...failures,
    stop: stopped,
  },
  connecting: { accepted: { phase: 'waiting', since: now, attempt: 2 }, ...unanswered },
  waiting: unanswered,
  streaming: { silence: { phase: 'stalled', since: now }, ...answered },
  'streaming, finished': {
    ...answered,
    silence: { phase: 'stalled', since: now, finish: 'length' },
    closed: ended('truncated', { finish: 'length' }),
    'closed empty': ended('truncated', { finish: 'length' }),
    lost: ended('truncated', { finish: 'length' }),
    'lost in the middle': ended('truncated', { finish: 'length' }),
  },
  stalled: {
    ...answered,
    content: { phase: 'streaming', since: now },
    alive: { phase: 'streaming', since: now },
    finish: { phase: 'streaming', since: now, finish: 'stop' },
  },
  'stalled, finished': {
    ...answered,
    content: { phase: 'streaming', since: now, finish: 'stop' },
    alive: { phase: 'streaming', since: now, finish: 'stop' },
    finish: { phase: 'streaming', since: now, finish: 'stop' },
    closed: ended('complete', { finish: 'stop' }),
    lost: ended('failed', { failure: { kind: 'emptyAnswer' } }),
    'lost in the middle': ended('complete', { finish: 'stop' }),
  },
  retrying: {
    sending: { phase: 'connecting', since: now, attempt: 3 },
    ...failures,
    stop: stopped,
  },
  ended: {},
};

describe('request state', () => {
  for (const [stateName, state] of Object.entries(states) as [
    keyof typeof states,
    RequestState,
  ][]) {
    for (const [eventName, event] of Object.entries(events) as [
      keyof typeof events,
      RequestEvent,
    ][]) {
      const expected = table[stateName][eventName];
      it(`${stateName}: ${eventName} ${expected ? `gives ${expected.phase}` : 'changes nothing'}`, () => {
        const next = advance(state, event, now);
        if (expected) assert.deepEqual(next, expected);
        else assert.equal(next, state);
      });
    }
  }

  const finishes: readonly [Finish, RequestState][] = [
    ['stop', ended('complete', { finish: 'stop' })],
    ['toolCalls', ended('complete', { finish: 'toolCalls' })],
    ['length', ended('truncated', { finish: 'length' })],
    ['filtered', ended('failed', { finish: 'filtered', failure: { kind: 'filtered' } })],
    ['error', ended('failed', { finish: 'error', failure: { kind: 'streamError' } })],
  ];
  for (const [finish, end] of finishes) {
    it(`takes the finish reason ${finish} for what it is`, () => {
      const finished = advance(states.streaming, { type: 'finish', finish }, now);
      assert.deepEqual(advance(finished, events.closed, now), end);
    });

    it(`loses nothing when the connection goes after the finish reason ${finish}`, () => {
      for (const kind of losses) {
        const finished = advance(states.streaming, { type: 'finish', finish }, now);
        const loss: RequestEvent = { type: 'failed', failure: { kind }, hasContent: true };
        assert.deepEqual(advance(finished, loss, now), end, kind);
      }
    });
  }

  for (const kind of ['filtered', 'streamError', 'rateLimited', 'internal'] as const) {
    it(`fails by ${kind} whatever has come, with or without a finish reason`, () => {
      for (const state of [states.streaming, states['stalled, finished']]) {
        const event: RequestEvent = { type: 'failed', failure: { kind }, hasContent: true };
        assert.deepEqual(advance(state, event, now), ended('failed', { failure: { kind } }));
      }
    });
  }

  it('follows no end, is complete only when the reply closed or finished, counts attempts', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (happened) => {
        let state: RequestState = initialState(0);
        let sent = 0;
        let finished = false;
        for (const [at, event] of happened.entries()) {
          const before = state;
          state = advance(before, event, at);
          if (isEnded(before)) assert.equal(state, before);
          if (state.phase === 'connecting' && before !== state) sent++;
          if ('attempt' in state) assert.equal(state.attempt, sent);
          if (event.type === 'finish' && before.phase !== 'preparing') finished = true;
          if (!isEnded(state) || isEnded(before)) continue;
          if (state.outcome === 'complete') assert.ok(event.type === 'closed' || finished);
          if (state.outcome === 'complete') assert.ok(sent > 0);
          if (state.outcome === 'stopped') assert.equal(event.type, 'stop');
          if (state.outcome === 'failed') assert.ok(state.failure);
        }
      }),
    );
  });
});

const losses: readonly FailureKind[] = ['cutOff', 'idleTimeout', 'reset', 'offline', 'interrupted'];

const anyFailure = fc.constantFrom<FailureKind>(...losses, 'rateLimited', 'streamError', 'refused');

const anyEvent: fc.Arbitrary<RequestEvent> = fc.oneof(
  fc.constantFrom<RequestEvent>(...Object.values(events)),
  fc
    .constantFrom<Finish>('stop', 'length', 'toolCalls', 'filtered', 'error')
    .map((finish): RequestEvent => ({ type: 'finish', finish })),
  fc
    .tuple(anyFailure, fc.boolean())
    .map(([kind, hasContent]): RequestEvent => ({ type: 'failed', failure: { kind }, hasContent })),
);
