import type { Failure, FailureKind } from './failure';

/** What decides whether a failed request is sent again by itself. */
export interface FailedAttempt {
  readonly failure: Failure;
  /** Attempts made so far, this one included: 1 for the first. */
  readonly attempt: number;
  /** Further attempts that are allowed in all. */
  readonly maxRetries: number;
  /** True once text, reasoning or a call arrived. */
  readonly gotContent: boolean;
  /** From 0 up to, not including, 1. */
  readonly random: number;
}

export type RetryDecision =
  | { readonly retry: false }
  /** `delayMs` until the next attempt. */
  | { readonly retry: true; readonly delayMs: number };

/** A server that asks for a longer wait than this is left to the person, ms. */
export const longestWaitMs = 60_000;

/** The back-off doubles from the first to the longest, ms. */
const firstBackOffMs = 1000;
const longestBackOffMs = 30_000;

/** Nothing of these reached a model, so nothing was charged. */
const unsent: ReadonlySet<FailureKind> = new Set(['dns', 'refused']);

/** Statuses for which a request that was sent may be sent again without being charged twice. */
const statuses: ReadonlySet<number> = new Set([408, 425, 429, 502, 503, 520, 521, 522, 523]);

/** Kinds that those statuses give; a 429 about the account has another kind. */
const passing: ReadonlySet<FailureKind> = new Set([
  'timeout',
  'rateLimited',
  'unavailable',
  'edge',
]);

/** True for failures after which the same request may succeed and cannot have been charged for. */
function mayRetryItself({ kind, status }: Failure): boolean {
  return unsent.has(kind) || (passing.has(kind) && status !== undefined && statuses.has(status));
}

/**
 * The retry table (ENDPOINT: status table; only what cannot have been charged). Never after the
 * first content, never for a failure that repeats; a wait that the server asks for is honoured.
 */
export function retryDecision(attempt: FailedAttempt): RetryDecision {
  const { failure, gotContent, maxRetries } = attempt;
  if (gotContent || attempt.attempt > maxRetries || !mayRetryItself(failure))
    return { retry: false };
  const asked = failure.retryAfterMs;
  if (asked !== undefined && asked > longestWaitMs) return { retry: false };
  return { retry: true, delayMs: Math.max(asked ?? 0, backOffMs(attempt)) };
}

/** 1, 2, 4 … seconds, of which up to a half is left to chance, so that clients do not come in step. */
function backOffMs({ attempt, random }: FailedAttempt): number {
  const full = Math.min(firstBackOffMs * 2 ** (attempt - 1), longestBackOffMs);
  return Math.round(full * (0.5 + random / 2));
}

/** ms until the next attempt at a request that got no content, or undefined when there is none. */
export function retryDelay(
  failure: Failure,
  attempt: number,
  maxRetries: number,
): number | undefined {
  const asked = { failure, attempt, maxRetries, gotContent: false, random: Math.random() };
  const decision = retryDecision(asked);
  return decision.retry ? decision.delayMs : undefined;
}
