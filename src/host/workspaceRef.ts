import * as vscode from 'vscode';
import type { WorkspaceRef } from '../core/conversation/event';

/** The workspace of this window, as a chat remembers where it began. */
export function workspaceRef(): WorkspaceRef | undefined {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) return undefined;
  return { name: vscode.workspace.name ?? folder.name, uri: folder.uri.toString() };
}
