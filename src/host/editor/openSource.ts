import * as vscode from 'vscode';

/**
 * The document that an attachment was taken from, given its URI as a string: one that is open, or a
 * file of this workspace. A chat may come from elsewhere: nothing else is opened for it.
 */
export async function openSource(place: string): Promise<vscode.TextDocument | undefined> {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === place);
  if (open) return open;
  const uri = vscode.Uri.parse(place, true);
  if (!vscode.workspace.getWorkspaceFolder(uri)) return undefined;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
