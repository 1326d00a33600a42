import * as vscode from 'vscode';
import { literal } from '../words/literal';
import type { LastEditor } from './lastEditor';

/** Puts code at each cursor of the last used text editor; what is selected there stays. */
export async function insertCode(lastEditor: LastEditor, code: string): Promise<void> {
  const editor = lastEditor.current;
  if (!editor) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a text editor and put the cursor where the code belongs.'),
    );
    return;
  }
  const shown = await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  const done = await shown.edit((edit) => {
    for (const selection of shown.selections) edit.insert(selection.active, code);
  });
  if (!done) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        '{0} cannot be changed.',
        literal(vscode.workspace.asRelativePath(editor.document.uri)),
      ),
    );
  }
}

/** Opens code as an untitled document of its language; only the person saves it. */
export async function openNewFile(code: string, language: string): Promise<void> {
  const known = await vscode.languages.getLanguages();
  const match = known.find((id) => id === languageId(language));
  const document = await vscode.workspace.openTextDocument({
    content: code,
    ...(match !== undefined && { language: match }),
  });
  await vscode.window.showTextDocument(document);
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
