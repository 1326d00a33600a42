import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { estimateTokens } from '../../core/context/estimate';
import type { Chats } from '../../core/session/chats';
import type { Settled } from '../../core/session/session';
import { enclosingSymbols } from '../editor/symbols';
import { snapshot, wholeDocument } from '../editor/snapshot';
import type { Doors } from '../surface/doors';
import type { Door } from '../surface/page';

/** What `ask` and `explain` resolve to where nothing was asked. */
export const cancelled = { state: 'cancelled' } as const;

export interface ExplainPorts {
  readonly chats: Chats;
  readonly doors: Doors;
  replyLocation(): Door;
  /** Tokens that fit in the model beside the reply. */
  roomTokens(): number;
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
  const fitting = attachment && (await fit(attachment, ports.roomTokens()));
  if (!fitting) return cancelled;
  const session = ports.chats.create();
  const text = vscode.l10n.t('Explain this code.');
  const answer = session.ask({ text, attachments: [fitting], purpose: 'explain' });
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
    label: symbol.name,
    iconPath: new vscode.ThemeIcon('symbol-misc'),
    description: linesOf(symbol.range),
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

function linesOf(range: vscode.Range): string {
  return vscode.l10n.t('lines {0}–{1}', range.start.line + 1, range.end.line + 1);
}

/** Code that is too long for the model is never sent as it is: shortened by choice, or not at all. */
async function fit(attachment: Attachment, room: number): Promise<Attachment | undefined> {
  const tokens = roughTokens(attachment.text);
  if (tokens <= room) return attachment;
  const shorten = vscode.l10n.t('Explain the Beginning');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('The selection is too long for the model.'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'It is about {0} tokens, and {1} fit. Select less, or explain as much of the beginning as fits.',
        tokens.toLocaleString(vscode.env.language),
        room.toLocaleString(vscode.env.language),
      ),
    },
    shorten,
  );
  return answer === shorten ? beginning(attachment, room / tokens) : undefined;
}

/** Counting is for what can fit; 10 MB need not be counted to the last token. */
function roughTokens(text: string): number {
  const sample = 200_000;
  if (text.length <= sample) return estimateTokens(text);
  return Math.ceil((estimateTokens(text.slice(0, sample)) / sample) * text.length);
}

/** Whole lines from the start, about this share of the text and a tenth less to be safe. */
function beginning(attachment: Attachment, share: number): Attachment {
  const end = attachment.text.lastIndexOf('\n', attachment.text.length * share * 0.9);
  const text = attachment.text.slice(0, end === -1 ? attachment.text.length * share * 0.9 : end);
  if (!attachment.range) return { ...attachment, text };
  const { start } = attachment.range;
  const lines = text.split('\n');
  const last = lines.at(-1) ?? '';
  const character = lines.length === 1 ? start.character + last.length : last.length;
  const range = { start, end: { line: start.line + lines.length - 1, character } };
  return { ...attachment, text, range };
}
