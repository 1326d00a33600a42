import * as vscode from 'vscode';
import { plainRange } from '../editor/snapshot';
import { enclosingSymbols } from '../editor/symbols';
import { wholeLines } from '../edits/edits';
import type { Edits, Wished } from '../edits/edits';
import type { InstructionBox, Scope } from '../edits/instructionBox';
import { lineWords } from '../words/lineWords';
import { literal } from '../words/literal';

export interface EditSelectionPorts {
  readonly edits: Edits;
  readonly box: InstructionBox;
}

interface Target {
  readonly range: vscode.Range;
  readonly symbol?: string;
}

/**
 * Asks for an instruction and has the selected lines changed by it; where nothing is selected, the
 * enclosing symbol or the cursor's line, named in the box before anything is sent. An instruction
 * that is given goes at once for a selection.
 */
export async function editSelection(
  { edits, box }: EditSelectionPorts,
  given?: string,
): Promise<Wished> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a file and select the code to be changed.'),
    );
    return { state: 'cancelled' };
  }
  const { document } = editor;
  const scopes = await scopesOf(editor);
  const [selected] = scopes;
  const asked =
    given?.trim() && selected && !editor.selection.isEmpty
      ? { instruction: given, scope: selected.value }
      : await box.ask(scopes, given);
  if (!asked) return { state: 'cancelled' };
  const { instruction, scope } = asked;
  const wished = await edits.propose({ document, instruction, ...scope });
  if (wished.chatId === undefined) box.keep(instruction);
  return wished;
}

async function scopesOf(editor: vscode.TextEditor): Promise<readonly Scope<Target>[]> {
  const { document, selection, selections } = editor;
  const chosen = selections.filter((each) => !each.isEmpty);
  const [first, ...others] = chosen;
  if (first) {
    const all = others.reduce<vscode.Range>((sum, each) => sum.union(each), first);
    return [scope(document, 'list-selection', vscode.l10n.t('Change the selection'), all)];
  }
  const symbols = await enclosingSymbols(document, selection.active);
  return [
    ...symbols.map(({ name, range }) =>
      scope(document, 'symbol-misc', vscode.l10n.t('Change {0}', literal(name)), range, name),
    ),
    scope(
      document,
      'list-selection',
      vscode.l10n.t('Change this line'),
      document.lineAt(selection.active.line).range,
    ),
  ];
}

function scope(
  document: vscode.TextDocument,
  icon: string,
  label: string,
  part: vscode.Range,
  symbol?: string,
): Scope<Target> {
  const range = wholeLines(document, part);
  const file = literal(vscode.workspace.asRelativePath(document.uri));
  return {
    icon,
    label,
    description: `${file}, ${lineWords(plainRange(range))}`,
    value: { range, ...(symbol !== undefined && { symbol }) },
  };
}
