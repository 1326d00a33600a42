import * as vscode from 'vscode';

/** The document with this URI where it is open in VS Code already; nothing is opened. */
export function findDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
}
