import * as vscode from 'vscode';
import type { ChatList } from '../../core/journal/chatList';
import type { ChatSummary } from '../../core/journal/chatSummary';
import { FileError } from '../../core/journal/files';
import type { Chats } from '../../core/session/chats';
import type { Session } from '../../core/session/session';
import { literal } from '../words/literal';

/** What can be done to a chat without opening it. */
export class ChatShelf {
  readonly #chats: Chats;
  readonly #list: ChatList;

  constructor(chats: Chats, list: ChatList) {
    this.#chats = chats;
    this.#list = list;
  }

  /** Undefined, and said, when the chat's files cannot be read. */
  async read(chat: ChatSummary): Promise<Session | undefined> {
    try {
      return await this.#chats.open(chat.id);
    } catch (error) {
      if (!FileError.is(error)) throw error;
      void vscode.window.showErrorMessage(
        vscode.l10n.t('“{0}” cannot be read from the disk.', literal(chat.title)),
      );
      return undefined;
    }
  }

  async pin(chat: ChatSummary): Promise<void> {
    await this.#change(chat, (session) => session.decide({ type: 'pinned', pinned: !chat.pinned }));
  }

  async rename(chat: ChatSummary): Promise<void> {
    const title = await vscode.window.showInputBox({
      title: vscode.l10n.t('Rename chat'),
      value: chat.title,
    });
    const trimmed = title?.trim();
    if (trimmed)
      await this.#change(chat, (session) => session.decide({ type: 'titled', title: trimmed }));
  }

  /** Gone from the list at once; from the disk when it was not wanted back. */
  async remove(chat: ChatSummary): Promise<void> {
    if (
      !(await this.#change(chat, (session) => session.decide({ type: 'deleted', deleted: true })))
    )
      return;
    void this.#offerUndo(chat);
  }

  async #offerUndo(chat: ChatSummary): Promise<void> {
    const undo = vscode.l10n.t('Undo');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('“{0}” is deleted.', literal(chat.title)),
      undo,
    );
    if (answer === undo)
      await this.#change(chat, (session) => session.decide({ type: 'deleted', deleted: false }));
    else await this.#purge(chat.id);
  }

  /** Unless somebody has written in it again meanwhile. */
  async #purge(id: string): Promise<void> {
    await this.#chats.eraseIf([id], ({ deleted }) => deleted.value);
    await this.#list.refresh();
  }

  /** False when the chat cannot be read. */
  async #change(chat: ChatSummary, change: (session: Session) => void): Promise<boolean> {
    const session = await this.read(chat);
    if (!session) return false;
    change(session);
    await this.#chats.flush();
    await this.#list.refresh();
    return true;
  }
}
