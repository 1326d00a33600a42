import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** One CONNECT the proxy was asked for. */
export interface Tunnel {
  readonly host: string;
  readonly port: number;
  /** The client's `Proxy-Authorization`, if any. */
  readonly authorization: string | undefined;
  /** Status the proxy answered: 200 when the tunnel stood. */
  status: number;
}

export interface ForwardProxyOptions {
  /** Where names lead: `{ 'api.example.test:443': '127.0.0.1:40001' }`. Others go where they say. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** `Basic` credentials to ask for, as `name:password`; others get a 407. */
  readonly credentials?: string;
}

/**
 * A forward proxy that only tunnels: it answers CONNECT, and 405 to a request for a whole URL, so
 * that a client that sends one shows itself.
 */
export interface ForwardProxy {
  /** Address for a proxy setting, without a slash at the end. */
  readonly url: string;
  /** Every CONNECT, oldest first. */
  readonly tunnels: readonly Tunnel[];
  /** Method and target of requests that were not CONNECT. */
  readonly refused: readonly string[];
  close(): Promise<void>;
}

/** Starts a proxy on 127.0.0.1 and a port the system chooses. */
export async function startForwardProxy(options: ForwardProxyOptions = {}): Promise<ForwardProxy> {
  const tunnels: Tunnel[] = [];
  const refused: string[] = [];
  const sockets = new Set<Duplex>();
  const server = createServer((request, response) => {
    refused.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(405, { allow: 'CONNECT' }).end('This proxy wants CONNECT.\n');
  });
  server.on('connection', (socket: Socket) => keep(sockets, socket));
  server.on('connect', (request: IncomingMessage, client: Duplex, first: Buffer) => {
    const tunnel = tunnelOf(request);
    tunnels.push(tunnel);
    if (!mayPass(tunnel, options.credentials)) {
      tunnel.status = 407;
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
      return;
    }
    open(tunnel, client, first, options.hosts ?? {}, sockets);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    tunnels,
    refused,
    close: () => close(server, sockets),
  };
}

function tunnelOf(request: IncomingMessage): Tunnel {
  const { hostname, port } = new URL(`tunnel://${request.url ?? ''}`);
  return {
    host: hostname,
    port: Number(port),
    authorization: request.headers['proxy-authorization'],
    status: 0,
  };
}

function mayPass(tunnel: Tunnel, credentials: string | undefined): boolean {
  if (credentials === undefined) return true;
  return tunnel.authorization === `Basic ${Buffer.from(credentials).toString('base64')}`;
}

function open(
  tunnel: Tunnel,
  client: Duplex,
  first: Buffer,
  hosts: Readonly<Record<string, string>>,
  sockets: Set<Duplex>,
): void {
  const named = `${tunnel.host}:${tunnel.port}`;
  const { hostname, port } = new URL(`tunnel://${hosts[named] ?? named}`);
  const upstream = connect(Number(port), hostname.replace(/^\[|\]$/g, ''));
  keep(sockets, upstream);
  upstream.once('connect', () => {
    tunnel.status = 200;
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    upstream.write(first);
    client.pipe(upstream).pipe(client);
  });
  upstream.on('error', () => {
    if (tunnel.status === 200) {
      client.destroy();
      return;
    }
    tunnel.status = 502;
    client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  // Each end goes when the other does: a client that stops must be seen at the endpoint.
  client.on('error', () => upstream.destroy());
  client.once('close', () => upstream.destroy());
  upstream.once('close', () => client.destroy());
}

function keep(sockets: Set<Duplex>, socket: Duplex): void {
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
}

async function close(server: Server, sockets: Set<Duplex>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const socket of sockets) socket.destroy();
  await closed;
}
