import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import type { Conversation } from '../../core/conversation/conversation';
import type { AttachmentFiles } from './attachmentFiles';
import { openSource } from './openSource';
import { editorRange } from './snapshot';

/**
 * Shows where an attachment was taken from; what was sent itself, read-only, when that place is gone
 * or was never a text file of this workspace.
 */
export async function openAttachment(
  files: AttachmentFiles,
  conversation: Conversation,
  id: string,
): Promise<void> {
  const attachment = findAttachment(conversation, id);
  if (!attachment) return;
  const { kind, uri } = attachment;
  if (kind !== 'image' && uri !== undefined && (await openPlace(attachment, uri))) return;
  await files.show(attachment);
}

/** What goes, or went, along with a question of this chat. */
export function findAttachment(conversation: Conversation, id: string): Attachment | undefined {
  const inDraft = conversation.draft.value.attachments.find((each) => each.id === id);
  if (inDraft) return inDraft;
  for (const turn of conversation.turns.values()) {
    const found = turn.role === 'user' && turn.attachments.find((each) => each.id === id);
    if (found) return found;
  }
  return undefined;
}

async function openPlace(attachment: Attachment, place: string): Promise<boolean> {
  const document = await openSource(place);
  if (!document) return false;
  const selection = attachment.range && editorRange(attachment.range);
  await vscode.window.showTextDocument(document, {
    preview: true,
    viewColumn: vscode.ViewColumn.One,
    ...(selection && { selection }),
  });
  return true;
}
