import * as vscode from 'vscode';
import type { ChatList } from '../../core/journal/chatList';
import type { ChatSummary } from '../../core/journal/chatSummary';
import type { Chats } from '../../core/session/chats';
import type { Session } from '../../core/session/session';
import { FileError } from '../../core/journal/files';
import type { Doors } from '../surface/doors';
import type { Door } from '../surface/page';
import { literal } from '../words/literal';

interface ChatItem extends vscode.QuickPickItem {
  readonly chat: ChatSummary;
}

const openInPanel: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('split-horizontal'),
  tooltip: vscode.l10n.t('Open beside the editor'),
};
const remove: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('trash'),
  tooltip: vscode.l10n.t('Delete'),
};

/** All chats, the latest first, with their titles searched as one types. */
export async function showHistory(chats: Chats, list: ChatList, doors: Doors): Promise<void> {
  await chats.flush();
  await list.refresh();
  const pick = vscode.window.createQuickPick<ChatItem>();
  pick.title = vscode.l10n.t('Chat History');
  pick.placeholder = vscode.l10n.t('Type to find a chat');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const show = () => {
    pick.items = list.chats.filter(({ deleted }) => !deleted).map(chatItem);
    if (pick.items.length === 0) pick.placeholder = vscode.l10n.t('There are no chats yet');
  };
  show();
  pick.onDidAccept(async () => {
    const [item] = pick.selectedItems;
    pick.hide();
    if (item) await open(chats, item.chat, doors, doors.current?.door ?? 'sidebar');
  });
  pick.onDidTriggerItemButton(async ({ button, item }) => {
    if (button === openInPanel) {
      pick.hide();
      await open(chats, item.chat, doors, 'panel');
      return;
    }
    if (!(await setDeleted(chats, list, item.chat, true))) return;
    show();
    void offerUndo(chats, list, item.chat);
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

function chatItem(chat: ChatSummary): ChatItem {
  const when = new Date(chat.at).toLocaleString(vscode.env.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return {
    label: literal(chat.title) || vscode.l10n.t('New Chat'),
    description: literal([when, chat.model, chat.workspace?.name].filter(Boolean).join(' · ')),
    iconPath: new vscode.ThemeIcon(chat.pinned ? 'pinned' : 'comment'),
    buttons: [openInPanel, remove],
    chat,
  };
}

async function open(chats: Chats, chat: ChatSummary, doors: Doors, door: Door): Promise<void> {
  const session = await read(chats, chat);
  if (session) await doors.show(session, door);
}

/** Undefined, and said, when the chat's files cannot be read. */
async function read(chats: Chats, chat: ChatSummary): Promise<Session | undefined> {
  try {
    return await chats.open(chat.id);
  } catch (error) {
    if (!FileError.is(error)) throw error;
    void vscode.window.showErrorMessage(
      vscode.l10n.t('“{0}” cannot be read from the disk.', literal(chat.title)),
    );
    return undefined;
  }
}

/** False when the chat cannot be read. */
async function setDeleted(
  chats: Chats,
  list: ChatList,
  chat: ChatSummary,
  deleted: boolean,
): Promise<boolean> {
  const session = await read(chats, chat);
  session?.setDeleted(deleted);
  await chats.flush();
  await list.refresh();
  return session !== undefined;
}

async function offerUndo(chats: Chats, list: ChatList, chat: ChatSummary): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('“{0}” is deleted.', literal(chat.title)),
    undo,
  );
  if (answer === undo) await setDeleted(chats, list, chat, false);
}
