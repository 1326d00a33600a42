import { EndpointError } from './failure';
import type { Failure } from './failure';
import type { FailureContext } from './classify';
import { redact } from './redact';

/** Redirects that are followed at most. */
const mostRedirects = 3;

/**
 * Sends a request and follows redirects itself: to the same origin only, and only where method and
 * body stay what they are (307, 308; others too for a GET). Anything else is a `redirect` failure
 * that names the target's origin, so that no key ever follows.
 */
export async function fetchWithinOrigin(
  url: string,
  init: RequestInit,
  fetch: typeof globalThis.fetch,
  { host, secrets }: Pick<FailureContext, 'host' | 'secrets'>,
): Promise<Response> {
  let at = url;
  for (let followed = 0; ; followed++) {
    const response = await fetch(at, { ...init, redirect: 'manual' });
    if (!isRedirect(response)) return response;
    // The body of a redirect is of no use; unread it would hold the socket.
    await response.body?.cancel().catch(() => undefined);
    const target = targetOf(response, at);
    const keepsMethod = response.status === 307 || response.status === 308 || init.method === 'GET';
    if (
      !target ||
      target.origin !== new URL(url).origin ||
      target.username !== '' || // `fetch` throws at it, and a password in it is no key of ours
      !keepsMethod ||
      followed >= mostRedirects
    ) {
      throw new EndpointError(redirectFailure(response.status, host, target, secrets));
    }
    at = target.href;
  }
}

/** In a browser a redirect that is not followed is opaque: status 0 and no target. */
function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status);
}

function targetOf(response: Response, base: string): URL | undefined {
  const location = response.headers.get('location');
  if (location === null) return undefined;
  try {
    return new URL(location, base);
  } catch {
    return undefined;
  }
}

function redirectFailure(
  status: number,
  host: string,
  target: URL | undefined,
  secrets: readonly string[],
): Failure {
  return {
    kind: 'redirect',
    host,
    ...(status > 0 && { status }),
    // Origin only: path and query may carry what the server was sent.
    ...(target && target.origin !== 'null' && { reason: redact(target.origin, secrets) }),
  };
}
