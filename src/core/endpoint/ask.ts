import { systemClock } from '../session/clock';
import type { Clock } from '../session/clock';
import { classifyResponse } from './classify';
import type { FailureContext } from './classify';
import { headersOf, secretsOf } from './connection';
import type { Connection, RequestFacts } from './connection';
import type { Failure } from './failure';
import { parseJson } from './json';
import { readBeginning, send } from './transport';
import { Watch } from './watch';

/** How a request beside the chat itself is sent. */
export interface Asking extends RequestFacts {
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
  readonly clock?: Clock;
  /** From sending to the headers, and between bytes, ms; 15 s when absent. */
  readonly limitMs?: number;
  /** JSON text; makes it a POST. */
  readonly body?: string;
}

/** An answer of any status. */
export interface Answer {
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
 * Asks once and reads the whole answer. Throws `EndpointError` when none comes, and the signal's
 * reason when it aborts.
 */
export async function ask(connection: Connection, url: string, asking: Asking): Promise<Answer> {
  const { fetch, signal, clock = systemClock, limitMs = 15_000, body: sent } = asking;
  const socket = new AbortController();
  const watch = new Watch(clock, signal);
  const context = contextOf(connection);
  try {
    const headers = headersOf(connection, { ...asking, json: sent !== undefined });
    const method = sent === undefined ? 'GET' : 'POST';
    const init = {
      method,
      headers,
      signal: socket.signal,
      ...(sent !== undefined && { body: sent }),
    };
    const response = await send(url, init, { connection, fetch, context, watch, limitMs });
    const { status } = response;
    const body = await readBeginning(response, watch, { bytes: largestBody, ms: limitMs });
    const isFine = response.ok || status === 304;
    const failure = isFine
      ? undefined
      : classifyResponse({ status, headers: response.headers, body }, context, clock.now());
    return {
      status,
      headers: response.headers,
      json: parseJson(body),
      ...(failure && { failure }),
    };
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
