import * as vscode from 'vscode';
import { snapshot, wholeDocument } from '../editor/snapshot';
import type { Doors } from '../surface/doors';

/** Puts the selection, or the whole file when nothing is selected, into the draft of the open chat. */
export async function addToChat(doors: Doors): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a file and select what should go along.'),
    );
    return;
  }
  const { document, selection } = editor;
  const attachment = selection.isEmpty ? wholeDocument(document) : snapshot(document, selection);
  if (!doors.current) await doors.openView();
  const session = doors.current?.session ?? (await doors.newChat());
  const draft = session.conversation.draft.value;
  session.setDraft({ ...draft, attachments: [...draft.attachments, attachment] });
  doors.current?.focusInput();
}
