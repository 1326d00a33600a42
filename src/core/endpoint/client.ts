import type { Clock } from '../session/clock';
import { endpointUrl, isAimlApi } from './address';
import type { ChatRequest } from './chatRequest';
import { acceptedIds, classifyResponse, requestIdOf } from './classify';
import type { FailureContext } from './classify';
import { headersOf, secretsOf } from './connection';
import type { Connection } from './connection';
import { EndpointError } from './failure';
import type { ExchangeObserver } from './exchange';
import { numberOf } from './json';
import type { ModelQuirks } from './quirks';
import { readReply } from './readReply';
import type { ReplyEvent } from './reply';
import { shapeBody } from './requestBody';
import { readBeginning, send } from './transport';
import { Watch } from './watch';

/** How long to wait for what, ms. `fetch` does not tell connecting from waiting for the headers. */
export interface Limits {
  /** From sending to the response's headers. */
  readonly connectMs: number;
  /** From the headers to the first byte of the body. */
  readonly firstByteMs: number;
  /** Between bytes that say something: a keep-alive comment does, blank lines do not. */
  readonly idleMs: number;
}

/** Everything about one attempt. */
export interface ChatCall {
  readonly connection: Connection;
  readonly request: ChatRequest;
  readonly quirks: ModelQuirks;
  readonly limits: Limits;
  /** 1 to 128 of `A-Za-z0-9._:-`; told to AI/ML API only. */
  readonly clientRequestId?: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** Sees what is sent and received, without secrets in the headers. */
  readonly observer?: ExchangeObserver;
}

/** An error body is read no further than this. */
const errorBodyLimits = { bytes: 64 * 1024, ms: 10_000 };

/**
 * One attempt at a reply. Yields what arrives and ends normally only when the reply is complete: after
 * a finish reason, `[DONE]` or a whole body. Throws `EndpointError` for every other end, and the
 * signal's reason when it aborts. However it ends, and when it is left early, the socket is closed
 * (or given back, when the body has ended) and no timer or listener stays.
 */
export async function* streamChat(
  call: ChatCall,
  signal: AbortSignal,
): AsyncGenerator<ReplyEvent, void, undefined> {
  const socket = new AbortController();
  const watch = new Watch(call.clock, signal);
  const context = contextOf(call);
  try {
    const response = await open(call, context, socket.signal, watch);
    yield accepted(response, context);
    const cost = numberOf(response.headers.get('x-aimlapi-usd-spent'));
    if (cost !== undefined && cost >= 0) yield { type: 'usage', usage: { costUsd: cost } };
    // In one generator: events handed through a second one would wait twice as often.
    for await (const events of readReply(response, { call, context, watch })) {
      for (const event of events) yield event;
    }
  } catch (error) {
    if (EndpointError.is(error)) call.observer?.failed(error.failure);
    throw error;
  } finally {
    watch.close();
    // After a body that has ended this does nothing, so that its connection serves again.
    socket.abort();
  }
}

async function open(
  call: ChatCall,
  context: FailureContext,
  socket: AbortSignal,
  watch: Watch,
): Promise<Response> {
  const { connection, limits, observer } = call;
  requireSafe(connection, context);
  const url = endpointUrl(connection.address, '/chat/completions');
  const { clientRequestId } = call;
  const headers = headersOf(connection, {
    json: true,
    ...(clientRequestId !== undefined && { clientRequestId }),
  });
  const body = JSON.stringify(shapeBody(call.request, call.quirks).body);
  observer?.sent({ at: call.clock.now(), method: 'POST', url, headers, body });
  const response = await send(
    url,
    { method: 'POST', headers, body, signal: socket },
    {
      connection,
      fetch: call.fetch,
      context,
      watch,
      limitMs: limits.connectMs,
    },
  );
  observer?.answered(response.status, response.headers);
  if (response.ok) return response;
  const text = await readBeginning(response, watch, errorBodyLimits);
  observer?.received(new TextEncoder().encode(text));
  throw new EndpointError(
    classifyResponse(
      { status: response.status, headers: response.headers, body: text },
      context,
      call.clock.now(),
    ),
  );
}

/** The last line of defence: the settings have been checked before, with words and a question. */
function requireSafe({ address, key }: Connection, { host }: FailureContext): void {
  if (address.secure || address.reach === 'loopback') return;
  if (address.reach === 'public' || key !== undefined) {
    throw new EndpointError({ kind: 'addressInsecure', host });
  }
}

function accepted(response: Response, context: FailureContext): ReplyEvent {
  const requestId = requestIdOf(response.headers, context, acceptedIds);
  const type = response.headers.get('content-type') ?? '';
  return {
    type: 'accepted',
    status: response.status,
    ...(requestId !== undefined && { requestId }),
    streamed: !/json|html/i.test(type),
  };
}

function contextOf({ connection, request }: ChatCall): FailureContext {
  const { address, key } = connection;
  return {
    host: address.host,
    model: request.model,
    secrets: secretsOf(connection),
    hasKey: key !== undefined,
    pathIsKnown: isAimlApi(address) && address.base === `${address.origin}/v1`,
  };
}
