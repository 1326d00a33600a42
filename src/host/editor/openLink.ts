import * as vscode from 'vscode';
import { filePlace } from '../../core/context/filePlace';
import { literal } from '../words/literal';

/**
 * Opens what a link in a reply points to: a web page or a mail address (VS Code asks once more where
 * the domain is not trusted), or a file of the workspace. Whatever else a reply names stays shut.
 */
export async function openLink(href: string): Promise<void> {
  if (/^(https?|mailto):/i.test(href)) {
    await vscode.env.openExternal(vscode.Uri.parse(href, true));
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
