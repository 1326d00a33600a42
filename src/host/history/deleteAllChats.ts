import * as vscode from 'vscode';
import type { ChatList } from '../../core/journal/chatList';
import type { Chats } from '../../core/session/chats';
import { fileSize } from '../words/fileSize';

/** Removes every chat from the disk and from all windows, when a person has confirmed it. */
export async function deleteAllChats(chats: Chats, list: ChatList): Promise<void> {
  await chats.flush();
  await list.refresh();
  const all = list.chats;
  if (all.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There are no chats to delete.'));
    return;
  }
  const remove = vscode.l10n.t('Delete All');
  const answer = await vscode.window.showWarningMessage(
    all.length === 1
      ? vscode.l10n.t('Delete the only chat?')
      : vscode.l10n.t('Delete all {0} chats?', all.length),
    {
      modal: true,
      detail: vscode.l10n.t(
        '{0} are removed from the disk, in all windows and for all workspaces. Replies that are being written stop. This cannot be undone.',
        fileSize(list.bytes),
      ),
    },
    remove,
  );
  if (answer !== remove) return;
  await chats.erase('all');
  await list.forgetAll();
  void vscode.window.showInformationMessage(vscode.l10n.t('All chats are deleted.'));
}
