import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds } from '../../src/host/commands/commandTable';

/* The first suite to run: nothing has used the extension before. */
describe('activation', () => {
  const extension = vscode.extensions.getExtension('aimlapi-community.aimlapi-chat');

  it('has the extension installed', () => {
    assert.ok(extension);
  });

  it('does not happen when the editor starts', () => {
    assert.equal(extension?.isActive, false);
  });

  it('does not happen when a file is opened', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'typescript',
      content: 'export const one = 1;\n',
    });
    await vscode.window.showTextDocument(document);
    assert.equal(extension?.isActive, false);
  });

  it('happens with the first command, and registers them all', async () => {
    await vscode.commands.executeCommand('aimlapi.stop');
    assert.equal(extension?.isActive, true);
    const registered = await vscode.commands.getCommands(true);
    assert.deepEqual(
      commandIds.filter((id) => !registered.includes(id)),
      [],
    );
  });
});
