import assert from 'node:assert/strict';
import {
  checkAddress,
  endpointUrl,
  isAimlApi,
  parseAddress,
  siblingUrl,
} from '../../../src/core/endpoint/address';
import type { Address, AddressProblem } from '../../../src/core/endpoint/address';

function address(text: string): Address {
  const parsed = parseAddress(text);
  assert.ok(parsed.ok, text);
  return parsed.address;
}

describe('parseAddress', () => {
  const aiml = 'https://api.aimlapi.com/v1';
  const spellings: readonly (readonly [string, string])[] = [
    ['https://api.aimlapi.com/v1', aiml],
    ['https://api.aimlapi.com/v1/', aiml],
    ['https://api.aimlapi.com/v1///', aiml],
    ['https://api.aimlapi.com', aiml],
    ['https://api.aimlapi.com/', aiml],
    ['https://api.aimlapi.com/v1/chat/completions', aiml],
    ['https://api.aimlapi.com/v1/chat/completions/', aiml],
    ['https://api.aimlapi.com/chat/completions', aiml],
    ['https://api.aimlapi.com/v1/v1', aiml],
    ['https://api.aimlapi.com//v1//', aiml],
    ['  https://api.aimlapi.com/v1\n', aiml],
    ['<https://api.aimlapi.com/v1>', aiml],
    ['"https://api.aimlapi.com/v1"', aiml],
    ["'https://api.aimlapi.com/v1',", aiml],
    ['`https://api.aimlapi.com/v1`', aiml],
    ['“https://api.aimlapi.com/v1”', aiml],
    ['\u200bhttps://api.aimlapi.com/v1\ufeff', aiml],
    ['HTTPS://API.AIMLAPI.COM/v1', aiml],
    ['https:/api.aimlapi.com/v1', aiml],
    ['https:///api.aimlapi.com/v1', aiml],
    ['//api.aimlapi.com/v1', aiml],
    ['api.aimlapi.com', aiml],
    ['api.aimlapi.com/v1/', aiml],
    ['https://api.aimlapi.com:443/v1', aiml],
    ['https://api.aimlapi.com/v1#top', aiml],
    ['https://api.aimlapi.com/v1?', aiml],
    ['localhost:11434', 'http://localhost:11434/v1'],
    ['127.0.0.1:1234/v1/', 'http://127.0.0.1:1234/v1'],
    ['[::1]:8080', 'http://[::1]:8080/v1'],
    ['http://localhost:11434/api', 'http://localhost:11434/api'],
    ['https://openrouter.ai/api/v1', 'https://openrouter.ai/api/v1'],
    ['https://gateway.example/aiml/v1/chat/completions', 'https://gateway.example/aiml/v1'],
    ['https://models.example/inference', 'https://models.example/inference'],
    ['192.168.1.9:8000', 'https://192.168.1.9:8000/v1'],
  ];
  for (const [text, base] of spellings) {
    it(JSON.stringify(text), () => assert.equal(address(text).base, base));
  }

  const refusals: readonly (readonly [string, AddressProblem])[] = [
    ['', 'empty'],
    [' <> ', 'empty'],
    ['https://', 'notAnAddress'],
    ['what is this', 'notAnAddress'],
    ['https://api .aimlapi.com', 'notAnAddress'],
    ['https://api.aimlapi.com:99999', 'notAnAddress'],
    ['ftp://api.aimlapi.com/v1', 'scheme'],
    ['wss://api.aimlapi.com/v1', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['https://user:secret@api.aimlapi.com/v1', 'credentials'],
    ['user@api.aimlapi.com', 'credentials'],
    ['https://api.aimlapi.com@evil.example/v1', 'credentials'],
    ['https://api.aimlapi.com/v1?key=abc', 'query'],
  ];
  for (const [text, problem] of refusals) {
    it(`refuses ${JSON.stringify(text)}: ${problem}`, () => {
      assert.deepEqual(parseAddress(text), { ok: false, problem });
    });
  }

  it('tells origin, host and safety apart', () => {
    assert.deepEqual(address('http://localhost:8080/v1'), {
      base: 'http://localhost:8080/v1',
      origin: 'http://localhost:8080',
      host: 'localhost:8080',
      reach: 'loopback',
      secure: false,
    });
  });
});

describe('reach and plain http', () => {
  const hosts: Readonly<Record<Address['reach'], readonly string[]>> = {
    loopback: [
      'localhost',
      'LOCALHOST.',
      'a.localhost',
      '127.0.0.1',
      '127.9.9.9',
      '0x7f.1',
      '2130706433',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0.0.0.0',
      '[::]',
    ],
    private: [
      '10.0.0.1',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.0.1',
      '169.254.1.1',
      '[fc00::1]',
      '[fdff::1]',
      '[fe80::1]',
      '[febf::1]',
      '[::ffff:10.0.0.1]',
      'printer.local',
      'host.docker.internal',
      'gpu-box',
      'nas.home.arpa',
    ],
    public: [
      'api.aimlapi.com',
      '8.8.8.8',
      '172.15.0.1',
      '172.32.0.1',
      '192.169.0.1',
      '11.0.0.1',
      '[2001:db8::1]',
      '[fec0::1]',
      '[::ffff:8.8.8.8]',
      'localhost.example.com',
      '127.0.0.1.nip.io',
      '10.example.com',
      'notlocalhost.com',
    ],
  };
  for (const [reach, names] of Object.entries(hosts)) {
    for (const host of names) {
      it(`${host} is ${reach}`, () => {
        const plain = address(`http://${host}:81`);
        assert.equal(plain.reach, reach);
        const allowed = (hasKey: boolean, privateConfirmed: boolean) => {
          const check = checkAddress(plain, { hasKey, privateConfirmed });
          return check.ok ? 'ok' : check.problem;
        };
        const expected = {
          loopback: ['ok', 'ok', 'ok', 'ok'],
          private: ['confirmPrivate', 'ok', 'insecureWithKey', 'insecureWithKey'],
          public: ['insecurePublic', 'insecurePublic', 'insecurePublic', 'insecurePublic'],
        }[reach];
        assert.deepEqual(
          [allowed(false, false), allowed(false, true), allowed(true, false), allowed(true, true)],
          expected,
        );
        const secure = address(`https://${host}`);
        assert.ok(checkAddress(secure, { hasKey: true, privateConfirmed: false }).ok);
      });
    }
  }
});

describe('paths of an endpoint', () => {
  it('lie below the base, and beside its version', () => {
    const rows: readonly (readonly [string, string])[] = [
      ['https://api.aimlapi.com/v1', 'https://api.aimlapi.com/v2/billing'],
      ['https://gateway.example/aiml/v1', 'https://gateway.example/aiml/v2/billing'],
      ['https://openrouter.ai/api/v1', 'https://openrouter.ai/api/v2/billing'],
      ['https://x.example/v1beta', 'https://x.example/v2/billing'],
      ['https://x.example/inference', 'https://x.example/inference/v2/billing'],
    ];
    for (const [base, sibling] of rows) {
      assert.equal(siblingUrl(address(base), '/v2/billing'), sibling);
      assert.equal(endpointUrl(address(base), '/models'), `${base}/models`);
    }
  });

  it('AI/ML API is known by host and scheme', () => {
    assert.ok(isAimlApi(address('api.aimlapi.com')));
    assert.ok(!isAimlApi(address('http://api.aimlapi.com')));
    assert.ok(!isAimlApi(address('https://api.aimlapi.com.evil.example')));
    assert.ok(!isAimlApi(address('https://api.aimlapi.com:8443')));
  });
});
