import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import type { Conversation } from '../../core/conversation/conversation';
import { editorRange } from './snapshot';

/**
 * Shows where an attachment was taken from; what was sent itself, as a new read-only text, when
 * that place is gone or was never a file of this workspace.
 */
export async function openAttachment(conversation: Conversation, id: string): Promise<void> {
  const attachment = findAttachment(conversation, id);
  if (!attachment) return;
  if (attachment.uri !== undefined && (await openPlace(attachment, attachment.uri))) return;
  const document = await vscode.workspace.openTextDocument({
    content: attachment.text,
    ...(attachment.language !== undefined && { language: attachment.language }),
  });
  await vscode.window.showTextDocument(document, { preview: true });
}

function findAttachment(conversation: Conversation, id: string): Attachment | undefined {
  const inDraft = conversation.draft.value.attachments.find((each) => each.id === id);
  if (inDraft) return inDraft;
  for (const turn of conversation.turns.values()) {
    const found = turn.role === 'user' && turn.attachments.find((each) => each.id === id);
    if (found) return found;
  }
  return undefined;
}

async function openPlace(attachment: Attachment, place: string): Promise<boolean> {
  const uri = vscode.Uri.parse(place, true);
  const isOpen = vscode.workspace.textDocuments.some((each) => each.uri.toString() === place);
  // A chat may come from elsewhere: its paths are only followed inside this workspace.
  if (!isOpen && !vscode.workspace.getWorkspaceFolder(uri)) return false;
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    const selection = attachment.range && editorRange(attachment.range);
    await vscode.window.showTextDocument(document, {
      preview: true,
      viewColumn: vscode.ViewColumn.One,
      ...(selection && { selection }),
    });
    return true;
  } catch {
    return false;
  }
}
