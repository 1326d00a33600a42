import type { IncomingHttpHeaders } from 'node:http';

/** One request as the stand-in saw it, filled in while it is answered. */
export interface RecordedRequest {
  /** Counts from 0 over the life of the stand-in. */
  readonly index: number;
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  /** Query with its `?`, or an empty string. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  /** When the head of the request had arrived, ms since the epoch. */
  readonly at: number;
  /** The body as text; empty until it has arrived. */
  rawBody: string;
  /** The body as JSON; undefined when there is none or it is not JSON. */
  body: unknown;
  /** Whether the body has arrived whole. */
  arrived: boolean;
  /** Whether the body was larger than the stand-in takes. */
  tooLarge: boolean;
  /** Status that was sent; undefined as long as no head has been sent. */
  status: number | undefined;
  /** Bytes of body handed to the socket. */
  bytesSent: number;
  /** When the answer was over, whoever ended it; ms since the epoch. */
  endedAt: number | undefined;
  /** Whether a script hung up or reset the socket. */
  cutByServer: boolean;
  /** Whether the client closed the socket before the answer had ended. */
  closedEarly: boolean;
  /** When it did, ms since the epoch. */
  closedAt: number | undefined;
}

interface Waiter {
  readonly matches: (request: RecordedRequest) => boolean;
  readonly resolve: (request: RecordedRequest) => void;
}

/** Paths on which completions are served. */
export const completionPaths: ReadonlySet<string> = new Set([
  '/v1/chat/completions',
  '/chat/completions',
]);

/** Keeps what was received and lets a test wait for it. */
export class RequestLog {
  #requests: RecordedRequest[] = [];
  #count = 0;
  #waiters = new Set<Waiter>();
  readonly #limit: number;

  /** @param limit How many requests are kept; the oldest are forgotten first. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get requests(): readonly RecordedRequest[] {
    return this.#requests;
  }

  get completions(): readonly RecordedRequest[] {
    return this.#requests.filter(
      (request) => request.method === 'POST' && completionPaths.has(request.path),
    );
  }

  begin(head: Pick<RecordedRequest, 'method' | 'path' | 'query' | 'headers'>): RecordedRequest {
    const request: RecordedRequest = {
      ...head,
      index: this.#count,
      at: Date.now(),
      rawBody: '',
      body: undefined,
      arrived: false,
      tooLarge: false,
      status: undefined,
      bytesSent: 0,
      endedAt: undefined,
      cutByServer: false,
      closedEarly: false,
      closedAt: undefined,
    };
    this.#count += 1;
    this.#requests.push(request);
    if (this.#requests.length > this.#limit) this.#requests.shift();
    return request;
  }

  /** To be called after a change to a request, so that waiters look again. */
  changed(request: RecordedRequest): void {
    for (const waiter of [...this.#waiters]) {
      if (!waiter.matches(request)) continue;
      this.#waiters.delete(waiter);
      waiter.resolve(request);
    }
  }

  forget(): void {
    this.#requests = [];
  }

  /**
   * The first request, past or coming, for which `matches` holds. It is asked again whenever a
   * request changes. Rejects after `timeout` ms.
   */
  waitFor(
    matches: (request: RecordedRequest) => boolean,
    what: string,
    timeout: number,
  ): Promise<RecordedRequest> {
    const known = this.#requests.find(matches);
    if (known) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        matches,
        resolve: (request) => {
          clearTimeout(timer);
          resolve(request);
        },
      };
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        const seen = this.#requests.map(({ method, path }) => `${method} ${path}`).join(', ');
        reject(new Error(`No ${what} within ${timeout} ms. Seen: ${seen || 'nothing'}`));
      }, timeout);
      this.#waiters.add(waiter);
    });
  }
}
