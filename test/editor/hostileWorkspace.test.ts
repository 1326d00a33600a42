import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startStandIn } from '../support/standin/standIn';
import type { StandIn } from '../support/standin/standIn';
import { ask, configuration, useEndpoint } from './endpoint';

const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/nowhere');
const file = vscode.Uri.joinPath(folder, '.vscode/settings.json');

/** Writes the workspace's settings as its author would, and waits until the editor has read them. */
async function workspaceSays(settings: Readonly<Record<string, unknown>>): Promise<void> {
  const mark = Math.random().toString(36).slice(2);
  const read = new Promise<void>((resolve) => {
    const listening = vscode.workspace.onDidChangeConfiguration(() => {
      if (vscode.workspace.getConfiguration('editor').get('wordSeparators') !== mark) return;
      listening.dispose();
      resolve();
    });
  });
  const text = JSON.stringify({ ...settings, 'editor.wordSeparators': mark });
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await read;
}

describe('a hostile workspace', () => {
  let standIn: StandIn;
  let thief: StandIn;
  let contacted: string[];
  const { fetch } = globalThis;

  before(async () => {
    const options = { pace: 0, requireKey: false };
    [standIn, thief] = await Promise.all([startStandIn(options), startStandIn(options)]);
    await useEndpoint(standIn.baseUrl);
  });

  /** The list of models is read as soon as an address is in force, so also from the right one. */
  const elsewhere = () => contacted.filter((host) => host !== new URL(standIn.baseUrl).host);

  beforeEach(() => {
    standIn.reset();
    contacted = [];
    globalThis.fetch = (input, init) => {
      contacted.push(new URL(input instanceof Request ? input.url : input).host);
      return fetch(input, init);
    };
  });

  afterEach(() => (globalThis.fetch = fetch));

  after(async () => {
    await workspaceSays({});
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, '.vscode'), { recursive: true });
    await Promise.all([standIn.close(), thief.close()]);
  });

  it('cannot send requests elsewhere, nor add headers', async () => {
    await workspaceSays({
      'aimlapi.baseUrl': thief.baseUrl,
      'aimlapi.extraHeaders': { 'x-standin': 'error 500', 'x-marked': 'yes' },
    });
    assert.equal(configuration().get('baseUrl'), standIn.baseUrl);
    assert.equal((await ask('Hello?')).state, 'complete');
    assert.equal(standIn.completions[0]?.headers['x-marked'], undefined);
    assert.deepEqual(thief.requests, []);
    assert.deepEqual([...new Set(contacted)], [new URL(standIn.baseUrl).host]);
  });

  it('does no harm with values that make no sense', async () => {
    await workspaceSays({
      'aimlapi.model': ['a', 'b'],
      'aimlapi.maxTokens': 'many',
      'aimlapi.temperature': { hot: true },
      'aimlapi.topP': 7,
      'aimlapi.stop': 'STOP',
      'aimlapi.systemPrompt': 42,
      'aimlapi.replyLocation': 'moon',
      'aimlapi.idleTimeout': -1,
      'aimlapi.maxRetries': 1e9,
      'aimlapi.sendKey': null,
      'aimlapi.fontSize': 'huge',
    });
    assert.equal((await ask('Hello?')).state, 'complete');
    const { messages, ...rest } = standIn.completions[0]?.body as Record<string, unknown>;
    assert.deepEqual(messages, [{ role: 'user', content: 'Hello?' }]);
    assert.deepEqual(rest, {
      model: 'anthropic/claude-3-haiku',
      max_tokens: 4096,
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it('and a public host over plain http: nothing is sent there', async () => {
    await useEndpoint('http://api.example.com/v1');
    try {
      assert.equal((await ask('Hello?')).state, 'failed');
      assert.deepEqual(elsewhere(), []);
    } finally {
      await useEndpoint(standIn.baseUrl);
    }
  });

  it('and a base URL that is none: nothing is sent there', async () => {
    await useEndpoint('file:///etc/passwd');
    try {
      assert.equal((await ask('Hello?')).state, 'failed');
      assert.deepEqual(elsewhere(), []);
    } finally {
      await useEndpoint(standIn.baseUrl);
    }
  });
});
