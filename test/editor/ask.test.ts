import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, Gate, write } from '../support/standin/script';
import { startStandIn } from '../support/standin/standIn';
import type { StandIn } from '../support/standin/standIn';
import { ask, cancelled, useEndpoint } from './endpoint';
import type { Settled } from './endpoint';

interface Body {
  readonly model: string;
  readonly max_tokens: number;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

describe('asking', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await startStandIn({ pace: 0, requireKey: false });
    await useEndpoint(standIn.baseUrl);
  });

  after(() => standIn.close());
  beforeEach(() => standIn.reset());

  const body = () => standIn.completions.at(-1)?.body as Body;

  it('resolves when the reply is complete', async () => {
    const end = await ask('Hello?');
    assert.equal(end.state, 'complete');
    assert.match(end.chatId ?? '', /^[\w-]{8,}$/);
    assert.match(end.messageId ?? '', /^[\w-]{8,}$/);
    assert.deepEqual(body().messages.at(-1), { role: 'user', content: 'Hello?' });
    assert.equal(standIn.completions.length, 1);
  });

  it('is a new chat each time, with nothing of the last one', async () => {
    const first = await ask('One?');
    const second = await ask('Two?');
    assert.notEqual(first.chatId, second.chatId);
    assert.equal(body().messages.filter(({ role }) => role === 'user').length, 1);
  });

  const endings: readonly (readonly [string, string])[] = [
    ['/standin cut', 'truncated'],
    ['/standin cut hangup', 'truncated'],
    ['/standin reset', 'truncated'],
    ['/standin error 400', 'failed'],
    ['/standin error 500', 'failed'],
    ['/standin stream contentFilter', 'failed'],
    ['/standin body html', 'failed'],
  ];
  for (const [question, state] of endings) {
    it(`resolves as ${state} after ${question}`, async () => {
      assert.equal((await ask(question)).state, state);
      assert.equal(standIn.completions.length, 1, 'it was sent again');
    });
  }

  it('is stopped in the middle, and the socket is closed', async () => {
    const gate = new Gate();
    const half = 'data: {"choices":[{"index":0,"delta":{"content":"Half a"}}]}\n\n';
    const headers = { 'content-type': 'text/event-stream' };
    standIn.next({ headers, steps: [write(half), at(gate)] });
    const asked = ask('Hello?');
    await gate.reached;
    const [request] = standIn.completions;
    await vscode.commands.executeCommand('aimlapi.stop');
    assert.equal((await asked).state, 'stopped');
    await standIn.waitForClosed(request);
  });

  it('is stopped before the first byte, and the socket is closed', async () => {
    const asked = ask('/standin stall before');
    const request = await standIn.waitForRequest(({ path }) => path.endsWith('/completions'));
    await vscode.commands.executeCommand('aimlapi.stop');
    assert.equal((await asked).state, 'stopped');
    await standIn.waitForClosed(request);
    assert.equal(request.bytesSent, 0);
  });

  it('tries again by itself where nothing can have been charged', async () => {
    const { state } = await ask('/standin error 503 times=1');
    assert.equal(state, 'complete');
    assert.equal(standIn.completions.length, 2);
  });

  for (const argument of [vscode.Uri.file('/a.ts'), { question: 'Hello?' }, ['Hello?'], 7, null]) {
    it(`takes no notice of an argument such as ${JSON.stringify(argument)}`, async () => {
      assert.deepEqual(await cancelled(ask(argument)), { state: 'cancelled' });
      assert.equal(standIn.completions.length, 0);
    });
  }

  describe('to explain', () => {
    const lines = ['def tide(month):', '    level = read(month)', '    return level * 2', ''];
    const explain = async (): Promise<Settled> => vscode.commands.executeCommand('aimlapi.explain');

    async function open(selection: vscode.Selection): Promise<void> {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      assert.ok(folder);
      const file = vscode.Uri.joinPath(folder, 'gauges/tide.py');
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(lines.join('\n')));
      await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.One, selection });
    }

    it('sends language, file, lines and text of the selection', async () => {
      await open(new vscode.Selection(1, 0, 3, 0));
      assert.equal((await explain()).state, 'complete');
      const content = body().messages.at(-1)?.content ?? '';
      assert.match(content, /gauges\/tide\.py, lines 2-3, language python/);
      assert.ok(content.includes('```python\n    level = read(month)\n    return level * 2\n```'));
      assert.ok(!content.includes('def tide'));
      assert.equal(standIn.completions.length, 1);
    });

    it('sends nothing before something is picked where nothing is selected', async () => {
      await open(new vscode.Selection(1, 4, 1, 4));
      assert.deepEqual(await cancelled(explain()), { state: 'cancelled' });
      assert.equal(standIn.completions.length, 0);
    });

    it('says that nothing is open', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      assert.deepEqual(await explain(), { state: 'cancelled' });
    });
  });
});
