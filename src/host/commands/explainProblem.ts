import * as vscode from 'vscode';
import { problemsAttachment, problemsIn } from '../editor/problems';
import { snapshot } from '../editor/snapshot';
import { enclosingSymbols } from '../editor/symbols';
import { askInNewChat, cancelled } from './askInNewChat';
import type { Asked, AskPorts } from './askInNewChat';
import type { CodePlace } from './codePlace';

/** Lines around a problem that go along where no symbol of that size encloses it. */
const margin = 10;
const longestSymbol = 200;

/** Explains what the editor reports in the place that is given, else in the cursor's line. */
export async function explainProblem(ports: AskPorts, given?: CodePlace): Promise<Asked> {
  const place = given ?? placeOfCursor();
  const problems = place ? problemsIn(place.document, place.range) : [];
  const [first, ...others] = problems;
  if (!place || !first) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No problem is reported here. Put the cursor on one.'),
    );
    return cancelled;
  }
  const { document } = place;
  const all = others.reduce<vscode.Range>((sum, { range }) => sum.union(range), first.range);
  const code = await codeAround(document, all);
  const text =
    others.length === 0
      ? vscode.l10n.t('Explain this problem: what it means, why it is there, and how to mend it.')
      : vscode.l10n.t(
          'Explain these problems: what they mean, why they are there, and how to mend them.',
        );
  return await askInNewChat(ports, {
    text,
    attachments: [code, problemsAttachment(document, problems)],
    purpose: 'explain',
  });
}

function placeOfCursor(): CodePlace | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { document, selection } = editor;
  const range = selection.isEmpty ? document.lineAt(selection.active.line).range : selection;
  return { document, range };
}

async function codeAround(document: vscode.TextDocument, problems: vscode.Range) {
  const symbols = await enclosingSymbols(document, problems.start);
  const symbol = symbols.find(
    ({ range }) => range.contains(problems) && range.end.line - range.start.line <= longestSymbol,
  );
  if (symbol) return snapshot(document, symbol.range, symbol.name);
  const around = new vscode.Range(
    new vscode.Position(Math.max(0, problems.start.line - margin), 0),
    new vscode.Position(problems.end.line + margin, Number.MAX_SAFE_INTEGER),
  );
  return snapshot(document, document.validateRange(around));
}
