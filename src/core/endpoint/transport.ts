import { endpointUrl } from './address';
import type { FailureContext } from './classify';
import type { Connection } from './connection';
import { EndpointError } from './failure';
import type { FailureKind } from './failure';
import { networkKind, portOf } from './network';
import { fetchWithinOrigin } from './redirect';
import { timeoutError } from './timeout';
import type { Watch } from './watch';

/** How a request is sent, and what is told when no response comes. */
export interface Sending {
  readonly connection: Connection;
  readonly fetch: typeof globalThis.fetch;
  readonly context: FailureContext;
  readonly watch: Watch;
  /** From sending to the response's headers, ms. */
  readonly limitMs: number;
}

/**
 * The response to a request, from its own origin. Throws `EndpointError` when none comes, and the
 * signal's reason when the watch's signal aborts. Aborting `init.signal` closes the socket.
 */
export async function send(
  url: string,
  init: RequestInit & { readonly signal: AbortSignal },
  sending: Sending,
): Promise<Response> {
  const { watch, limitMs, context } = sending;
  const late = () => timeoutError('connectTimeout', limitMs, context);
  try {
    return await watch.wait(request(url, init, sending), limitMs, late);
  } catch (error) {
    if (EndpointError.is(error) || watch.aborted) throw error;
    const known = networkKind(error, portOf(url));
    const kind = known ?? (await unknownKind(sending));
    const { host, model } = context;
    const failure = { kind, host, ...(model !== undefined && { model }) };
    throw new EndpointError(failure, { cause: error });
  }
}

async function request(
  url: string,
  init: RequestInit & { readonly signal: AbortSignal },
  { fetch, context }: Sending,
): Promise<Response> {
  const response = await fetchWithinOrigin(url, { credentials: 'omit', ...init }, fetch, context);
  // A `fetch` that does not heed its signal may answer when nobody waits any more.
  if (init.signal.aborted) response.body?.cancel().catch(() => undefined);
  return response;
}

/**
 * In a web worker every refusal is the same bare error. A request without key and headers that needs
 * no permission tells whether the server can be reached: if so, it was CORS that said no.
 */
async function unknownKind({ connection, fetch, watch }: Sending): Promise<FailureKind> {
  const { address, worker } = connection;
  if (!worker) return 'offline';
  const probe = new AbortController();
  try {
    const url = endpointUrl(address, '/models');
    const init: RequestInit = {
      mode: 'no-cors',
      credentials: 'omit',
      signal: probe.signal,
    };
    await watch.wait(fetch(url, init), probeMs, () => new Error('The probe took too long'));
    return 'cors';
  } catch {
    return 'offline';
  } finally {
    probe.abort();
  }
}

const probeMs = 5000;

/**
 * The beginning of a body as text, as far as it comes in time, all of it together; never fails but
 * by the signal.
 */
export async function readBeginning(
  response: Response,
  watch: Watch,
  limits: { readonly bytes: number; readonly ms: number },
): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let left = limits.bytes;
  const deadline = watch.now + limits.ms;
  try {
    while (left > 0) {
      const ms = Math.max(0, deadline - watch.now);
      const { value } = await watch.wait(reader.read(), ms, () => new Error('Too slow'));
      if (!value) break;
      text += decoder.decode(value.subarray(0, left), { stream: true });
      left -= value.length;
    }
  } catch (error) {
    if (watch.aborted) throw error;
  } finally {
    reader.cancel().catch(() => undefined);
  }
  return text + decoder.decode();
}
