import * as vscode from 'vscode';
import { filePlace } from '../../core/context/filePlace';
import { literal } from '../words/literal';
import { parseUri } from './parseUri';

/**
 * Opens what a link in a reply points to: a web page or a mail address (VS Code asks once more where
 * the domain is not trusted), or a file of the workspace. Whatever else a reply names stays shut.
 */
export async function openLink(href: string): Promise<void> {
  if (/^(https?|mailto):/i.test(href)) {
    const address = parseUri(href);
    if (address) await vscode.env.openExternal(address);
    else void vscode.window.showInformationMessage(noAddress(href));
    return;
  }
  const place = filePlace(href);
  if (!place) return;
  const uri = await findFile(place.path);
  if (!uri) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no {0} in this workspace.', literal(place.path)),
    );
    return;
  }
  const { line } = place;
  await vscode.window.showTextDocument(uri, {
    viewColumn: vscode.ViewColumn.One,
    ...(line !== undefined && { selection: new vscode.Range(line, 0, line, 0) }),
  });
}

function noAddress(href: string): string {
  return vscode.l10n.t('{0} is not an address that can be opened.', literal(href));
}

/** The file at a path relative to a workspace folder, and inside of it. */
export async function findFile(path: string): Promise<vscode.Uri | undefined> {
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const uri = vscode.Uri.joinPath(folder.uri, path);
    if (!uri.path.startsWith(`${folder.uri.path.replace(/\/$/, '')}/`)) continue;
    try {
      const { type } = await vscode.workspace.fs.stat(uri);
      if ((type & vscode.FileType.File) !== 0) return uri;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}
