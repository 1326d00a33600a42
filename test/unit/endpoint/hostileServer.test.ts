import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection } from '../../../src/core/endpoint/connection';
import { callWith, canary, connectionTo, outcomeOf } from './call';
import type { Outcome } from './call';

const chunk = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
const hello = chunk({ choices: [{ index: 0, delta: { content: 'Hello' } }] });
const finish = chunk({
  choices: [{ index: 0, delta: {}, finish_reason: 'stop' }],
});
const bearer = `Bearer ${canary}`;

describe('a hostile server', () => {
  const servers: Server[] = [];

  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function ask(answer: RequestListener, more: Partial<Connection> = {}): Promise<Outcome> {
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    const connection = connectionTo(`http://127.0.0.1:${port}/v1`, more);
    return await outcomeOf(callWith(fetch, { connection }));
  }

  const echoes: Readonly<Record<string, RequestListener>> = {
    'its request id': (_, response) => {
      response.writeHead(200, { 'x-request-id': bearer }).end(hello + finish);
    },
    'the id of a reply that is cut off': (_, response) => {
      response.writeHead(200, { 'x-inference-id': bearer }).end(hello);
    },
    'the name of the model': (_, response) => {
      response.writeHead(200).end(chunk({ model: canary, choices: [] }) + hello + finish);
    },
    'the finish word': (_, response) => {
      const end = chunk({
        choices: [{ index: 0, delta: {}, finish_reason: canary }],
      });
      response.writeHead(200).end(hello + end);
    },
    'the place that it redirects to': (_, response) => {
      response.writeHead(307, { location: `https://${canary}.evil.example/` }).end();
    },
    'the field and the id of an error': (_, response) => {
      const error = { message: bearer, param: canary, type: canary };
      response.writeHead(400).end(JSON.stringify({ error, requestId: canary }));
    },
    'an error at the place where reading ends': (_, response) => {
      response.writeHead(500).end(' '.repeat(20_000 - 28) + canary);
    },
  };
  for (const [place, answer] of Object.entries(echoes)) {
    it(`does not get the key into anything by repeating it as ${place}`, async () => {
      const told = JSON.stringify(await ask(answer)).toLowerCase();
      assert.ok(!told.includes(canary.slice(0, 12)), told);
    });
  }

  it('that sends too many headers has not answered', async () => {
    const { failure } = await ask((_, response) => {
      const headers = Array.from({ length: 100 }, (_each, n) => [`x-${n}`, 'a'.repeat(700)]);
      response.writeHead(200, Object.fromEntries(headers) as Record<string, string>).end();
    });
    assert.equal(failure?.kind, 'notAnAnswer');
  });

  it('that redirects to an address with a password is not followed', async () => {
    const { failure } = await ask(({ headers }, response) => {
      response.writeHead(307, { location: `http://a:b@${headers.host}/` }).end();
    });
    assert.equal(failure?.kind, 'redirect');
  });

  it('cannot give money back', async () => {
    const { events } = await ask((_, response) => {
      response.writeHead(200, { 'x-aimlapi-usd-spent': '-5' }).end(hello + finish);
    });
    assert.ok(!events.some(({ type }) => type === 'usage'));
  });

  it('is asked though a setting holds headers that no request can carry', async () => {
    for (const name of ['Expect', 'Upgrade', 'Keep-Alive']) {
      const { text } = await ask((_, response) => response.end(hello + finish), {
        extraHeaders: { [name]: 'x' },
      });
      assert.equal(text, 'Hello', name);
    }
  });
});
