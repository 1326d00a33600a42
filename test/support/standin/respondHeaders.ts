import type { IncomingHttpHeaders } from 'node:http';

const exposed = 'x-inference-id, x-client-request-id, x-aimlapi-credits-used, x-aimlapi-usd-spent';

/** Headers on every answer of the endpoint itself. `id` is the request id, a UUID. */
export function commonHeaders(
  id: string,
  asked: IncomingHttpHeaders,
): Readonly<Record<string, string>> {
  const sent = asked['x-client-request-id'];
  const legal = typeof sent === 'string' && /^[A-Za-z0-9._:-]{1,128}$/.test(sent);
  return {
    'x-request-id': id,
    'access-control-allow-origin': '*',
    'access-control-expose-headers': exposed,
    ...(legal ? { 'x-client-request-id': sent } : {}),
  };
}

/** What a browser is allowed after a preflight: the two headers a page needs, nothing else. */
export const preflightHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'Authorization, Content-Type',
  'access-control-max-age': '600',
};
