import * as vscode from 'vscode';
import { pickCode } from '../editor/pickCode';
import { editorRange } from '../editor/snapshot';
import type { Edits, Wished } from '../edits/edits';
import { documentQuestion } from '../words/jobQuestions';
import { jobTitle } from '../words/jobTitle';

/** Has the selection, or the symbol that is picked, documented in its place, as a proposal. */
export async function documentCode(edits: Edits): Promise<Wished> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a file and select the code to be documented.'),
    );
    return { state: 'cancelled' };
  }
  const question = vscode.l10n.t('Nothing is selected. What should be documented?');
  const code = await pickCode(editor, question);
  const ranges = code.flatMap(({ range }) => (range ? [editorRange(range)] : []));
  const [first, ...others] = ranges;
  if (!first) return { state: 'cancelled' };
  const { document } = editor;
  const symbol = code[0]?.symbol;
  return await edits.propose({
    document,
    range: others.reduce<vscode.Range>((sum, range) => sum.union(range), first),
    ...(symbol !== undefined && { symbol }),
    instruction: documentQuestion(),
    title: jobTitle('document', document.uri),
  });
}
