import type { ExchangeObserver, SentRequest } from './exchange';
import type { Failure } from './failure';
import { redact } from './redact';

/** One exchange as a person may see, copy and attach it: exact, but for the secrets. */
export interface ExchangeRecord {
  /** When it was sent, ms since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** The JSON text that was sent. */
  readonly requestBody?: string;
  readonly status?: number;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  /** What was received, exactly, as far as it is kept. */
  readonly received: string;
  /** Bytes that were received and are not kept. */
  readonly omittedBytes: number;
  readonly failure?: Failure;
}

/** Of what is received, this much is kept, bytes. */
const keptBytes = 4 * 1024 * 1024;

/** How the key is written in a record and in a command line. */
const keyVariable = '$AIMLAPI_API_KEY';

/** Keeps the newest exchange that it sees. Costs no copy while a reply streams. */
export class ExchangeRecorder implements ExchangeObserver {
  readonly #secrets: readonly string[];
  #request: SentRequest | undefined;
  #answer: { readonly status: number; readonly headers: Headers } | undefined;
  #pieces: Uint8Array[] = [];
  #kept = 0;
  #omitted = 0;
  #failure: Failure | undefined;

  /** `secrets`: key and values of extra headers. */
  constructor(secrets: readonly string[]) {
    this.#secrets = secrets;
  }

  sent(request: SentRequest): void {
    this.#request = request;
    this.#answer = undefined;
    this.#pieces = [];
    this.#kept = 0;
    this.#omitted = 0;
    this.#failure = undefined;
  }

  answered(status: number, headers: Headers): void {
    this.#answer = { status, headers };
  }

  received(bytes: Uint8Array): void {
    if (this.#kept + bytes.length > keptBytes) {
      this.#omitted += bytes.length;
      return;
    }
    this.#pieces.push(bytes);
    this.#kept += bytes.length;
  }

  failed(failure: Failure): void {
    this.#failure = failure;
  }

  /** The exchange so far, or undefined before anything was sent. */
  record(): ExchangeRecord | undefined {
    const request = this.#request;
    if (!request) return undefined;
    const clean = (text: string) => redact(text, this.#secrets);
    return {
      at: request.at,
      method: request.method,
      url: clean(request.url),
      requestHeaders: cleanRequestHeaders(request.headers),
      ...(request.body !== undefined && { requestBody: clean(request.body) }),
      ...(this.#answer && {
        status: this.#answer.status,
        responseHeaders: cleanResponseHeaders(this.#answer.headers, clean),
      }),
      received: clean(this.#receivedText()),
      omittedBytes: this.#omitted,
      ...(this.#failure && { failure: this.#failure }),
    };
  }

  #receivedText(): string {
    const decoder = new TextDecoder();
    return (
      this.#pieces.map((piece) => decoder.decode(piece, { stream: true })).join('') +
      decoder.decode()
    );
  }
}

/** Headers whose values are ours and no secret; every other value is a person's own. */
const shownRequestHeaders = new Set([
  'content-type',
  'http-referer',
  'x-title',
  'x-client-request-id',
]);

function cleanRequestHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (name.toLowerCase() === 'authorization') return [name, `Bearer ${keyVariable}`];
      return [name, shownRequestHeaders.has(name.toLowerCase()) ? value : '[removed]'];
    }),
  );
}

function cleanResponseHeaders(
  headers: Headers,
  clean: (text: string) => string,
): Record<string, string> {
  const shown: Record<string, string> = {};
  headers.forEach((value, name) => {
    shown[name] = name === 'set-cookie' ? '[removed]' : clean(value);
  });
  return shown;
}

/** The request as a command line for a POSIX shell, with the key as a variable. */
export function asCurl(record: ExchangeRecord): string {
  const headers = Object.entries(record.requestHeaders).map(([name, value]) =>
    name.toLowerCase() === 'authorization'
      ? `-H "Authorization: Bearer ${keyVariable}"`
      : `-H ${quoted(`${name}: ${value}`)}`,
  );
  const body = record.requestBody === undefined ? [] : [`--data-raw ${quoted(record.requestBody)}`];
  const method = record.method === 'POST' && body.length > 0 ? [] : [`-X ${record.method}`];
  return [`curl -N ${quoted(record.url)}`, ...method, ...headers, ...body].join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
