import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import type { LastEditor } from '../editor/lastEditor';
import { snapshot, wholeDocument } from '../editor/snapshot';
import type { Doors } from '../surface/doors';
import { fitAttachment } from './fitAttachment';

export interface AttachPorts {
  readonly doors: Doors;
  readonly lastEditor: LastEditor;
  /** Tokens that fit in the model beside the reply. */
  roomTokens(): number;
}

/** Puts the selection, or the whole file when nothing is selected, into the draft of the open chat. */
export async function addToChat(ports: AttachPorts): Promise<void> {
  const editor = vscode.window.activeTextEditor ?? ports.lastEditor.current;
  if (!editor) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a file and select what should go along.'),
    );
    return;
  }
  const { document, selection } = editor;
  await addToDraft(
    ports,
    selection.isEmpty ? wholeDocument(document) : snapshot(document, selection),
  );
}

/** Adds an attachment to the draft of the chat that is open, and opens one where none is. */
export async function addToDraft(ports: AttachPorts, attachment: Attachment): Promise<void> {
  const fitting = await fitAttachment(attachment, ports.roomTokens());
  if (!fitting) return;
  const { doors } = ports;
  const surface = doors.current ?? (await doors.openView());
  const draft = surface.session.conversation.draft.value;
  surface.session.setDraft({ ...draft, attachments: [...draft.attachments, fitting] });
  surface.focusInput();
}
