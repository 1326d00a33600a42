import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { lineWords } from '../words/lineWords';
import { literal } from '../words/literal';
import { snapshot, wholeDocument } from './snapshot';
import { enclosingSymbols } from './symbols';

/**
 * The code that a command is about: exactly what is selected, each selection by itself, or what the
 * person picks where nothing is. Empty where they pick nothing or the file is empty, which has been
 * said to them. `question` stands above the pick: "Nothing is selected. What should be explained?"
 */
export async function pickCode(
  editor: vscode.TextEditor,
  question: string,
): Promise<readonly Attachment[]> {
  const { document, selection } = editor;
  const selected = selectedCode(editor);
  if (selected.length > 0) return selected;
  if (document.getText().trim() === '') {
    void vscode.window.showInformationMessage(vscode.l10n.t('This file is empty.'));
    return [];
  }
  const picked = await pickScope(document, selection.active, question);
  return picked ? [picked] : [];
}

/**
 * What is selected, from top to bottom. A selection without text is none: while a file is written over
 * on the disk, its document is empty for a moment and the selection is still where it was.
 */
export function selectedCode({ document, selections }: vscode.TextEditor): readonly Attachment[] {
  return [...selections]
    .sort((a, b) => a.start.compareTo(b.start))
    .map((selection) => snapshot(document, selection))
    .filter(({ text }) => text !== '');
}

interface ScopeItem extends vscode.QuickPickItem {
  take(): Attachment;
}

/** Nothing is selected: names what would be sent, the enclosing symbol first, before it is sent. */
async function pickScope(
  document: vscode.TextDocument,
  position: vscode.Position,
  question: string,
): Promise<Attachment | undefined> {
  const symbols = await enclosingSymbols(document, position);
  const items: ScopeItem[] = symbols.map((symbol) => ({
    label: literal(symbol.name),
    iconPath: new vscode.ThemeIcon('symbol-misc'),
    description: lineWords(symbol.range),
    take: () => snapshot(document, symbol.range, symbol.name),
  }));
  items.push({
    label: vscode.l10n.t('The whole file'),
    iconPath: new vscode.ThemeIcon('file'),
    description: vscode.l10n.t('{0} lines', document.lineCount),
    take: () => wholeDocument(document),
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: question,
    placeHolder: vscode.l10n.t('Only what you pick is sent'),
  });
  return picked?.take();
}
