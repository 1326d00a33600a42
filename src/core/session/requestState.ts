import type { Outcome } from '../conversation/turn';
import type { Failure } from '../endpoint/failure';
import type { Finish } from '../endpoint/reply';

/**
 * Where a request stands. Pure: `advance` gives the next state for what happened; timers, sockets
 * and retries are the runner's. All times are ms since the epoch.
 */
export type RequestState =
  /** Before sending: an address is checked, a key is asked for. */
  | { readonly phase: 'preparing'; readonly since: number }
  | { readonly phase: 'connecting'; readonly since: number; readonly attempt: number }
  /** The server has the request and has not said a word yet. */
  | { readonly phase: 'waiting'; readonly since: number; readonly attempt: number }
  | { readonly phase: 'streaming'; readonly since: number; readonly finish?: Finish }
  /** Nothing has come for a while in the middle of a reply. */
  | { readonly phase: 'stalled'; readonly since: number; readonly finish?: Finish }
  | {
      readonly phase: 'retrying';
      readonly since: number;
      readonly attempt: number;
      readonly retryAt: number;
      readonly failure: Failure;
    }
  | {
      readonly phase: 'ended';
      readonly outcome: Exclude<Outcome, 'open'>;
      readonly finish?: Finish;
      readonly failure?: Failure;
    };

export type RequestEvent =
  | { readonly type: 'sending' }
  | { readonly type: 'accepted' }
  /** Text, reasoning or a tool call arrived. */
  | { readonly type: 'content' }
  /** Bytes without content. */
  | { readonly type: 'alive' }
  /** No byte for the time after which a person should know. */
  | { readonly type: 'silence' }
  | { readonly type: 'finish'; readonly finish: Finish }
  /** The reply's regular end: after a finish reason, `[DONE]` or a whole body. */
  | { readonly type: 'closed'; readonly hasContent: boolean }
  | { readonly type: 'failed'; readonly failure: Failure; readonly hasContent: boolean }
  /** Failed, and to be tried again at `retryAt`. */
  | { readonly type: 'retry'; readonly failure: Failure; readonly retryAt: number }
  | { readonly type: 'stop' };

export function initialState(now: number): RequestState {
  return { phase: 'preparing', since: now };
}

export function isEnded(state: RequestState): state is RequestState & { phase: 'ended' } {
  return state.phase === 'ended';
}

/** The next state; the same object when nothing changes. Nothing follows an end. */
export function advance(state: RequestState, event: RequestEvent, now: number): RequestState {
  if (state.phase === 'ended') return state;
  switch (event.type) {
    case 'sending':
      return { phase: 'connecting', since: now, attempt: attemptOf(state) + 1 };
    case 'accepted':
      return state.phase === 'connecting'
        ? { phase: 'waiting', since: now, attempt: state.attempt }
        : state;
    case 'content':
      return state.phase === 'streaming' ? state : streaming(state, now);
    case 'alive':
      return state.phase === 'stalled' ? streaming(state, now) : state;
    case 'silence':
      return state.phase === 'streaming' ? { ...state, phase: 'stalled', since: now } : state;
    case 'finish':
      return { ...streaming(state, now), finish: event.finish };
    case 'closed':
      return closed(finishOf(state), event.hasContent);
    case 'failed':
      return failed(finishOf(state), event.failure, event.hasContent);
    case 'retry':
      return {
        phase: 'retrying',
        since: now,
        attempt: attemptOf(state),
        retryAt: event.retryAt,
        failure: event.failure,
      };
    case 'stop':
      return { phase: 'ended', outcome: 'stopped' };
  }
}

function streaming(state: RequestState, now: number): RequestState & { phase: 'streaming' } {
  const finish = finishOf(state);
  const since = state.phase === 'streaming' ? state.since : now;
  return { phase: 'streaming', since, ...(finish && { finish }) };
}

function finishOf(state: RequestState): Finish | undefined {
  return state.phase === 'streaming' || state.phase === 'stalled' ? state.finish : undefined;
}

function attemptOf(state: RequestState): number {
  return 'attempt' in state ? state.attempt : 0;
}

function closed(finish: Finish | undefined, hasContent: boolean): RequestState {
  switch (finish) {
    case 'length':
      return { phase: 'ended', outcome: 'truncated', finish };
    case 'filtered':
      return { phase: 'ended', outcome: 'failed', finish, failure: { kind: 'filtered' } };
    case 'error':
      return { phase: 'ended', outcome: 'failed', finish, failure: { kind: 'streamError' } };
    case 'stop':
    case 'toolCalls':
    case undefined:
      if (!hasContent) {
        return { phase: 'ended', outcome: 'failed', failure: { kind: 'emptyAnswer' } };
      }
      return { phase: 'ended', outcome: 'complete', ...(finish && { finish }) };
  }
}

/** Kinds in which the connection went away rather than the server saying no. */
const losses: ReadonlySet<Failure['kind']> = new Set([
  'cutOff',
  'idleTimeout',
  'reset',
  'offline',
  'interrupted',
]);

function failed(finish: Finish | undefined, failure: Failure, hasContent: boolean): RequestState {
  // A connection that breaks after the finish reason has lost nothing.
  if (finish && losses.has(failure.kind)) return closed(finish, hasContent);
  const outcome = hasContent && losses.has(failure.kind) ? 'truncated' : 'failed';
  return { phase: 'ended', outcome, failure };
}
