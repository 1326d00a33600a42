import { reachOf } from './networkReach';
import type { Reach } from './networkReach';

/** A base URL that was understood: where requests go. */
export interface Address {
  /** Without a trailing slash, such as `https://api.aimlapi.com/v1`. */
  readonly base: string;
  /** What a key is bound to, such as `https://api.aimlapi.com`. */
  readonly origin: string;
  /** Host, with the port where it is not the scheme's own. */
  readonly host: string;
  readonly reach: Reach;
  /** True for https. */
  readonly secure: boolean;
}

export type AddressProblem =
  | 'empty'
  | 'notAnAddress'
  | 'scheme' // neither http nor https
  | 'credentials' // a user name or password in the URL
  | 'query'; // a query, which would silently be lost

export type ParsedAddress =
  | { readonly ok: true; readonly address: Address }
  | { readonly ok: false; readonly problem: AddressProblem };

const wrapping = /^[\s<>"'`\u2018\u2019\u201c\u201d\u00ab\u00bb\u200b-\u200d\u2060\ufeff]+/;
const trailing = /[\s<>"'`\u2018\u2019\u201c\u201d\u00ab\u00bb\u200b-\u200d\u2060\ufeff,;]+$/;
const scheme = /^([a-z][a-z0-9+.-]*):\/+/i;

/**
 * Reads a base URL in any spelling that people paste (ENDPOINT: base URL): in angle brackets or
 * quotes, with blanks, trailing slashes or `/chat/completions`, with `/v1` missing or doubled,
 * without a scheme. An empty path becomes `/v1`; any other path is kept.
 */
export function parseAddress(text: string): ParsedAddress {
  const bare = text.replace(wrapping, '').replace(trailing, '');
  if (bare === '') return { ok: false, problem: 'empty' };
  const url = parseUrl(bare);
  if (!url || url.hostname === '' || /\s/.test(bare)) return { ok: false, problem: 'notAnAddress' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { ok: false, problem: 'scheme' };
  if (url.username !== '' || url.password !== '') return { ok: false, problem: 'credentials' };
  if (url.search !== '') return { ok: false, problem: 'query' };
  return {
    ok: true,
    address: {
      base: url.origin + basePath(url.pathname),
      origin: url.origin,
      host: url.host,
      reach: reachOf(url.hostname),
      secure: url.protocol === 'https:',
    },
  };
}

function parseUrl(bare: string): URL | undefined {
  const match = scheme.exec(bare);
  // `https:/host` and `https:///host` are read as browsers do.
  if (match?.[1]) return tryUrl(`${match[1]}://${bare.slice(match[0].length)}`);
  const rest = bare.replace(/^\/+/, '');
  const guess = tryUrl(`https://${rest}`);
  return guess && reachOf(guess.hostname) === 'loopback' ? tryUrl(`http://${rest}`) : guess;
}

function tryUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function basePath(pathname: string): string {
  const path = pathname
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
    .replace(/\/chat\/completions$/, '')
    .replace(/(?:\/v1){2,}$/, '/v1');
  return path === '' ? '/v1' : path;
}

export type AddressCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly problem:
        | 'insecurePublic' // plain http to a public host: never
        | 'insecureWithKey' // plain http with a key to a private network: never
        | 'confirmPrivate'; // plain http to a private network: after one confirmation
    };

/** Whether requests may go to this address: plain http is free only on this machine. */
export function checkAddress(
  address: Address,
  { hasKey, privateConfirmed }: { readonly hasKey: boolean; readonly privateConfirmed: boolean },
): AddressCheck {
  if (address.secure || address.reach === 'loopback') return { ok: true };
  if (address.reach === 'public') return { ok: false, problem: 'insecurePublic' };
  if (hasKey) return { ok: false, problem: 'insecureWithKey' };
  return privateConfirmed ? { ok: true } : { ok: false, problem: 'confirmPrivate' };
}

/** A path below the base URL; `path` begins with a slash. */
export function endpointUrl(address: Address, path: string): string {
  return address.base + path;
}

/** A path that lies beside the version, such as `/v2/billing` beside `/v1`; gateway prefixes stay. */
export function siblingUrl(address: Address, path: string): string {
  return address.base.replace(/\/v\d+[a-z0-9]*$/, '') + path;
}

/** True for AI/ML API itself, whose own paths, headers and words are known. */
export function isAimlApi(address: Address): boolean {
  return address.host === 'api.aimlapi.com' && address.secure;
}
