/** An answer to a GET: status and JSON (a string goes out as it stands). */
export type JsonAnswer = readonly [
  status: number,
  body?: unknown,
  headers?: Record<string, string>,
];

/** A request that the fake server got: method and path, with ` +key` when a key came along. */
export interface JsonServer {
  readonly fetch: typeof globalThis.fetch;
  readonly log: string[];
}

/** Answers by path (query left out); unknown paths are 404. A function sees whether a key came. */
export function jsonServer(
  routes: Readonly<Record<string, JsonAnswer | ((request: RequestInit) => JsonAnswer)>>,
): JsonServer {
  const log: string[] = [];
  const fetch = (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const hasKey = new Headers(init.headers).has('authorization');
    log.push(`${init.method ?? 'GET'} ${pathname}${hasKey ? ' +key' : ''}`);
    const route = routes[pathname] ?? ([404, { statusCode: 404, message: 'Cannot GET' }] as const);
    const [status, body = '', headers = {}] = typeof route === 'function' ? route(init) : route;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const isBare = status === 204 || status === 304;
    return Promise.resolve(new Response(isBare ? null : text, { status, headers }));
  };
  return { fetch, log };
}

export function hasKey(request: RequestInit): boolean {
  return new Headers(request.headers).has('authorization');
}
