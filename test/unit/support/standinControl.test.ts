import assert from 'node:assert/strict';
import { startStandIn, type StandIn } from '../../support/standin/standIn';
import { bearer, complete, eventData, hello } from './standinClient';

describe('stand-in: steered from outside', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn({ pace: 0 });
  });

  after(() => standIn.close());

  afterEach(() => standIn.reset());

  const say = (text: string) => ({ ...hello, messages: [{ role: 'user', content: text }] });

  async function control(action: string, body?: unknown): Promise<unknown> {
    const [method = 'GET', path = ''] = action.split(' ');
    const response = await fetch(`${standIn.url}/__standin/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json: unknown = await response.json();
    assert.equal(response.status, 200, JSON.stringify(json));
    return json;
  }

  const viaMessage = (directive: string) => complete(standIn, say(`/standin ${directive}\nplease`));
  const viaModel = (directive: string) =>
    complete(standIn, { ...hello, model: `${hello.model}@${directive.replaceAll(' ', '+')}` });
  const viaHeader = (directive: string) =>
    complete(standIn, hello, { headers: { ...bearer, 'x-standin': directive } });
  const viaQuery = (directive: string) =>
    fetch(`${standIn.baseUrl}/chat/completions?standin=${encodeURIComponent(directive)}`, {
      method: 'POST',
      headers: bearer,
      body: JSON.stringify(hello),
    });
  const viaControl = async (directive: string) => {
    await control('POST next', { directive });
    return complete(standIn, hello);
  };

  for (const [name, ask] of Object.entries({
    viaMessage,
    viaModel,
    viaHeader,
    viaQuery,
    viaControl,
  })) {
    it(`takes a directive ${name}`, async () => {
      const response = await ask('error 429 retry-after=3');
      assert.equal(response.status, 429);
      assert.equal(response.headers.get('retry-after'), '3');
    });
  }

  it('applies a directive so many times to requests that say the same', async () => {
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await viaMessage('error 503 times=2')).status);
    assert.deepEqual(statuses, [503, 503, 201]);
  });

  it('does not take lines in fenced code for directives', async () => {
    const response = await complete(standIn, say('Explain\n```\n/standin error 500\n```'));
    assert.equal(response.status, 201);
  });

  for (const [directive, status, words] of [
    ['error noCredit envelope=E1', 403, /err_insufficent_credits/],
    ['error 524', 524, /<!DOCTYPE html>/],
    ['error 403 envelope=empty', 403, /^$/],
    ['say hello there', 201, /"content":"hello there"/],
    ['reply tables', 201, /\| Month \|/],
    ['body contentNull', 201, /"content":null/],
    ['body noContent', 204, /^$/],
    ['stream wrapped', 201, /"finishReason":"end_turn"/],
    ['cut', 201, /This part of the reply a/],
    ['echo', 201, /max_tokens/],
    ['help', 201, /standin stall/],
    ['nonsense', 201, /does not understand this directive. No directive nonsense/],
    ['stream nonsense', 201, /There are: haiku, wrapped/],
  ] as const) {
    it(`/standin ${directive}`, async () => {
      const response = await viaMessage(directive);
      assert.equal(response.status, status);
      assert.match(await response.text(), words);
    });
  }

  it('gives a long reply of the length asked for', async () => {
    const json = (await (await viaMessage('long 5000')).json()) as {
      choices: { message: { content: string } }[];
    };
    assert.equal(json.choices[0]?.message.content.length, 5000);
  });

  it('redirects where it is told', async () => {
    const directive = 'redirect http://127.0.0.1:9/x status=308';
    const response = await complete(standIn, say(`/standin ${directive}`), { redirect: 'manual' });
    assert.equal(response.status, 308);
    assert.equal(response.headers.get('location'), 'http://127.0.0.1:9/x');
  });

  for (const directive of ['reset', 'reset head', 'reset before', 'cut hangup', 'hangup']) {
    it(`/standin ${directive} breaks the connection`, async () => {
      await assert.rejects(async () => (await viaMessage(directive)).text());
    });
  }

  for (const directive of ['stall', 'stall head', 'stall before']) {
    it(`/standin ${directive} never ends`, async () => {
      const stop = new AbortController();
      const body = say(`/standin ${directive}`);
      const text = complete(standIn, body, { signal: stop.signal }).then((one) => one.text());
      const rejected = assert.rejects(text);
      await standIn.waitForRequest(() => true);
      stop.abort();
      await rejected;
      assert.equal((await standIn.waitForClosed()).closedEarly, true);
    });
  }

  it('streams a persona slowly or late', async () => {
    for (const directive of ['slow 1', 'wait 1']) {
      const body = { ...say(`/standin ${directive}`), stream: true };
      const events = eventData(await (await complete(standIn, body)).text());
      assert.ok(events.length > 5);
    }
  });

  it('queues a script of steps, and opens gates by name', async () => {
    await control('POST next', {
      status: 202,
      headers: { 'X-Made-Up': 'yes' },
      steps: [
        { do: 'write', text: 'one ' },
        { do: 'gate', name: 'middle' },
        { do: 'wait', ms: 1 },
        { do: 'write', base64: Buffer.from('two').toString('base64') },
        { do: 'end' },
      ],
    });
    const response = await complete(standIn, hello);
    assert.equal(response.status, 202);
    assert.equal(response.headers.get('x-made-up'), 'yes');
    await standIn.gate('middle').reached;
    await control('POST gate/middle');
    assert.equal(await response.text(), 'one two');
  });

  it('tells what it was sent, and forgets it', async () => {
    await complete(standIn, hello);
    const seen = (await control('GET requests')) as { requests: { path: string }[] };
    assert.deepEqual(
      seen.requests.map(({ path }) => path),
      ['/v1/chat/completions'],
    );
    await control('POST reset', {});
    assert.deepEqual(((await control('GET requests')) as { requests: unknown[] }).requests, []);
  });

  it('changes settings, default and routes', async () => {
    await control('POST settings', { era: 'today', withdrawn: [hello.model] });
    assert.equal((await complete(standIn, hello)).status, 404);
    assert.equal(((await control('GET settings')) as { era: string }).era, 'today');
    await control('POST route', { route: 'GET /v2/billing', script: { status: 500, steps: [] } });
    assert.equal((await fetch(`${standIn.url}/v2/billing`)).status, 500);
    await control('POST route', { route: 'GET /v2/billing', script: null });
    assert.equal((await fetch(`${standIn.url}/v2/billing`)).status, 401);
    await control('POST reset', {});
    await control('POST default', { directive: 'error 500' });
    assert.equal((await complete(standIn, hello)).status, 500);
    await control('POST default', null);
    assert.equal((await complete(standIn, hello)).status, 201);
  });

  for (const [action, body, words] of [
    ['POST settings', { era: 'D' }, /era cannot be "D"/],
    ['POST settings', { colour: 1 }, /No setting colour/],
    ['POST next', { directive: 'nonsense' }, /No directive nonsense/],
    ['POST next', { steps: [{ do: 'dance' }] }, /No step "dance"/],
    ['POST next', {}, /has steps or a directive/],
    ['POST nothing', {}, /No control route/],
  ] as const) {
    it(`says what is wrong with ${action} ${JSON.stringify(body)}`, async () => {
      const path = action.replace('POST ', '');
      const response = await fetch(`${standIn.url}/__standin/${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      assert.equal(response.status, 400);
      assert.match(((await response.json()) as { error: string }).error, words);
    });
  }
});
