import { endpointUrl, isAimlApi, siblingUrl } from '../endpoint/address';
import type { Connection } from '../endpoint/connection';
import { EndpointError } from '../endpoint/failure';
import { ask } from '../endpoint/ask';
import type { Asking, Answer } from '../endpoint/ask';
import { systemClock } from '../session/clock';
import { parseModels } from './catalogue';
import type { Catalogue } from './catalogue';

/** What AI/ML API adds to its rows when asked; others ignore it. */
const details = '?include=pricing,modalities,capabilities';

/**
 * Asks for the models anew; an unchanged list (304) costs no body. AI/ML API's list is public, so
 * the key stays at home there. Throws `EndpointError` when there is no list to be had: the earlier
 * catalogue, or the built-in one, then goes on being shown.
 */
export async function refreshCatalogue(
  connection: Connection,
  earlier: Catalogue | undefined,
  asking: Asking,
): Promise<Catalogue> {
  const { base } = connection.address;
  const known = earlier?.base === base && earlier.fetchedAt > 0 ? earlier : undefined;
  const answer = await askForModels(connection, {
    ...asking,
    withKey: !isAimlApi(connection.address),
    ...(known?.etag !== undefined && { etag: known.etag }),
  });
  const fetchedAt = (asking.clock ?? systemClock).now();
  if (answer.status === 304 && known) return { ...known, fetchedAt };
  if (answer.failure) throw new EndpointError(answer.failure);
  const models = parseModels(answer.json);
  if (!models) throw new EndpointError({ kind: 'notAnAnswer', host: connection.address.host });
  const etag = answer.headers.get('etag');
  return { base, models, fetchedAt, ...(etag !== null && { etag }) };
}

/** With details, without, and where there is no such path near by, as Ollama lists its own. */
async function askForModels(connection: Connection, asking: Asking): Promise<Answer> {
  const { address } = connection;
  const url = endpointUrl(address, '/models');
  const detailed = await ask(connection, url + details, asking);
  if (!isRefusal(detailed.status)) return detailed;
  const plain = await ask(connection, url, asking);
  if (!isRefusal(plain.status) || address.reach === 'public') return plain;
  const own = await ask(connection, siblingUrl(address, '/api/tags'), asking);
  return own.failure ? plain : own;
}

/** The request is not understood: the path, or the query, is strange to the server. */
function isRefusal(status: number): boolean {
  return status === 400 || status === 404 || status === 405 || status === 422;
}
