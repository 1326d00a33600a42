import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import type { Chats } from '../../core/session/chats';
import type { Settled } from '../../core/session/question';
import { enclosingSymbols } from '../editor/symbols';
import { snapshot, wholeDocument } from '../editor/snapshot';
import type { Outgoing } from '../context/outgoing';
import type { Doors } from '../surface/doors';
import type { Door } from '../surface/page';
import { lineWords } from '../words/lineWords';
import { literal } from '../words/literal';

/** What `ask` and `explain` resolve to where nothing was asked. */
export const cancelled = { state: 'cancelled' } as const;

export interface ExplainPorts {
  readonly chats: Chats;
  readonly doors: Doors;
  replyLocation(): Door;
  readonly outgoing: Outgoing;
}

/** Explains the selection, or the symbol around the cursor, in a new chat. */
export async function explain(ports: ExplainPorts): Promise<Settled | typeof cancelled> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a file and select the code to be explained.'),
    );
    return cancelled;
  }
  const attachment = await pickCode(editor);
  const text = vscode.l10n.t('Explain this code.');
  const message = attachment && (await ports.outgoing.approve([attachment], text));
  if (!message) return cancelled;
  const session = ports.chats.create();
  const answer = session.ask({ ...message, purpose: 'explain' });
  await ports.doors.show(session, ports.replyLocation());
  return (await answer) ?? cancelled;
}

async function pickCode(editor: vscode.TextEditor): Promise<Attachment | undefined> {
  const { document, selections } = editor;
  const chosen = selections.filter((selection) => !selection.isEmpty);
  const [first, ...others] = chosen;
  if (first) {
    return snapshot(
      document,
      others.reduce<vscode.Range>((all, each) => all.union(each), first),
    );
  }
  if (document.getText().trim() === '') {
    void vscode.window.showInformationMessage(vscode.l10n.t('This file is empty.'));
    return undefined;
  }
  return await pickScope(document, editor.selection.active);
}

interface ScopeItem extends vscode.QuickPickItem {
  take(): Attachment;
}

/** Nothing is selected: names what would be sent, the enclosing symbol first, before it is sent. */
async function pickScope(
  document: vscode.TextDocument,
  position: vscode.Position,
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
    title: vscode.l10n.t('Nothing is selected. What should be explained?'),
    placeHolder: vscode.l10n.t('Only what you pick is sent'),
  });
  return picked?.take();
}
