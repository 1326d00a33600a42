import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Attachment } from '../../src/core/context/attachment';
import { AttachmentFiles } from '../../src/host/editor/attachmentFiles';

describe('what went along, as a file', () => {
  const shown = new AttachmentFiles('aimlapi-attachment-test');
  const note = (id: string, text: string): Attachment => ({
    id,
    kind: 'text',
    label: 'note',
    text,
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    shown.dispose();
  });

  const text = () => vscode.window.activeTextEditor?.document.getText();

  it('is itself, though another one is called alike and its id begins alike', async () => {
    await shown.show(note('12345678-a', 'one'));
    assert.equal(text(), 'one');
    await shown.show(note('12345678-b', 'two'));
    assert.equal(text(), 'two');
    await shown.show(note('12345678-a', 'one'));
    assert.equal(text(), 'one');
  });

  it('is what it is now where it was taken anew', async () => {
    await shown.show(note('again', 'before'));
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.getText(), 'before');
    const changed = new Promise<void>((resolve) => {
      const listening = vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document !== document || document.getText() !== 'after') return;
        listening.dispose();
        resolve();
      });
    });
    await shown.show(note('again', 'after'));
    await changed;
  });

  it('has an id from anywhere', async () => {
    await shown.show(note('../../a b?#', 'odd'));
    assert.equal(text(), 'odd');
  });
});
