import { endpointUrl } from './address';
import type { FailureContext } from './classify';
import type { Connection } from './connection';
import { EndpointError } from './failure';
import type { FailureKind } from './failure';
import { networkKind, portOf } from './network';
import { fetchWithinOrigin } from './redirect';
import type { Watch } from './watch';

/** Sends a request within its origin. A response that comes after the signal aborted is closed. */
export async function send(
  url: string,
  init: RequestInit & { readonly signal: AbortSignal },
  fetch: typeof globalThis.fetch,
  host: string,
): Promise<Response> {
  const response = await fetchWithinOrigin(url, { credentials: 'omit', ...init }, fetch, host);
  if (init.signal.aborted) response.body?.cancel().catch(() => undefined);
  return response;
}

/**
 * What a request that got no response failed of. Errors that are told apart already, and the
 * reason of an abort, pass unchanged.
 */
export async function networkFailure(
  error: unknown,
  connection: Connection,
  fetch: typeof globalThis.fetch,
  context: FailureContext,
  watch: Watch,
): Promise<unknown> {
  if (EndpointError.is(error) || watch.aborted) return error;
  const known = networkKind(error, portOf(connection.address.base));
  const kind: FailureKind = known ?? (await unknownKind(connection, fetch, watch));
  const { host, model } = context;
  return new EndpointError({ kind, host, ...(model !== undefined && { model }) }, { cause: error });
}

/**
 * In a web worker every refusal is the same bare error. A request without key and headers that needs
 * no permission tells whether the server can be reached: if so, it was CORS that said no.
 */
async function unknownKind(
  { address, worker }: Connection,
  fetch: typeof globalThis.fetch,
  watch: Watch,
): Promise<FailureKind> {
  if (!worker) return 'offline';
  const probe = new AbortController();
  try {
    const url = endpointUrl(address, '/models');
    const init: RequestInit = { mode: 'no-cors', credentials: 'omit', signal: probe.signal };
    await watch.wait(fetch(url, init), probeMs, () => new Error('The probe took too long'));
    return 'cors';
  } catch {
    return 'offline';
  } finally {
    probe.abort();
  }
}

const probeMs = 5000;

/** The beginning of a body as text, as far as it comes in time; never fails but by the signal. */
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
  try {
    while (left > 0) {
      const { value } = await watch.wait(reader.read(), limits.ms, () => new Error('Too slow'));
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
