import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { startStandIn } from '../support/standin/standIn';
import type { StandIn } from '../support/standin/standIn';
import { ask, setKey, useEndpoint } from './endpoint';
import { folderInWorkspace, openRepository, removeRepository } from './openRepository';
import { recordTraffic } from './recordTraffic';
import type { Traffic } from './recordTraffic';

/**
 * All that goes out of the extension host while every feature that asks a model is used: one host,
 * the endpoint's.
 */
describe('the traffic of a run', () => {
  let standIn: StandIn;
  let traffic: Traffic;
  let folder: string;
  let document: vscode.TextDocument;
  const reported = vscode.languages.createDiagnosticCollection('traffic test');
  const run = async (command: string, ...args: unknown[]): Promise<{ readonly state: string }> =>
    vscode.commands.executeCommand(`aimlapi.${command}`, ...args);

  before(async () => {
    standIn = await startStandIn({ pace: 0 });
    await useEndpoint(standIn.baseUrl);
    folder = folderInWorkspace('aimlapi-traffic-');
    writeFileSync(path.join(folder, 'sum.py'), 'def add(a, b):\n    return a - b\n');
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['add', '.'], { cwd: folder });
    document = await vscode.workspace.openTextDocument(path.join(folder, 'sum.py'));
    traffic = recordTraffic();
  });

  after(async () => {
    traffic.stop();
    reported.dispose();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await run('removeApiKey');
    await standIn.close();
    await removeRepository(folder);
  });

  const select = () =>
    vscode.window.showTextDocument(document, { selection: new vscode.Selection(0, 0, 1, 16) });

  /** Accepts a proposal as soon as it is whole; the stand-in answers in the form that it asks for. */
  async function accepted(wish: Promise<{ readonly state: string }>): Promise<void> {
    const decided = { yet: false };
    const ended = wish.finally(() => (decided.yet = true));
    while (!decided.yet) {
      await vscode.commands.executeCommand('aimlapi.editAccept');
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 20))]);
    }
    assert.equal((await ended).state, 'accepted');
  }

  it('has one host in it, whatever is used', async () => {
    await setKey('standin-key');
    assert.equal((await ask('Show math, mermaid and a picture')).state, 'complete');
    for (const job of ['explain', 'review']) {
      await select();
      assert.equal((await run(job)).state, 'complete', job);
    }
    assert.ok(vscode.languages.getDiagnostics(document.uri).length > 0, 'no finding is shown');
    await run('clearReview');
    await select();
    await accepted(run('edit', 'Say more'));
    assert.match(document.getText(), /^# Changed by the stand-in/);
    await select();
    const range = new vscode.Range(1, 4, 1, 16);
    reported.set(document.uri, [new vscode.Diagnostic(range, 'Minus is not plus.')]);
    await accepted(run('fix'));

    const repository = await openRepository(folder);
    const written = await run('commitMessage', { rootUri: repository.rootUri });
    assert.equal(written.state, 'complete');
    assert.match(repository.inputBox.value, /^Change sum\.py/);

    const [model] = await vscode.lm.selectChatModels({ vendor: 'aimlapi' });
    const response = await model?.sendRequest([vscode.LanguageModelChatMessage.User('Hi?')]);
    let text = '';
    for await (const piece of response?.text ?? []) text += piece;
    assert.ok(text.includes('stand-in'));

    await run('testConnection');
    assert.ok(standIn.completions.length >= 7, String(standIn.completions.length));
    assert.deepEqual([...traffic.hosts], [new URL(standIn.baseUrl).host]);
  });
});
