import * as vscode from 'vscode';
import type { Session } from '../../core/session/session';
import type { LastEditor } from '../editor/lastEditor';
import { pickCode } from '../editor/pickCode';
import type { DraftRequests } from './draftRequests';

/**
 * Lets the code that the person works on go along with a message they begin: what is selected, or
 * what they pick where nothing is. What goes along already is enough.
 */
export async function attachCode(
  drafts: DraftRequests,
  lastEditor: LastEditor,
  session: Session,
): Promise<void> {
  if (session.conversation.draft.value.attachments.length > 0) return;
  const editor = lastEditor.current;
  if (!editor) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Open a file and select the code that should go along, or type # in the message.',
      ),
    );
    return;
  }
  const question = vscode.l10n.t('Nothing is selected. What should go along?');
  drafts.add(session, await pickCode(editor, question));
}
