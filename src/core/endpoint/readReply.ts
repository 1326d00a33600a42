import type { ChatCall } from './client';
import { acceptedIds, requestIdOf } from './classify';
import type { FailureContext } from './classify';
import { EndpointError } from './failure';
import type { Failure } from './failure';
import { networkKind, portOf } from './network';
import type { ReplyEvent } from './reply';
import { ReplyParser } from './replyParser';
import { timeoutError } from './timeout';
import type { Watch } from './watch';

/** After the finish reason only usage can come; a server that keeps the line open is not waited for. */
const afterFinishMs = 3000;

/** After `[DONE]` only the end of the body can come, which lets the connection be used again. */
const afterDoneMs = 200;

/** No reply is so long, bytes; a server that never ends would fill the memory. */
const mostBytes = 50_000_000;

interface Reading {
  readonly call: ChatCall;
  readonly context: FailureContext;
  readonly watch: Watch;
}

/**
 * Yields what a 2xx response holds, all that one read of the socket completes at a time; throws
 * `EndpointError` unless the reply is complete.
 */
export async function* readReply(
  response: Response,
  reading: Reading,
): AsyncGenerator<readonly ReplyEvent[], void, undefined> {
  const { context, call } = reading;
  const parser = new ReplyParser(context);
  const reader = response.body?.getReader();
  try {
    const pull = puller(reader, parser, reading);
    let taken = 0;
    for (let bytes = await pull(); bytes; bytes = await pull()) {
      taken += bytes.length;
      if (taken > mostBytes) throw tooLong(context);
      call.observer?.received(bytes);
      yield parser.feed(bytes);
      if (parser.failure) throw failed(parser.failure, response, context);
    }
    yield parser.end();
    if (parser.failure) throw failed(parser.failure, response, context);
  } finally {
    // Not waited for: a body that hangs may never confirm.
    reader?.cancel().catch(() => undefined);
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** Gives the next bytes, or undefined when nothing more is to be read. */
function puller(
  reader: Reader | undefined,
  parser: ReplyParser,
  { call, context, watch }: Reading,
): () => Promise<Uint8Array | undefined> {
  const { limits, clock, connection } = call;
  let isFirst = true;
  let heardAt = clock.now();
  let deadline: number | undefined;
  return async () => {
    if (!reader) return undefined;
    const isOver = parser.finished || parser.done;
    if (parser.done) deadline = Math.min(deadline ?? Infinity, clock.now() + afterDoneMs);
    else if (parser.finished) deadline ??= clock.now() + Math.min(afterFinishMs, limits.idleMs);
    const limit = isFirst ? limits.firstByteMs : limits.idleMs;
    const ms = Math.max(0, (deadline ?? heardAt + limit) - clock.now());
    const late = () => timeoutError(isFirst ? 'firstByteTimeout' : 'idleTimeout', limit, context);
    try {
      const { value } = await watch.wait(reader.read(), ms, late);
      if (value && saysSomething(value)) {
        isFirst = false;
        heardAt = clock.now();
      }
      return value;
    } catch (error) {
      // What breaks after the reply's end breaks nothing; stopping still stops.
      if (isOver && !watch.aborted) return undefined;
      if (EndpointError.is(error) || watch.aborted) throw error;
      throw new EndpointError(lost(error, portOf(connection.address.base), context), {
        cause: error,
      });
    }
  };
}

/** Blank lines keep a line open for ever without a word. */
function saysSomething(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x20);
}

function tooLong({ host, model }: FailureContext): EndpointError {
  const limit = mostBytes / 1_000_000;
  return new EndpointError({ kind: 'tooLong', host, limit, ...(model !== undefined && { model }) });
}

/** The connection broke while the reply came. */
function lost(error: unknown, port: number, context: FailureContext): Failure {
  const kind = networkKind(error, port);
  const { host, model } = context;
  return {
    kind: kind ?? 'cutOff',
    host,
    ...(model !== undefined && { model }),
  };
}

function failed(failure: Failure, response: Response, context: FailureContext): EndpointError {
  const requestId = failure.requestId ?? requestIdOf(response.headers, context, acceptedIds);
  return new EndpointError({
    ...failure,
    status: failure.status ?? response.status,
    ...(requestId !== undefined && { requestId }),
  });
}
