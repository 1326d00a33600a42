import * as vscode from 'vscode';
import type { ChatList } from '../../core/journal/chatList';
import { ChatSearch } from '../../core/journal/chatSearch';
import type { ChatSummary } from '../../core/journal/chatSummary';
import type { Files } from '../../core/journal/files';
import type { Chats } from '../../core/session/chats';
import type { Doors } from '../surface/doors';
import type { Door } from '../surface/page';
import { ChatShelf } from './chatShelf';
import { HistoryEntries } from './historyEntries';
import { openInPanel, pin, remove, rename } from './historyItem';
import type { HistoryItem } from './historyItem';

export interface HistoryPorts {
  /** Reads the list anew and removes what is to be kept no longer. */
  tidy(): Promise<void>;
  /** Fires when another window may have changed a chat. */
  readonly onDidChangeElsewhere: vscode.Event<void>;
}

/** All chats, the pinned and the latest first; what is typed is looked for in all of their text. */
export class HistoryPick {
  readonly #list: ChatList;
  readonly #chats: Chats;
  readonly #doors: Doors;
  readonly #shelf: ChatShelf;
  readonly #search: ChatSearch;
  readonly #ports: HistoryPorts;

  constructor(files: Files, chats: Chats, list: ChatList, doors: Doors, ports: HistoryPorts) {
    this.#chats = chats;
    this.#list = list;
    this.#doors = doors;
    this.#ports = ports;
    this.#shelf = new ChatShelf(chats, list);
    this.#search = new ChatSearch(files);
  }

  /** What is picked is shown in `door`, or where a person looked last. */
  async show(door?: Door): Promise<void> {
    await this.#chats.flush();
    await this.#ports.tidy();
    const pick = vscode.window.createQuickPick<HistoryItem>();
    pick.placeholder = vscode.l10n.t('Type to search in all text of all chats');
    pick.matchOnDescription = true;
    const entries = new HistoryEntries(pick, this.#search, () => this.#present());
    entries.refill();
    pick.onDidChangeValue(() => entries.search());
    pick.onDidAccept(async () => {
      const [item] = pick.selectedItems;
      pick.hide();
      if (item) await this.#open(item, door ?? this.#doors.current?.door ?? 'sidebar');
    });
    pick.onDidTriggerItemButton(async ({ button, item }) => {
      if (button === openInPanel || button === rename) pick.hide();
      await this.#press(button, item);
      entries.refill();
    });
    const following = this.#ports.onDidChangeElsewhere(() => void this.#list.refresh());
    const unlisten = this.#list.onChange(() => entries.refill());
    pick.onDidHide(() => {
      following.dispose();
      unlisten();
      entries.dispose();
      pick.dispose();
    });
    pick.show();
  }

  #present(): readonly ChatSummary[] {
    return this.#list.chats.filter(({ deleted }) => !deleted);
  }

  async #press(button: vscode.QuickInputButton, item: HistoryItem): Promise<void> {
    if (button === openInPanel) await this.#open(item, 'panel');
    else if (button === pin) await this.#shelf.pin(item.chat);
    else if (button === rename) await this.#shelf.rename(item.chat);
    else if (button === remove) await this.#shelf.remove(item.chat);
  }

  async #open({ chat, turn }: HistoryItem, door: Door): Promise<void> {
    const session = await this.#shelf.read(chat);
    if (!session) return;
    await this.#doors.show(session, door);
    this.#doors.focus(door);
    if (turn !== undefined) this.#doors.current?.reveal(turn);
  }
}
