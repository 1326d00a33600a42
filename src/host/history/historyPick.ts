import * as vscode from 'vscode';
import type { ChatList } from '../../core/journal/chatList';
import { ChatSearch } from '../../core/journal/chatSearch';
import type { ChatSummary } from '../../core/journal/chatSummary';
import type { Files } from '../../core/journal/files';
import type { Chats } from '../../core/session/chats';
import type { Doors } from '../surface/doors';
import type { Door } from '../surface/page';
import { ChatShelf } from './chatShelf';
import { chatItem, hitItem, openInPanel, pin, remove, rename } from './historyItem';
import type { HistoryItem } from './historyItem';
import { fileSize } from '../words/fileSize';

/** After the last letter, ms. */
const patience = 120;

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
    let searching = new AbortController();
    let cancelTimer: (() => void) | undefined;
    const refill = () => {
      searching.abort();
      searching = new AbortController();
      cancelTimer?.();
      const { signal } = searching;
      const chats = this.#present();
      pick.title = title(chats);
      pick.items = chats.map(chatItem);
      if (pick.items.length === 0) pick.placeholder = vscode.l10n.t('There are no chats yet');
      if (pick.value.trim() === '') return;
      const timer = setTimeout(() => void this.#fill(pick, signal), patience);
      cancelTimer = () => {
        clearTimeout(timer);
      };
    };
    refill();
    pick.onDidChangeValue(refill);
    pick.onDidAccept(async () => {
      const [item] = pick.selectedItems;
      pick.hide();
      if (item) await this.#open(item, door ?? this.#doors.current?.door ?? 'sidebar');
    });
    pick.onDidTriggerItemButton(async ({ button, item }) => {
      if (button === openInPanel || button === rename) pick.hide();
      await this.#press(button, item);
      refill();
    });
    const following = this.#ports.onDidChangeElsewhere(() => void this.#list.refresh());
    const unlisten = this.#list.onChange(refill);
    pick.onDidHide(() => {
      following.dispose();
      unlisten();
      searching.abort();
      cancelTimer?.();
      pick.dispose();
    });
    pick.show();
  }

  #present(): readonly ChatSummary[] {
    return this.#list.chats.filter(({ deleted }) => !deleted);
  }

  /** Puts what is found in the texts in place of what the titles alone tell. */
  async #fill(pick: vscode.QuickPick<HistoryItem>, signal: AbortSignal): Promise<void> {
    pick.busy = true;
    const found: HistoryItem[] = [];
    for await (const hit of this.#search.find(pick.value, this.#present(), signal)) {
      found.push(hitItem(hit));
      if (isRound(found.length)) pick.items = [...found];
    }
    if (signal.aborted) return;
    pick.items = found;
    pick.busy = false;
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

/** How many there are, and how much room they take. */
function title(chats: readonly ChatSummary[]): string {
  const size = fileSize(chats.reduce((sum, chat) => sum + chat.size, 0));
  if (chats.length === 0) return vscode.l10n.t('Chat History');
  return chats.length === 1
    ? vscode.l10n.t('Chat History: 1 chat, {0}', size)
    : vscode.l10n.t('Chat History: {0} chats, {1}', chats.length, size);
}

/** The list is shown anew at the first hits and then more and more rarely. */
function isRound(count: number): boolean {
  return count <= 5 || (count & (count - 1)) === 0;
}
