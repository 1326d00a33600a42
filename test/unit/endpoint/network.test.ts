import assert from 'node:assert/strict';
import type { FailureKind } from '../../../src/core/endpoint/failure';
import { networkKind, portOf } from '../../../src/core/endpoint/network';

/** What Node's `fetch` throws: a bare TypeError with the true reason as its cause. */
function failed(cause: unknown): TypeError {
  return new TypeError('fetch failed', { cause });
}

function coded(code: string, message = code, more: object = {}): Error {
  return Object.assign(new Error(message), { code, ...more });
}

describe('networkKind', () => {
  const byCode: Readonly<Record<string, FailureKind>> = {
    ENOTFOUND: 'dns',
    EAI_AGAIN: 'dns',
    ECONNREFUSED: 'refused',
    ECONNRESET: 'reset',
    EPIPE: 'reset',
    UND_ERR_SOCKET: 'reset',
    UND_ERR_CONNECT_TIMEOUT: 'connectTimeout',
    ETIMEDOUT: 'connectTimeout',
    UND_ERR_HEADERS_TIMEOUT: 'firstByteTimeout',
    UND_ERR_BODY_TIMEOUT: 'idleTimeout',
    ENETUNREACH: 'offline',
    EHOSTUNREACH: 'offline',
    CERT_HAS_EXPIRED: 'tls',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
    SELF_SIGNED_CERT_IN_CHAIN: 'tls',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
    ERR_TLS_CERT_ALTNAME_INVALID: 'tls',
    ERR_SSL_WRONG_VERSION_NUMBER: 'tls',
    EPROTO: 'tls',
    HPE_INVALID_CONSTANT: 'notAnAnswer',
    UND_ERR_PRX_TLS: 'proxy',
  };
  for (const [code, kind] of Object.entries(byCode)) {
    it(`${code} is ${kind}`, () => {
      assert.equal(networkKind(failed(coded(code)), 443), kind);
      assert.equal(networkKind(coded(code), 443), kind);
      assert.equal(networkKind(failed(failed(coded(code))), 443), kind);
      const gathered = new AggregateError([coded(code), coded(code)], '');
      assert.equal(networkKind(failed(gathered), 443), kind);
    });
  }

  const byMessage: Readonly<Record<string, FailureKind>> = {
    'net::ERR_NAME_NOT_RESOLVED': 'dns',
    'net::ERR_CONNECTION_REFUSED': 'refused',
    'net::ERR_CONNECTION_RESET': 'reset',
    'net::ERR_EMPTY_RESPONSE': 'reset',
    'net::ERR_CERT_AUTHORITY_INVALID': 'tls',
    'net::ERR_SSL_PROTOCOL_ERROR': 'tls',
    'net::ERR_PROXY_CONNECTION_FAILED': 'proxy',
    'net::ERR_TUNNEL_CONNECTION_FAILED': 'proxy',
    'net::ERR_CONNECTION_TIMED_OUT': 'connectTimeout',
    'net::ERR_INTERNET_DISCONNECTED': 'offline',
    'net::ERR_NETWORK_CHANGED': 'offline',
    'net::ERR_TOO_MANY_REDIRECTS': 'redirect',
    'Proxy response (407) !== 200 when HTTP Tunneling': 'proxy',
    'self-signed certificate in certificate chain': 'tls',
    'other side closed': 'reset',
    'socket hang up': 'reset',
    'getaddrinfo failed': 'dns',
  };
  for (const [message, kind] of Object.entries(byMessage)) {
    it(`${message} is ${kind}`, () => {
      assert.equal(networkKind(new Error(message), 443), kind);
      assert.equal(networkKind(failed(coded('UND_ERR_ABORTED', message)), 443), kind);
    });
  }

  it('a connection refused at another port is the proxy’s', () => {
    const refused = coded('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:3128', { port: 3128 });
    assert.equal(networkKind(failed(refused), 443), 'proxy');
    assert.equal(networkKind(failed(refused), 3128), 'refused');
  });

  it('nothing is made of what says nothing', () => {
    const cyclic = new Error('x');
    cyclic.cause = cyclic;
    for (const error of [new TypeError('Failed to fetch'), undefined, null, 'x', {}, cyclic]) {
      assert.equal(networkKind(error, 443), undefined);
    }
  });

  it('knows the port of a URL', () => {
    assert.equal(portOf('https://a.example/v1'), 443);
    assert.equal(portOf('http://a.example/v1'), 80);
    assert.equal(portOf('http://a.example:8080/v1'), 8080);
  });
});
