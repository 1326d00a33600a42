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

/** What happens to a request. */
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

/** A request that begins now, ms since the epoch. */
export function initialState(now: number): RequestState {
  return { phase: 'preparing', since: now };
}

/** Nothing happens to it any more. */
export function isEnded(state: RequestState): state is RequestState & { phase: 'ended' } {
  return state.phase === 'ended';
}

/**
 * The next state; the same object when nothing changes: nothing follows an end, and what cannot
 * happen in a phase does nothing there.
 */
export function advance(state: RequestState, event: RequestEvent, now: number): RequestState {
  if (state.phase === 'ended') return state;
  switch (event.type) {
    case 'sending':
      return state.phase === 'preparing' || state.phase === 'retrying'
        ? { phase: 'connecting', since: now, attempt: attemptOf(state) + 1 }
        : state;
    case 'accepted':
      return state.phase === 'connecting'
        ? { phase: 'waiting', since: now, attempt: state.attempt }
        : state;
    case 'content':
      return isSent(state) && state.phase !== 'streaming' ? streaming(state, now) : state;
    case 'alive':
      return state.phase === 'stalled' ? streaming(state, now) : state;
    case 'silence':
      return state.phase === 'streaming' ? { ...state, phase: 'stalled', since: now } : state;
    case 'finish':
      return isSent(state) ? { ...streaming(state, now), finish: event.finish } : state;
    case 'closed':
      return isSent(state) ? closed(finishOf(state), event.hasContent) : state;
    case 'failed':
      return failed(finishOf(state), event.failure, event.hasContent);
    case 'retry':
      return retrying(state, event, now);
    case 'stop':
      return { phase: 'ended', outcome: 'stopped' };
  }
}

/** A request is out and its reply may come. */
function isSent({ phase }: RequestState): boolean {
  return phase !== 'preparing' && phase !== 'retrying' && phase !== 'ended';
}

/** Only what has not answered yet is tried again. */
function retrying(
  state: RequestState,
  { failure, retryAt }: RequestEvent & { type: 'retry' },
  now: number,
): RequestState {
  if (state.phase !== 'connecting' && state.phase !== 'waiting') return state;
  return { phase: 'retrying', since: now, attempt: state.attempt, retryAt, failure };
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

/** Kinds in which the rest of the reply is missing, rather than the server saying no. */
const losses: ReadonlySet<Failure['kind']> = new Set([
  'cutOff',
  'tooLong',
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
