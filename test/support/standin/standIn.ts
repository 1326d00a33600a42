import { randomUUID } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { answerFor } from './answerFor';
import { controlPrefix, controlScript } from './controlRoutes';
import { eraFacts } from './era';
import { play } from './play';
import { readBody } from './readBody';
import { RequestLog, type RecordedRequest } from './requestLog';
import { commonHeaders } from './respondHeaders';
import { Gate, type Answer } from './script';
import { defaultSettings, type Settings } from './settings';

/** Routes below this are the same routes; a base URL that has it is visibly a stand-in's. */
const standInPrefix = '/stand-in';

export interface StandInOptions extends Partial<Settings> {
  /** 0 (the default) lets the system choose. */
  readonly port?: number;
  /** 127.0.0.1 if absent. */
  readonly host?: string;
  /** PEM; with it the stand-in speaks HTTPS. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** How many requests are kept in `requests`; 1000 if absent. */
  readonly keep?: number;
  /** Bodies above this many bytes get a 413; 64 MiB if absent. */
  readonly maxBodyBytes?: number;
}

/** A running stand-in endpoint. */
export class StandIn {
  /** Origin, without a slash at the end. */
  readonly url: string;
  /**
   * Base URL for the setting `aimlapi.baseUrl`. Every route is served below `/stand-in` too, by
   * which the extension knows, and says, that no model answers.
   */
  readonly baseUrl: string;
  settings: Settings;
  readonly log: RequestLog;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #gates = new Map<string, Gate>();
  readonly #routes = new Map<string, Answer>();
  readonly #started: Settings;
  readonly #maxBodyBytes: number;
  #queue: Answer[] = [];
  #default: Answer | undefined;
  #connections = 0;

