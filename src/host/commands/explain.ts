import * as vscode from 'vscode';
import { pickCode } from '../editor/pickCode';
import { askInNewChat, cancelled } from './askInNewChat';
import type { Asked, AskPorts } from './askInNewChat';

/** Explains exactly what is selected, or the symbol around the cursor, in a new chat. */
export async function explain(ports: AskPorts): Promise<Asked> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a file and select the code to be explained.'),
    );
    return cancelled;
  }
  const question = vscode.l10n.t('Nothing is selected. What should be explained?');
  const attachments = await pickCode(editor, question);
  if (attachments.length === 0) return cancelled;
  const text = vscode.l10n.t('Explain this code.');
  return await askInNewChat(ports, { text, attachments, purpose: 'explain' });
}
