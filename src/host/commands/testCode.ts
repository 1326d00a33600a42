import * as vscode from 'vscode';
import { testPlace } from '../../core/placement/testPlace';
import { pickCode } from '../editor/pickCode';
import { documentLabel } from '../editor/snapshot';
import type { Edits, Wished } from '../edits/edits';
import { addTestsQuestion, newTestsQuestion } from '../words/jobQuestions';
import { jobTitle } from '../words/jobTitle';

/** Names that test files have in any language; more are harmless. */
const testFiles = '**/{*test*,*spec*,*Test*,*Spec*}*';

/** Test files are looked for nowhere else, and so many are looked at. */
const notTests = '**/{node_modules,.git,dist,out,build,target,.venv,vendor}/**';
const most = 5_000;

/** Lines of a test file that are sent whole; of a longer one so many at its end. */
const wholeUpTo = 400;
const linesAtEnd = 80;

/**
 * Has tests written for the selection, or the symbol that is picked, as a proposal: in the file
 * that tests this source already, else in a new one where the project would have it, which only the
 * person saves.
 */
export async function testCode(edits: Edits): Promise<Wished> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a file and select the code to be tested.'),
    );
    return { state: 'cancelled' };
  }
  const question = vscode.l10n.t('Nothing is selected. What should be tested?');
  const code = await pickCode(editor, question);
  if (code.length === 0) return { state: 'cancelled' };
  const { document, isNew } = await testDocument(editor.document);
  const name = documentLabel(document);
  const source = documentLabel(editor.document);
  const wished = await edits.propose({
    document,
    range: isNew ? new vscode.Range(0, 0, 0, 0) : placeForMore(document),
    instruction: isNew ? newTestsQuestion(name, source) : addTestsQuestion(name, source),
    extra: code,
    title: jobTitle('test', document.uri),
  });
  if (wished.state !== 'accepted') await forget(document);
  return wished;
}

/** VS Code shows a file that was never saved as soon as nothing else does, an empty one too. */
async function forget(document: vscode.TextDocument): Promise<void> {
  if (!document.isUntitled || document.isClosed || document.getText() !== '') return;
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

async function testDocument(
  source: vscode.TextDocument,
): Promise<{ readonly document: vscode.TextDocument; readonly isNew: boolean }> {
  const folder = vscode.workspace.getWorkspaceFolder(source.uri);
  if (!folder) {
    const { languageId: language } = source;
    return { document: await vscode.workspace.openTextDocument({ language }), isNew: true };
  }
  const found = await testFilesIn(folder);
  const relative = (uri: vscode.Uri) => vscode.workspace.asRelativePath(uri, false);
  const { path, exists } = testPlace(relative(source.uri), found.map(relative));
  const uri = vscode.Uri.joinPath(folder.uri, path);
  const document = await vscode.workspace.openTextDocument(
    exists ? uri : uri.with({ scheme: 'untitled' }),
  );
  return { document, isNew: document.getText().trim() === '' };
}

/** None where the editor cannot search: then the tests have a file of their own. */
async function testFilesIn(folder: vscode.WorkspaceFolder): Promise<readonly vscode.Uri[]> {
  const inFolder = (glob: string) => new vscode.RelativePattern(folder, glob);
  try {
    return await vscode.workspace.findFiles(inFolder(testFiles), inFolder(notTests), most);
  } catch {
    return [];
  }
}

/** All of a test file, so that its imports can grow too; the end of one that is very long. */
function placeForMore(document: vscode.TextDocument): vscode.Range {
  const last = document.lineCount - 1;
  const first = document.lineCount <= wholeUpTo ? 0 : document.lineCount - linesAtEnd;
  return new vscode.Range(new vscode.Position(first, 0), document.lineAt(last).range.end);
}
