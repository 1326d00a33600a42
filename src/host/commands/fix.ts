import * as vscode from 'vscode';
import { problemsAttachment, problemsIn } from '../editor/problems';
import { enclosingSymbols } from '../editor/symbols';
import { wholeLines } from '../edits/edits';
import type { Edits, Wished } from '../edits/edits';
import { fixQuestion } from '../words/jobQuestions';
import { jobTitle } from '../words/jobTitle';
import type { CodePlace } from './codePlace';

/** Lines around a problem that go along where no symbol encloses it. */
const margin = 3;

/**
 * Has what the editor reports fixed, as a proposal: in the place that is given, else in the
 * selection, else at the cursor, else in the whole file.
 */
export async function fix(edits: Edits, given?: CodePlace): Promise<Wished> {
  const editor = vscode.window.activeTextEditor;
  const document = given?.document ?? editor?.document;
  if (!document) return nothing(vscode.l10n.t('Open a file in which problems are reported.'));
  const problems = given
    ? problemsIn(document, given.range)
    : problemsHere(document, editor?.selection);
  const [first, ...others] = problems;
  if (!first) {
    return nothing(vscode.l10n.t('No problem is reported here. Edit Selection… takes any wish.'));
  }
  const all = others.reduce<vscode.Range>((sum, { range }) => sum.union(range), first.range);
  return await edits.propose({
    document,
    ...(await scopeOf(document, all, editor)),
    instruction: fixQuestion(),
    extra: [problemsAttachment(document, problems)],
    title: jobTitle('fix', document.uri),
  });
}

function problemsHere(
  document: vscode.TextDocument,
  selection: vscode.Selection | undefined,
): readonly vscode.Diagnostic[] {
  if (!selection) return problemsIn(document);
  if (!selection.isEmpty) return problemsIn(document, selection);
  const here = problemsIn(document, document.lineAt(selection.active.line).range);
  return here.length > 0 ? here : problemsIn(document);
}

/** The selection where it holds them all, else the symbol around them, else the lines around them. */
async function scopeOf(
  document: vscode.TextDocument,
  problems: vscode.Range,
  editor: vscode.TextEditor | undefined,
): Promise<{ readonly range: vscode.Range; readonly symbol?: string }> {
  const selection = editor?.document === document ? editor.selection : undefined;
  if (selection && !selection.isEmpty && wholeLines(document, selection).contains(problems)) {
    return { range: selection };
  }
  const symbols = await enclosingSymbols(document, problems.start);
  const symbol = symbols.find(({ range }) => range.contains(problems));
  if (symbol) return { range: symbol.range, symbol: symbol.name };
  const around = new vscode.Range(
    new vscode.Position(Math.max(0, problems.start.line - margin), 0),
    new vscode.Position(problems.end.line + margin, Number.MAX_SAFE_INTEGER),
  );
  return { range: document.validateRange(around) };
}

function nothing(message: string): Wished {
  void vscode.window.showInformationMessage(message);
  return { state: 'cancelled' };
}
