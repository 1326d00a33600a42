import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  const extension = vscode.extensions.getExtension('aimlapi-community.aimlapi-chat');

  it('has the extension installed', () => {
    assert.ok(extension);
  });

  it('does not activate it when the editor starts', () => {
    assert.equal(extension?.isActive, false);
  });
});