  /** Use `startStandIn`. The server must be listening. */
  constructor(server: Server, options: StandInOptions) {
    const { address, port } = server.address() as AddressInfo;
    const host = address.includes(':') ? `[${address}]` : address;
    this.url = `${options.tls ? 'https' : 'http'}://${host}:${port}`;
    this.baseUrl = `${this.url}${standInPrefix}/v1`;
    this.settings = this.#started = settingsOf(options);
    this.log = new RequestLog(options.keep ?? 1000);
    this.#maxBodyBytes = options.maxBodyBytes ?? 64 * 2 ** 20;
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.#connections += 1;
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /** Everything it was sent, oldest first, without control requests. */
  get requests(): readonly RecordedRequest[] {
    return this.log.requests;
  }

  /** The requests for completions among them. */
  get completions(): readonly RecordedRequest[] {
    return this.log.completions;
  }

  /** Sockets that are open now; idle ones that the client keeps for later are among them. */
  get openSockets(): number {
    return this.#sockets.size;
  }

  /** Connections accepted so far. */
  get connections(): number {
    return this.#connections;
  }

  /** Scripts that wait for their request. */
  get queued(): number {
    return this.#queue.length;
  }

  /** Answers every completion without a queued script so; undefined brings the persona back. */
  setDefault(answer: Answer | undefined): void {
    this.#default = answer;
  }

  /** Queues scripts; each answers one completion that passes key, body and model checks. */
  next(...answers: readonly Answer[]): void {
    this.#queue.push(...answers);
  }

  /**
   * Answers every request for a route (`'GET /v1/models'`, path without query) with a script,
   * before any check; undefined takes it back.
   */
  setRoute(route: string, answer: Answer | undefined): void {
    if (answer) this.#routes.set(route, answer);
    else this.#routes.delete(route);
  }

  /** The gate of this name, made when first asked for. Control requests open gates by name. */
  gate(name: string): Gate {
    const gate = this.#gates.get(name) ?? new Gate();
    this.#gates.set(name, gate);
    return gate;
  }

  configure(change: Partial<Settings>): void {
    this.settings = { ...this.settings, ...change };
  }

  /** Forgets requests, scripts, routes and gates, and goes back to the settings of the start. */
  reset(): void {
    this.log.forget();
    this.#queue = [];
    this.#default = undefined;
    this.#routes.clear();
    this.#gates.clear();
    this.settings = this.#started;
  }

  /** The first request, past or coming, that fits and has arrived whole. Rejects after `timeout` ms. */
  waitForRequest(
    matches: (request: RecordedRequest) => boolean = () => true,
    timeout = 10_000,
  ): Promise<RecordedRequest> {
    return this.log.waitFor(
      (request) => request.arrived && matches(request),
      'such request',
      timeout,
    );
  }

  /**
   * The first request that the client left before its answer had ended; a particular one if given.
   * Rejects after `timeout` ms.
   */
  waitForClosed(request?: RecordedRequest, timeout = 10_000): Promise<RecordedRequest> {
    const matches = (one: RecordedRequest): boolean =>
      one.closedEarly && (request === undefined || one === request);
    return this.log.waitFor(matches, 'closed socket', timeout);
  }

  /** Settles when the answer to this request is over, whoever ended it. */
  waitForEnd(request: RecordedRequest, timeout = 10_000): Promise<RecordedRequest> {
    return this.log.waitFor((one) => one === request && one.endedAt !== undefined, 'end', timeout);
  }

  /** Ends all connections and the server. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    const gone = [...this.#sockets].map(
      (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
    );
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all([closed, ...gone]);
  }

  /** Takes the script for one completion: the next in the queue, or the default. */
  takeScript(): Answer | undefined {
    return this.#queue.shift() ?? this.#default;
  }

  routeScript(method: string, path: string): Answer | undefined {
    return this.#routes.get(`${method} ${path}`);
  }

  /** Serves one request. */
  async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = new URL(message.url ?? '/', 'http://standin');
    const method = message.method ?? 'GET';
    const path = target.pathname.replace(new RegExp(`^${standInPrefix}(?=/)`), '');
    const head = { method, path, query: target.search, headers: message.headers };
    const control = path.startsWith(controlPrefix);
    const recorded = control ? new RequestLog(1).begin(head) : this.log.begin(head);
    this.#follow(recorded, response);
    const whole = await readBody(message, recorded, this.#maxBodyBytes);
    if (!whole && !recorded.tooLarge) return;
    this.log.changed(recorded);
    const script = control
      ? controlScript(this, method, recorded.path, recorded.rawBody)
      : answerFor(this, recorded);
    await play(script, response, recorded, this.log, {
      status: eraFacts(this.settings.era).success,
      headers: commonHeaders(randomUUID(), message.headers),
    });
  }

  #follow(recorded: RecordedRequest, response: ServerResponse): void {
    response.once('close', () => {
      recorded.endedAt = Date.now();
      recorded.closedEarly = !response.writableFinished && !recorded.cutByServer;
      if (recorded.closedEarly) recorded.closedAt = recorded.endedAt;
      this.log.changed(recorded);
    });
  }
}

function settingsOf(options: StandInOptions): Settings {
  const names = Object.keys(defaultSettings) as (keyof Settings)[];
  const given = names.filter((name) => options[name] !== undefined);
  const chosen = Object.fromEntries(given.map((name) => [name, options[name]]));
  return { ...defaultSettings, ...chosen };
}

/** Starts a stand-in endpoint. Rejects when the address cannot be listened on. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const started: { standIn?: StandIn } = {};
  const listener: RequestListener = (message, response) => {
    started.standIn?.serve(message, response).catch((error: unknown) => {
      // A fault of the stand-in itself must show in the test that caused it.
      response.destroy(error instanceof Error ? error : undefined);
      console.error('stand-in:', error);
    });
  };
  const server: Server = options.tls
    ? createSecureServer({ ...options.tls, keepAliveTimeout: 60_000 }, listener)
    : createServer({ keepAliveTimeout: 60_000 }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  started.standIn = new StandIn(server, options);
  return started.standIn;
}
