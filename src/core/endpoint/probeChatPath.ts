import { endpointUrl } from './address';
import { ask } from './ask';
import type { Asking } from './ask';
import type { Connection } from './connection';
import { EndpointError } from './failure';
import type { Failure } from './failure';

/** How a server that does serve chat completions refuses an empty body. */
const refusals: ReadonlySet<number> = new Set([400, 401, 403, 422]);

/**
 * Whether chat completions are served at this address: an empty body is refused wherever they are,
 * before anything could be charged. The failure tells what is there instead.
 */
export async function probeChatPath(
  connection: Connection,
  asking: Asking,
): Promise<Failure | undefined> {
  const url = endpointUrl(connection.address, '/chat/completions');
  try {
    const { status, failure } = await ask(connection, url, { ...asking, body: '{}' });
    // Without a model in the body, a server that looks for one first says 404 about it.
    if (refusals.has(status) || failure?.kind === 'modelUnavailable') return undefined;
    return failure ?? { kind: 'notAnAnswer', status, host: connection.address.host };
  } catch (error) {
    if (EndpointError.is(error)) return error.failure;
    throw error;
  }
}
