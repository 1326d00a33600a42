import type { FailureKind } from './failure';
import { fieldsOf, itemsOf, numberOf, textOf } from './json';

/** What one error in a chain of causes says. */
interface Symptom {
  readonly code: string;
  readonly message: string;
  readonly port?: number;
}

/** Node's, undici's, OpenSSL's and Chromium's codes; the first that fits decides. */
const codes: readonly (readonly [RegExp, FailureKind])[] = [
  [
    /^(?:ERR_(?:MANDATORY_)?PROXY_|ERR_TUNNEL_|ERR_HTTPS_PROXY_|ERR_SOCKS_|UND_ERR_PRX_|ERR_PAC_)/,
    'proxy',
  ],
  [
    /^(?:ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL|ENONAME|ERR_NAME_\w+|ERR_DNS_\w+|ERR_ICANN_\w+)$/,
    'dns',
  ],
  [/^(?:ECONNREFUSED|ERR_CONNECTION_REFUSED)$/, 'refused'],
  [
    /^(?:CERT_\w+|ERR_CERT\w*|ERR_TLS_\w+|ERR_SSL_\w+|ERR_BAD_SSL_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|EPROTO|CRL_\w+)$/,
    'tls',
  ],
  [
    /^(?:UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT|ESOCKETTIMEDOUT|ERR_CONNECTION_TIMED_OUT|ERR_TIMED_OUT)$/,
    'connectTimeout',
  ],
  [/^UND_ERR_HEADERS_TIMEOUT$/, 'firstByteTimeout'],
  [/^UND_ERR_BODY_TIMEOUT$/, 'idleTimeout'],
  [
    /^(?:ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|ERR_CONNECTION_(?:RESET|CLOSED|ABORTED)|ERR_EMPTY_RESPONSE|ERR_HTTP2_\w+|ERR_QUIC_\w+|ERR_INCOMPLETE_\w+)$/,
    'reset',
  ],
  [
    /^(?:HPE_\w+|UND_ERR_HEADERS_OVERFLOW|ERR_INVALID_HTTP_RESPONSE|ERR_RESPONSE_HEADERS_\w+)$/,
    'notAnAnswer',
  ],
  [/^ERR_TOO_MANY_REDIRECTS$/, 'redirect'],
  [
    /^(?:ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL|ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_ADDRESS_UNREACHABLE|ERR_NETWORK_\w+)$/,
    'offline',
  ],
];

/** Words, where an error has no code. */
const phrases: readonly (readonly [RegExp, FailureKind])[] = [
  [/proxy|http tunnel/i, 'proxy'],
  [/certificate|self.signed|\bssl\b|\btls\b|unable to verify/i, 'tls'],
  [/getaddrinfo/i, 'dns'],
  [/other side closed|socket hang up/i, 'reset'],
  [/connect timeout/i, 'connectTimeout'],
];

/**
 * What a rejected `fetch` (or a broken body) means, from the shapes of what Node's fetch, VS Code's
 * patched one and Chromium's throw. `port`: the one that was to be reached; a connection refused at
 * another is a proxy's. Undefined when the error says nothing, as in a web worker.
 */
export function networkKind(error: unknown, port: number): FailureKind | undefined {
  const symptoms = symptomsOf(error);
  for (const symptom of symptoms) {
    const kind = codes.find(([pattern]) => pattern.test(symptom.code))?.[1];
    if (!kind) continue;
    const isElsewhere = symptom.port !== undefined && symptom.port !== port;
    return isElsewhere && (kind === 'refused' || kind === 'connectTimeout') ? 'proxy' : kind;
  }
  for (const { message } of symptoms) {
    const kind = phrases.find(([pattern]) => pattern.test(message))?.[1];
    if (kind) return kind;
  }
  return undefined;
}

/** The error, its causes, and what they gather (happy eyeballs fails with one error per address). */
function symptomsOf(error: unknown): readonly Symptom[] {
  const found: Symptom[] = [];
  const pending: unknown[] = [error];
  while (pending.length > 0 && found.length < mostSymptoms) {
    type Shape = 'code' | 'message' | 'port' | 'cause' | 'errors';
    const fields = fieldsOf<Shape>(pending.shift());
    if (!fields) continue;
    const message = textOf(fields.message) ?? '';
    const port = numberOf(fields.port);
    const chromium = /\bnet::(ERR_\w+)/.exec(message)?.[1];
    const code = chromium ?? textOf(fields.code) ?? '';
    found.push({ code, message, ...(port !== undefined && { port }) });
    pending.push(fields.cause, ...itemsOf(fields.errors).slice(0, mostSymptoms));
  }
  return found;
}

/** Causes may go in circles. */
const mostSymptoms = 16;

/** The port that a URL names or implies. */
export function portOf(url: string): number {
  const { port, protocol } = new URL(url);
  return port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port);
}
