import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import type { ContextSource } from '../context/contextSource';
import type { FileTaker } from '../context/fileTaker';
import { addToSession } from '../draft/addToSession';
import type { LastEditor } from '../editor/lastEditor';
import { selectedCode } from '../editor/pickCode';
import { wholeDocument } from '../editor/snapshot';
import type { Doors } from '../surface/doors';

export interface AttachPorts {
  readonly doors: Doors;
  readonly lastEditor: LastEditor;
  readonly sources: readonly ContextSource[];
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
  const selected = selectedCode(editor);
  const whole = selected.length > 0 ? [] : [wholeDocument(editor.document)];
  await addToDraft(ports, ...selected, ...whole);
}

/**
 * Puts what is selected in the explorer into the draft of the open chat. Its menu passes the entry
 * that was clicked, and all that are selected.
 */
export async function addFilesToChat(
  ports: Pick<AttachPorts, 'doors'> & { readonly files: FileTaker },
  args: readonly unknown[],
): Promise<void> {
  const [clicked, selected] = args;
  const uris = (Array.isArray(selected) ? selected : [clicked]).filter(
    (each): each is vscode.Uri => each instanceof vscode.Uri,
  );
  const current = vscode.window.activeTextEditor?.document.uri;
  const taken = await ports.files.attachUris(uris.length > 0 || !current ? uris : [current]);
  await addToDraft(ports, ...taken);
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
