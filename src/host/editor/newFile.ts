import * as vscode from 'vscode';
import { findFile } from './openLink';

/**
 * Opens code as an untitled document of its language, under the name that the reply gives it where
 * there is no such file yet; only the person saves it.
 */
export async function openNewFile(code: string, language: string, name?: string): Promise<void> {
  const uri = name === undefined ? undefined : await untitledUri(name);
  const document = uri ? await named(uri, code) : undefined;
  const shown = document ?? (await vscode.workspace.openTextDocument({ content: code }));
  const known = await vscode.languages.getLanguages();
  const match = known.find((id) => id === languageId(language));
  const isPlain = shown.languageId === 'plaintext';
  if (match !== undefined && isPlain) await vscode.languages.setTextDocumentLanguage(shown, match);
  // Not over the chat it comes from.
  await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.One });
}

/** A path in the workspace at which nothing is yet; `name` is relative and stays below its folder. */
async function untitledUri(name: string): Promise<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder || (await findFile(name))) return undefined;
  const uri = vscode.Uri.joinPath(folder.uri, name);
  if (!uri.path.startsWith(`${folder.uri.path.replace(/\/$/, '')}/`)) return undefined;
  return uri.with({ scheme: 'untitled' });
}

async function named(uri: vscode.Uri, code: string): Promise<vscode.TextDocument | undefined> {
  const isOpen = vscode.workspace.textDocuments.some(
    (each) => each.uri.toString() === uri.toString(),
  );
  if (isOpen) return undefined;
  const document = await vscode.workspace.openTextDocument(uri);
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, new vscode.Position(0, 0), code);
  return (await vscode.workspace.applyEdit(change)) ? document : undefined;
}

/** Fence names that differ from VS Code's language ids. */
const languageIds: Readonly<Record<string, string>> = {
  js: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  tsx: 'typescriptreact',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'shellscript',
  bash: 'shellscript',
  shell: 'shellscript',
  zsh: 'shellscript',
  yml: 'yaml',
  md: 'markdown',
  cs: 'csharp',
  'c++': 'cpp',
  kt: 'kotlin',
  ps1: 'powershell',
  docker: 'dockerfile',
};

function languageId(fenceName: string): string {
  const name = fenceName.toLowerCase();
  return languageIds[name] ?? name;
}
