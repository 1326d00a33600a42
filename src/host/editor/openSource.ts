import * as vscode from 'vscode';
import { findDocument } from './findDocument';
import { openDocument } from './openDocument';
import { parseUri } from './parseUri';

/**
 * The document that an attachment was taken from, given its URI as a string: one that is open, or a
 * file of this workspace. A chat may come from elsewhere: nothing else is opened for it.
 */
export async function openSource(place: string): Promise<vscode.TextDocument | undefined> {
  const open = findDocument(place);
  if (open) return open;
  const uri = parseUri(place);
  return uri && vscode.workspace.getWorkspaceFolder(uri) ? await openDocument(uri) : undefined;
}
