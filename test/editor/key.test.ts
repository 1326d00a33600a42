import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startStandIn } from '../support/standin/standIn';
import type { StandIn } from '../support/standin/standIn';
import { foundKeys } from '../../src/host/endpoint/foundKeys';
import { ask, cancelled, setKey, useEndpoint } from './endpoint';

describe('key', () => {
  let standIn: StandIn;
  let other: StandIn;

  before(async () => {
    [standIn, other] = await Promise.all([startStandIn({ pace: 0 }), startStandIn({ pace: 0 })]);
  });

  after(() => Promise.all([standIn.close(), other.close()]));

  beforeEach(async () => {
    standIn.reset();
    other.reset();
    await useEndpoint(standIn.baseUrl);
  });

  afterEach(async () => {
    for (const { baseUrl } of [standIn, other]) {
      await useEndpoint(baseUrl);
      await vscode.commands.executeCommand('aimlapi.removeApiKey');
    }
  });

  /** The list of models is public: it is read without a key whenever an address comes into force. */
  const privateOf = ({ requests }: StandIn) =>
    requests.filter(({ path, headers: { authorization } }) => {
      return authorization !== undefined || !/\/models(\/deprecations)?$/.test(path);
    });

  const keysSeenBy = (endpoint: StandIn) =>
    new Set(privateOf(endpoint).map(({ headers }) => headers.authorization));

  it('is stored when the endpoint takes it, and checked without a completion', async () => {
    assert.deepEqual(await setKey('standin-key'), { state: 'stored' });
    assert.deepEqual([...keysSeenBy(standIn)], ['Bearer standin-key']);
    assert.equal(standIn.completions.length, 0);
    assert.equal((await ask('Hello?')).state, 'complete');
    assert.equal(standIn.completions[0]?.headers.authorization, 'Bearer standin-key');
  });

  it('is found in the environment, to be offered', () => {
    assert.deepEqual(foundKeys(), []);
    process.env['AIMLAPI_API_KEY'] = 'from-the-environment';
    try {
      assert.deepEqual(
        foundKeys().map(({ key }) => key),
        ['from-the-environment'],
      );
    } finally {
      delete process.env['AIMLAPI_API_KEY'];
    }
  });

  it('is taken as people paste it', async () => {
    assert.deepEqual(await setKey('  Bearer "standin-key"\n'), { state: 'stored' });
    assert.deepEqual([...keysSeenBy(standIn)], ['Bearer standin-key']);
  });

  it('is rejected when the endpoint says that it is bad, and the one before stays', async () => {
    await setKey('standin-key');
    assert.deepEqual(await setKey('bad-key'), { state: 'rejected' });
    assert.equal((await ask('Hello?')).state, 'complete');
    assert.equal(standIn.completions[0]?.headers.authorization, 'Bearer standin-key');
  });

  it('is rejected unsent when it cannot be a key', async () => {
    assert.deepEqual(await setKey('two words'), { state: 'rejected' });
    assert.deepEqual(await setKey(''), { state: 'rejected' });
    assert.equal(privateOf(standIn).length, 0);
  });

  it('is stored unverified when nobody answers', async () => {
    const gone = await startStandIn();
    await gone.close();
    await useEndpoint(gone.baseUrl);
    assert.deepEqual(await setKey('standin-key'), { state: 'unverified' });
    await vscode.commands.executeCommand('aimlapi.removeApiKey');
  });

  it('is asked for when what is given is no string', async () => {
    const given = vscode.Uri.file('/standin-key');
    const asked = vscode.commands.executeCommand<{ state: string }>('aimlapi.setApiKey', given);
    assert.deepEqual(await cancelled(Promise.resolve(asked)), { state: 'cancelled' });
    assert.equal(privateOf(standIn).length, 0);
  });

  it('stays with its origin: another endpoint never sees it', async () => {
    await setKey('standin-key');
    other.configure({ requireKey: false });
    await useEndpoint(other.baseUrl);
    assert.equal((await ask('Hello?')).state, 'complete');
    assert.deepEqual([...keysSeenBy(other)], [undefined]);
    await useEndpoint(standIn.baseUrl);
    assert.equal((await ask('Hello?')).state, 'complete');
    assert.equal(standIn.completions.at(-1)?.headers.authorization, 'Bearer standin-key');
  });

  it('is not sent after a redirect to another origin', async () => {
    await setKey('standin-key');
    other.configure({ requireKey: false });
    const { state } = await ask(`/standin redirect ${other.url}/v1/chat/completions status=307`);
    assert.equal(state, 'failed');
    assert.deepEqual(privateOf(other), []);
  });

  it('is not needed on this machine', async () => {
    standIn.configure({ requireKey: false });
    assert.equal((await ask('Hello?')).state, 'complete');
    assert.deepEqual([...keysSeenBy(standIn)], [undefined]);
  });

  it('is gone once it is removed', async () => {
    await setKey('standin-key');
    await vscode.commands.executeCommand('aimlapi.removeApiKey');
    standIn.log.forget();
    standIn.configure({ requireKey: false });
    assert.equal((await ask('Hello?')).state, 'complete');
    assert.deepEqual([...keysSeenBy(standIn)], [undefined]);
  });
});
