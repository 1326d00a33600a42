import assert from 'node:assert/strict';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { startForwardProxy, type ForwardProxy } from '../../support/forwardProxy';
import { startStandIn, type StandIn } from '../../support/standin/standIn';
import { reset, stall, write } from '../../support/standin/script';
import { bearer, hello } from './standinClient';
import { testAuthority, testCertificate } from '../../support/testCertificate';

/** Opens a tunnel through the proxy; gives the answer to CONNECT and the socket. */
function tunnel(
  proxy: ForwardProxy,
  target: string,
  headers: Record<string, string> = {},
): Promise<{ status: number | undefined; socket: Socket }> {
  const { hostname, port } = new URL(proxy.url);
  const request = httpRequest({ hostname, port, method: 'CONNECT', path: target, headers });
  return new Promise((resolve, reject) => {
    request.once('connect', (response: IncomingMessage, socket) =>
      resolve({ status: response.statusCode, socket }),
    );
    request.once('error', reject);
    request.end();
  });
}

/** Sends the request over this socket (or a new one) with TLS, trusting only the test authority. */
function askSecurely(standIn: StandIn, socket?: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      `${standIn.baseUrl}/chat/completions`,
      {
        method: 'POST',
        headers: bearer,
        ca: testAuthority,
        servername: 'localhost',
        ...(socket ? { socket, agent: false } : {}),
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => (text += piece));
        response.once('end', () => resolve(`${response.statusCode ?? 0} ${text}`));
        response.once('error', reject);
      },
    );
    request.once('error', reject);
    request.end(JSON.stringify(hello));
  });
}

describe('stand-in: TLS and proxy', () => {
  let standIn: StandIn;
  let proxy: ForwardProxy | undefined;

  afterEach(async () => {
    await proxy?.close();
    await standIn.close();
  });

  it('speaks HTTPS with the certificate it is given', async () => {
    standIn = await startStandIn({ tls: testCertificate, pace: 0 });
    assert.match(standIn.url, /^https:/);
    assert.match(await askSecurely(standIn), /^201 .*chat\.completion/);
    await assert.rejects(fetch(`${standIn.url}/v1/models`), 'a client that does not know it');
    standIn.next({ steps: [write('half'), reset] });
    await assert.rejects(askSecurely(standIn));
  });

  it('is reached through the proxy, by a name the proxy maps', async () => {
    standIn = await startStandIn({ tls: testCertificate, pace: 0 });
    const { host } = new URL(standIn.url);
    proxy = await startForwardProxy({ hosts: { 'api.example.test:443': host } });
    const { status, socket } = await tunnel(proxy, 'api.example.test:443');
    assert.equal(status, 200);
    assert.match(await askSecurely(standIn, socket), /^201 /);
    assert.deepEqual(proxy.tunnels, [
      { host: 'api.example.test', port: 443, authorization: undefined, status: 200 },
    ]);
  });

  it('lets the endpoint see that the client has gone', async () => {
    standIn = await startStandIn({ tls: testCertificate });
    standIn.next({ steps: [write('x'), stall] });
    proxy = await startForwardProxy();
    const { socket } = await tunnel(proxy, new URL(standIn.url).host);
    const answer = assert.rejects(askSecurely(standIn, socket));
    await standIn.waitForRequest(({ path }) => path.endsWith('/completions'));
    socket.destroy();
    await standIn.waitForClosed();
    await answer;
  });

  it('refuses what is not CONNECT, strangers, and dead ends', async () => {
    standIn = await startStandIn();
    proxy = await startForwardProxy({ credentials: 'me:secret' });
    const response = await fetch(`${proxy.url}/v1/models`);
    assert.equal(response.status, 405);
    assert.deepEqual(proxy.refused, ['GET /v1/models']);
    const target = new URL(standIn.url).host;
    assert.equal((await tunnel(proxy, target)).status, 407);
    const basic = `Basic ${Buffer.from('me:secret').toString('base64')}`;
    const passed = await tunnel(proxy, target, { 'proxy-authorization': basic });
    assert.equal(passed.status, 200);
    passed.socket.destroy();
    await standIn.close();
    const dead = await tunnel(proxy, target, { 'proxy-authorization': basic });
    assert.equal(dead.status, 502);
    standIn = await startStandIn();
  });
});
