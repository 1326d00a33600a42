import * as vscode from 'vscode';
import { pickCode } from '../editor/pickCode';
import { reviewQuestion } from '../words/jobQuestions';
import { askInNewChat, cancelled } from './askInNewChat';
import type { Asked, AskPorts } from './askInNewChat';

/** Reviews the selection, or the symbol that is picked, in a new chat; findings become problems. */
export async function review(ports: AskPorts): Promise<Asked> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a file and select the code to be reviewed.'),
    );
    return cancelled;
  }
  const question = vscode.l10n.t('Nothing is selected. What should be reviewed?');
  const attachments = await pickCode(editor, question);
  if (attachments.length === 0) return cancelled;
  return await askInNewChat(ports, { text: reviewQuestion(), attachments, purpose: 'review' });
}
