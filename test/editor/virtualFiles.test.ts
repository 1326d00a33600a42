import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startStandIn } from '../support/standin/standIn';
import type { StandIn } from '../support/standin/standIn';
import { streamReply } from '../support/standin/streamVariants';
import { useEndpoint } from './endpoint';
import type { Settled } from './endpoint';
import { MemoryFiles, memoryScheme } from './memoryFiles';

const text = 'def tide(month):\n    return read(month)\n';
const { executeCommand } = vscode.commands;

/** Files of a virtual workspace are on no disk: everything goes through the editor's file system. */
describe('a file that is on no disk', () => {
  const files = new MemoryFiles();
  let standIn: StandIn;
  let registered: vscode.Disposable;
  let document: vscode.TextDocument;

  before(async () => {
    standIn = await startStandIn({ pace: 0, requireKey: false });
    await useEndpoint(standIn.baseUrl);
    registered = vscode.workspace.registerFileSystemProvider(memoryScheme, files);
  });

  after(async () => {
    registered.dispose();
    await standIn.close();
  });

  beforeEach(async () => {
    standIn.reset();
    const file = files.put(`/gauges/tide${crypto.randomUUID().slice(0, 6)}.py`, text);
    const selection = new vscode.Selection(0, 0, 1, 22);
    ({ document } = await vscode.window.showTextDocument(file, { selection }));
  });

  afterEach(async () => {
    await executeCommand('workbench.action.revertAndCloseActiveEditor');
    await executeCommand('workbench.action.closeAllEditors');
  });

  const sent = () => JSON.stringify(standIn.completions.at(-1)?.body);

  it('is explained', async () => {
    const { state } = await executeCommand<Settled>('aimlapi.explain');
    assert.equal(state, 'complete');
    assert.match(sent(), /return read\(month\)/);
    assert.match(sent(), /tide[^"]*\.py/);
  });

  it('is changed in one step, and saved where it came from', async () => {
    standIn.next(streamReply('haiku', ['```python\ndef tide(month):\n    return 3\n```\n']));
    const done = Promise.resolve(executeCommand<Settled>('aimlapi.edit', 'Three'));
    const watch = { ended: false };
    const ended = done.finally(() => (watch.ended = true));
    while (!watch.ended) {
      await executeCommand('aimlapi.editAccept');
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 20))]);
    }
    assert.equal((await ended).state, 'accepted');
    assert.equal(document.getText(), 'def tide(month):\n    return 3\n');
    assert.ok(await document.save());
    const saved = await vscode.workspace.fs.readFile(document.uri);
    assert.equal(new TextDecoder().decode(saved), document.getText());
  });
});
