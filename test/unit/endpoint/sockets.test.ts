import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { streamChat } from '../../../src/core/endpoint/client';
import { callWith, canary, connectionTo, outcomeOf } from './call';

const chunk = (text: string, more = '') =>
  `data: {"model":"m","choices":[{"index":0,"delta":{"content":"${text}"}${more}}]}\n\n`;

/** A real server, for what a fake `fetch` cannot show. */
class RealServer {
  readonly sockets = new Set<Socket>();
  readonly requests: IncomingMessage[] = [];
  readonly #server: Server;

  constructor(handle: (request: IncomingMessage, response: ServerResponse) => void) {
    this.#server = createServer((request, response) => {
      this.requests.push(request);
      handle(request, response);
    });
    this.#server.on('connection', (socket) => {
      this.sockets.add(socket);
    });
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

describe('streamChat over real sockets', function () {
  this.timeout(10_000);
  let server: RealServer | undefined;
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  async function serve(handle: (request: IncomingMessage, response: ServerResponse) => void) {
    server = new RealServer(handle);
    return { server, connection: connectionTo(await server.start()) };
  }

  it('stopping closes the socket', async () => {
    const { server, connection } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(chunk('Hel'));
    });
    const stop = new AbortController();
    const call = callWith(globalThis.fetch, { connection });
    await assert.rejects(
      async () => {
        for await (const event of streamChat(call, stop.signal)) {
          if (event.type === 'text') stop.abort();
        }
      },
      { name: 'AbortError' },
    );
    const [socket] = server.sockets;
    assert.ok(socket);
    if (!socket.closed) await once(socket, 'close');
  });

  it('leaving early closes the socket', async () => {
    const { server, connection } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(chunk('Hel'));
    });
    const call = callWith(globalThis.fetch, { connection });
    for await (const event of streamChat(call, new AbortController().signal)) {
      if (event.type === 'text') break;
    }
    const [socket] = server.sockets;
    assert.ok(socket);
    if (!socket.closed) await once(socket, 'close');
  });

  it('a limit that is reached closes the socket', async () => {
    const { server, connection } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(chunk('Hel'));
    });
    const limits = { connectMs: 5000, firstByteMs: 5000, idleMs: 20 };
    const outcome = await outcomeOf(callWith(globalThis.fetch, { connection, limits }));
    assert.equal(outcome.failure?.kind, 'idleTimeout');
    assert.equal(outcome.text, 'Hel');
    const [socket] = server.sockets;
    assert.ok(socket);
    if (!socket.closed) await once(socket, 'close');
  });

  it('a whole reply gives its connection back', async () => {
    const { server, connection } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(`${chunk('Hello', ',"finish_reason":"stop"')}data: [DONE]\n\n`);
    });
    for (let round = 0; round < 6; round++) {
      const { text, failure } = await outcomeOf(callWith(globalThis.fetch, { connection }));
      assert.equal(text, 'Hello');
      assert.equal(failure, undefined);
    }
    // Node's fetch opens a second one while it puts the first back.
    assert.ok(server.sockets.size <= 2);
  });

  it('a server that dies in the middle leaves the text', async () => {
    const { connection } = await serve((request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(chunk('Half'), () => request.socket.destroy());
    });
    const { text, failure } = await outcomeOf(callWith(globalThis.fetch, { connection }));
    assert.equal(text, 'Half');
    assert.ok(failure?.kind === 'reset' || failure?.kind === 'cutOff');
  });

  it('a server that resets before it answers', async () => {
    const { connection } = await serve((request) => {
      request.socket.resetAndDestroy();
    });
    assert.equal(
      (await outcomeOf(callWith(globalThis.fetch, { connection }))).failure?.kind,
      'reset',
    );
  });

  it('a server that is not there', async () => {
    const gone = new RealServer(() => undefined);
    const connection = connectionTo(await gone.start());
    await gone.stop();
    const { failure } = await outcomeOf(callWith(globalThis.fetch, { connection }));
    assert.equal(failure?.kind, 'refused');
    assert.equal(failure.host, connection.address.host);
  });

  it('a host that does not exist', async () => {
    const connection = connectionTo('https://nowhere.invalid/v1');
    const { failure } = await outcomeOf(callWith(globalThis.fetch, { connection }));
    assert.equal(failure?.kind, 'dns');
  });

  it('a server that does not speak TLS', async () => {
    const { connection } = await serve((_, response) => response.end());
    const secure = connectionTo(connection.address.base.replace('http:', 'https:'));
    const { failure } = await outcomeOf(callWith(globalThis.fetch, { connection: secure }));
    assert.equal(failure?.kind, 'tls');
  });

  it('a redirect to another origin gets no request, so no key', async () => {
    const other = new RealServer((_, response) => response.end());
    const target = await other.start();
    const { server, connection } = await serve((_, response) => {
      response.writeHead(307, { location: `${target}/chat/completions` }).end();
    });
    const { failure } = await outcomeOf(callWith(globalThis.fetch, { connection }));
    await other.stop();
    assert.equal(failure?.kind, 'redirect');
    assert.equal(failure.reason, new URL(target).origin);
    assert.equal(server.requests[0]?.headers.authorization, `Bearer ${canary}`);
    assert.equal(other.requests.length, 0);
  });

  it('a redirect within the origin is followed with the body', async () => {
    const bodies: string[] = [];
    const { connection } = await serve((request, response) => {
      if (request.url === '/v1/chat/completions') {
        request.resume();
        response.writeHead(308, { location: '/elsewhere' }).end();
        return;
      }
      request.setEncoding('utf8').on('data', (piece: string) => bodies.push(piece));
      request.on('end', () => {
        response.writeHead(200).end(chunk('Hello', ',"finish_reason":"stop"'));
      });
    });
    const { text } = await outcomeOf(callWith(globalThis.fetch, { connection }));
    assert.equal(text, 'Hello');
    assert.match(bodies.join(''), /"model":"anthropic\/claude-3-haiku"/);
  });
});
