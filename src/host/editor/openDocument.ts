import * as vscode from 'vscode';

/** The document at this place; undefined where it is gone, or is no text that VS Code can open. */
export async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
