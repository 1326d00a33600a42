import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { addToSession } from '../draft/addToSession';
import type { LastEditor } from '../editor/lastEditor';
import { snapshot, wholeDocument } from '../editor/snapshot';
import type { Doors } from '../surface/doors';

export interface AttachPorts {
  readonly doors: Doors;
  readonly lastEditor: LastEditor;
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

/** Adds to the draft of the chat that is open, and opens one where none is. */
export async function addToDraft(
  { doors }: Pick<AttachPorts, 'doors'>,
  ...attachments: readonly Attachment[]
): Promise<void> {
  if (attachments.length === 0) return;
  const surface = doors.current ?? (await doors.openView());
  addToSession(surface.session, attachments);
  surface.focusInput();
}
