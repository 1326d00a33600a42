import * as vscode from 'vscode';

/**
 * Whether a file's name says nothing certain about what it is: the file itself is a symbolic link, or
 * a folder on the way to it from its workspace folder is. Of a file outside the workspace all folders
 * count but those at the root of the disk, which are the system's (`/tmp` of macOS is a link). VS Code
 * tells that something is a link, not where it leads.
 */
export async function isBehindLink(uri: vscode.Uri): Promise<boolean> {
  const file = fileOf(uri);
  // What no file system has (untitled, output) is no link.
  if (vscode.workspace.fs.isWritableFileSystem(file.scheme) === undefined) return false;
  const links = await Promise.all(placesOnTheWay(file).map(isLink));
  return links.includes(true);
}

/**
 * Whether there is a symbolic link under this very name. What the disk refuses to tell of counts as one;
 * what is not there does not, nor what another file system, which may have no folders, does not know.
 */
export async function isLink(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.SymbolicLink) !== 0;
  } catch (error) {
    return uri.scheme === 'file' && !isMissing(error);
  }
}

/** Below a file there is nothing; each place on the way is looked at by itself. */
function isMissing(error: unknown): boolean {
  if (!(error instanceof vscode.FileSystemError)) return false;
  return error.code === 'FileNotFound' || error.code === 'FileNotADirectory';
}

function placesOnTheWay(file: vscode.Uri): readonly vscode.Uri[] {
  const root = vscode.workspace.getWorkspaceFolder(file)?.uri.path;
  const parts = file.path.split('/').filter(Boolean);
  const trusted = root?.split('/').filter(Boolean).length ?? Math.min(1, parts.length - 1);
  return parts
    .map((_, index) => file.with({ path: `/${parts.slice(0, index + 1).join('/')}` }))
    .slice(trusted);
}

/** A cell's text stands in the file of its notebook. */
function fileOf(uri: vscode.Uri): vscode.Uri {
  if (uri.scheme !== 'vscode-notebook-cell') return uri;
  const cell = uri.toString();
  const notebook = vscode.workspace.notebookDocuments.find((each) =>
    each.getCells().some(({ document }) => document.uri.toString() === cell),
  );
  return notebook?.uri ?? uri;
}
