import * as vscode from 'vscode';
import { insertedCode } from '../../core/edits/insertedCode';
import { literal } from '../words/literal';
import type { LastEditor } from './lastEditor';

/**
 * Puts code at each cursor of the last used text editor, with the indentation that its line has;
 * what is selected there stays. One step to undo.
 */
export async function insertCode(lastEditor: LastEditor, code: string): Promise<void> {
  const editor = lastEditor.writable;
  if (!editor) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a text editor and put the cursor where the code belongs.'),
    );
    return;
  }
  const { document } = editor;
  if (!(await (isCell(document) ? intoCell(editor, code) : intoEditor(editor, code)))) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        '{0} is read-only: nothing was inserted.',
        literal(vscode.workspace.asRelativePath(document.uri)),
      ),
    );
  }
}

function isCell({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'vscode-notebook-cell';
}

async function intoEditor(editor: vscode.TextEditor, code: string): Promise<boolean> {
  const { document, viewColumn } = editor;
  if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) return false;
  const shown = await vscode.window.showTextDocument(document, viewColumn);
  return await shown.edit((edit) => {
    for (const { active } of shown.selections) edit.insert(active, codeAt(shown, active, code));
  });
}

/** A cell is no editor of its own: shown as a document it would leave its notebook. */
async function intoCell(editor: vscode.TextEditor, code: string): Promise<boolean> {
  const change = new vscode.WorkspaceEdit();
  for (const { active } of editor.selections) {
    change.insert(editor.document.uri, active, codeAt(editor, active, code));
  }
  return await vscode.workspace.applyEdit(change);
}

function codeAt(
  { document, options }: vscode.TextEditor,
  at: vscode.Position,
  code: string,
): string {
  const { insertSpaces, tabSize } = options;
  const width = typeof tabSize === 'number' ? tabSize : 4;
  return insertedCode(code, {
    before: document.lineAt(at.line).text.slice(0, at.character),
    step: insertSpaces === false ? '\t' : ' '.repeat(width),
    eol: document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n',
  });
}
