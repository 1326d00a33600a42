import { isAimlApi } from './address';
import type { Address } from './address';
import { EndpointError } from './failure';

/** Where requests go and with what. Key and extra headers are secrets: only on the wire to `address`. */
export interface Connection {
  readonly address: Address;
  readonly key?: string;
  readonly extraHeaders?: Readonly<Record<string, string>>;
  /** In a web worker CORS applies: only `Authorization` and `Content-Type` are sent. */
  readonly worker: boolean;
}

/** Headers that belong to the transport or to the key; `extraHeaders` cannot replace them. */
const reserved = new Set([
  'authorization',
  'content-type',
  'content-length',
  'host',
  'connection',
  'transfer-encoding',
  'cookie',
  // `fetch` refuses to send these, with every request.
  'expect',
  'upgrade',
  'keep-alive',
]);

/** What one request adds to the connection's headers. */
export interface RequestFacts {
  /** True when a JSON body goes along. */
  readonly json?: boolean;
  /** False for what is public: the key stays at home. */
  readonly withKey?: boolean;
  /** Logged by AI/ML API beside its own request id. */
  readonly clientRequestId?: string;
  /** For conditional requests. */
  readonly etag?: string;
}

/**
 * The headers of one request. Attribution goes to AI/ML API only. Throws `EndpointError` for a key
 * that cannot stand in a header.
 */
export function headersOf(connection: Connection, facts: RequestFacts): Record<string, string> {
  const { address, key, extraHeaders, worker } = connection;
  const headers: Record<string, string> = {};
  if (!worker) {
    for (const [name, value] of Object.entries(extraHeaders ?? {})) {
      if (!reserved.has(name.toLowerCase()) && isHeader(name, value)) headers[name] = value;
    }
    if (isAimlApi(address)) Object.assign(headers, attribution(facts.clientRequestId));
    if (facts.etag !== undefined) headers['If-None-Match'] = facts.etag;
  }
  if (facts.json) headers['Content-Type'] = 'application/json';
  if (key !== undefined && facts.withKey !== false) {
    headers['Authorization'] = authorization(key, address);
  }
  return headers;
}

/** A key that no header can hold would be quoted in the message that `fetch` throws. */
function authorization(key: string, { host }: Address): string {
  const value = `Bearer ${key.trim()}`;
  if (!isHeader('Authorization', value)) throw new EndpointError({ kind: 'keyRejected', host });
  return value;
}

function attribution(clientRequestId: string | undefined): Record<string, string> {
  const legal = clientRequestId !== undefined && /^[\w.:-]{1,128}$/.test(clientRequestId);
  return {
    'HTTP-Referer': 'https://github.com/aimlapi-community/aimlapi-chat',
    'X-Title': 'AI/ML API Chat',
    ...(legal && { 'X-Client-Request-Id': clientRequestId }),
  };
}

/** `fetch` throws at a header it cannot send, with the value in its message. */
function isHeader(name: string, value: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

/** Everything of the connection that must never be seen anywhere. */
export function secretsOf({ key, extraHeaders }: Connection): readonly string[] {
  return [...(key === undefined ? [] : [key]), ...Object.values(extraHeaders ?? {})];
}
