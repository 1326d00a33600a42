import { systemClock } from '../session/clock';
import type { Clock } from '../session/clock';
import { classifyResponse } from './classify';
import type { FailureContext } from './classify';
import { headersOf, secretsOf } from './connection';
import type { Connection, RequestFacts } from './connection';
import type { Failure } from './failure';
import { parseJson } from './json';
import { timeoutError } from './timeout';
import { networkFailure, readBeginning, send } from './transport';
import { Watch } from './watch';

/** How a GET beside the chat itself is sent. */
export interface Getting extends RequestFacts {
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  readonly clock?: Clock;
  /** From sending to the headers, and between bytes, ms; 15 s when absent. */
  readonly limitMs?: number;
}

/** An answer of any status. */
export interface GotJson {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined when the body is no JSON. */
  readonly json: unknown;
  /** Where the status is not 2xx. */
  readonly failure?: Failure;
}

/** The catalogue is about half a megabyte; nothing that is asked for is ten times as large. */
const largestBody = 8 * 1024 * 1024;

/**
 * Asks for JSON. Throws `EndpointError` when no answer comes, the signal's reason when it aborts.
 */
export async function getJson(
  connection: Connection,
  url: string,
  getting: Getting,
): Promise<GotJson> {
  const { fetch, signal, clock = systemClock, limitMs = 15_000 } = getting;
  const socket = new AbortController();
  const watch = new Watch(clock, signal);
  const context = contextOf(connection);
  try {
    const init = { method: 'GET', headers: headersOf(connection, getting), signal: socket.signal };
    const late = () => timeoutError('connectTimeout', limitMs, context);
    const response = await watch
      .wait(send(url, init, fetch, context.host), limitMs, late)
      .catch(async (error: unknown) => {
        throw await networkFailure(error, connection, fetch, context, watch);
      });
    const { status, headers } = response;
    const body = await readBeginning(response, watch, { bytes: largestBody, ms: limitMs });
    const isFine = response.ok || status === 304;
    const failure = isFine
      ? undefined
      : classifyResponse({ status, headers, body }, context, clock.now());
    return { status, headers, json: parseJson(body), ...(failure && { failure }) };
  } finally {
    watch.close();
    socket.abort();
  }
}

function contextOf(connection: Connection): FailureContext {
  return {
    host: connection.address.host,
    secrets: secretsOf(connection),
    hasKey: connection.key !== undefined,
    pathIsKnown: false,
  };
}
