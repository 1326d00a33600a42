import { accessProblem, accountProblem, rateProblem } from './accountProblem';
import { readErrorBody, readErrorJson } from './errorBody';
import type { ErrorBody } from './errorBody';
import type { Failure, FailureKind } from './failure';
import { redact } from './redact';
import { requestProblem, speaksOfModel } from './requestProblem';
import { retryAfterOf } from './retryAfter';

/** What is known about a request when it fails. */
export interface FailureContext {
  /** Host and port. */
  readonly host: string;
  readonly model?: string;
  /** Removed from everything that is told. */
  readonly secrets: readonly string[];
  readonly hasKey: boolean;
  /** True for AI/ML API at its own path: a bare 404 there is about the model. */
  readonly pathIsKnown: boolean;
}

/** An answer that is no success. */
export interface ErrorResponse {
  readonly status: number;
  readonly headers: Headers;
  /** As much of the body as was read. */
  readonly body: string;
}

/** The failure that a response with an error status tells (ENDPOINT: status table). */
export function classifyResponse(
  { status, headers, body }: ErrorResponse,
  context: FailureContext,
  now: number,
): Failure {
  const error = readErrorBody(body, context.secrets);
  const retryAfterMs = retryAfterOf(headers, now);
  const failure = failureOf(status, error, context);
  const requestId =
    error.requestId === undefined
      ? requestIdOf(headers, context)
      : tidyId(error.requestId, context);
  return {
    ...failure,
    ...(requestId !== undefined && { requestId }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** The id that support can look up, from a response's headers, fit to be shown and stored. */
export function requestIdOf(
  headers: Headers,
  context: FailureContext,
  names: readonly string[] = ['x-request-id', 'x-inference-id', 'request-id'],
): string | undefined {
  const id = names.map((name) => headers.get(name)).find((value) => value !== null);
  return id === undefined ? undefined : tidyId(id, context) || undefined;
}

/** For a reply that was accepted: the id of the work, which the bill names, comes first. */
export const acceptedIds = ['x-inference-id', 'x-request-id', 'request-id'];

/** Kinds that say more than "error inside a stream", and are as true there as with their status. */
const clearInStream: ReadonlySet<FailureKind> = new Set([
  'keyRejected',
  'keyScope',
  'keyLimit',
  'noCredit',
  'cardUnverified',
  'freeTierLimit',
  'rateLimited',
  'modelUnavailable',
  'contextTooLong',
  'maxTokensTooLarge',
  'systemRoleRefused',
  'filtered',
  'maintenance',
]);

/**
 * The failure that a 2xx answer tells in its body or in an event. Whatever is not clear by its words
 * or by the status it claims is a `streamError`: the server had begun, and may have charged.
 */
export function classifyPayload(payload: unknown, context: FailureContext): Failure {
  const error =
    typeof payload === 'string'
      ? readErrorBody(payload, context.secrets)
      : readErrorJson(payload, context.secrets);
  const status = error.status;
  const failure = failureOf(status ?? statusByName(error.names), error, context);
  const { status: _assumed, ...rest } = failure;
  return {
    ...rest,
    kind: clearInStream.has(failure.kind) ? failure.kind : 'streamError',
    ...(status !== undefined && { status }),
    ...(error.requestId !== undefined && {
      requestId: tidyId(error.requestId, context),
    }),
  };
}

/** Names that Anthropic and OpenAI give an error, where no status comes with it. */
function statusByName(names: string): number {
  if (/rate_limit/.test(names)) return 429;
  if (/authentication|unauthorized|invalid_api_key/.test(names)) return 401;
  if (/permission|forbidden|billing/.test(names)) return 403;
  if (/not_found|notfound/.test(names)) return 404;
  return /invalid_request|badrequest|bad_request/.test(names) ? 400 : 500;
}

function failureOf(status: number, error: ErrorBody, context: FailureContext): Failure {
  const problem = problemOf(status, error, context);
  return {
    status,
    ...problem,
    host: context.host,
    ...(error.reason !== undefined && { reason: error.reason }),
    ...(context.model !== undefined && { model: context.model }),
    ...(error.field !== undefined && {
      field: redact(error.field, context.secrets),
    }),
  };
}

function problemOf(
  status: number,
  error: ErrorBody,
  context: FailureContext,
): { readonly kind: FailureKind; readonly limit?: number } {
  switch (status) {
    case 400:
    case 422:
      return {
        ...(namedAccountProblem(error) ?? requestProblem(error) ?? { kind: 'invalidRequest' }),
      };
    case 401:
      return (
        namedAccountProblem(error) ?? {
          kind: context.hasKey ? 'keyRejected' : 'keyMissing',
        }
      );
    case 402:
      return { kind: accountProblem(error) ?? 'noCredit' };
    case 403:
      return { kind: accountProblem(error) ?? accessProblem(error) };
    case 404:
    case 405:
      return { kind: notFoundKind(status, error, context) };
    case 407:
    case 511:
      return { kind: 'proxy' };
    case 408:
    case 425:
      return { kind: 'timeout' };
    case 413:
      return { kind: 'bodyTooLarge' };
    case 429:
      return { kind: rateProblem(error) };
    case 500:
      return { ...serverProblem(error) };
    case 502:
    case 503:
    case 529:
      return { kind: 'unavailable' };
    case 504:
    case 524:
      return { kind: 'gatewayTimeout' };
    default:
      if (status >= 520 && status <= 523) return { kind: 'edge' };
      return {
        kind: status > 500 && status < 600 ? 'serverError' : 'unexpectedStatus',
      };
  }
}

/** Outside 402, 403 and 429 only the server's own names count: a word may be the user's text echoed. */
function namedAccountProblem(error: ErrorBody): { readonly kind: FailureKind } | undefined {
  const kind = accountProblem({ ...error, words: '' });
  return kind && { kind };
}

function serverProblem(error: ErrorBody): {
  readonly kind: FailureKind;
  readonly limit?: number;
} {
  if (/maintenance/.test(error.words)) return { kind: 'maintenance' };
  return namedAccountProblem(error) ?? requestProblem(error) ?? { kind: 'serverError' };
}

/** A 404 speaks of the model, or of an address at which nothing is served. */
function notFoundKind(status: number, error: ErrorBody, context: FailureContext): FailureKind {
  if (status === 405) return 'pathUnknown';
  const { words, names, field } = error;
  const asked = context.model?.toLowerCase();
  const namesModel =
    speaksOfModel(words, names, field) ||
    /\bmodels?\b/.test(words) ||
    (asked !== undefined && asked !== '' && words.includes(asked));
  const namesPath =
    /cannot (?:get|post)|invalid url|no route|unknown (?:path|route|url|request)|page not found/.test(
      words,
    );
  if (namesPath || error.isHtml) return 'pathUnknown';
  if (namesModel) return 'modelUnavailable';
  return context.pathIsKnown && error.names !== '' ? 'modelUnavailable' : 'pathUnknown';
}

function tidyId(id: string, { secrets }: FailureContext): string {
  return redact(id.replace(/[^\x21-\x7e]/g, ''), secrets).slice(0, 128);
}
