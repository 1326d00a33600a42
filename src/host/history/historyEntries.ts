import * as vscode from 'vscode';
import type { ChatSearch } from '../../core/journal/chatSearch';
import type { ChatSummary } from '../../core/journal/chatSummary';
import { fileSize } from '../words/fileSize';
import { chatItem, hitItem } from './historyItem';
import type { HistoryItem } from './historyItem';

/** After the last letter, ms. */
const patience = 120;

/** What the open history lists: all chats, or those in which what is typed was found. */
export class HistoryEntries implements vscode.Disposable {
  readonly #pick: vscode.QuickPick<HistoryItem>;
  readonly #search: ChatSearch;
  readonly #present: () => readonly ChatSummary[];
  #all: readonly HistoryItem[] = [];
  #shown: readonly HistoryItem[] | undefined;
  /** What was looked for where hits are shown. */
  #query: string | undefined;
  #isOver = false;
  #searching = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `present`: the chats there are, in the order of the list. */
  constructor(
    pick: vscode.QuickPick<HistoryItem>,
    search: ChatSearch,
    present: () => readonly ChatSummary[],
  ) {
    this.#pick = pick;
    this.#search = search;
    this.#present = present;
  }

  /** The chats have changed. */
  refill(): void {
    if (this.#isOver) return;
    const chats = this.#present();
    this.#all = chats.map(chatItem);
    this.#pick.title = title(chats);
    if (chats.length === 0) this.#pick.placeholder = vscode.l10n.t('There are no chats yet');
    this.#showAll();
    this.search();
  }

  /**
   * Looks for what is typed. Meanwhile the hits of its beginning stay, or all chats are there, which VS
   * Code filters by their titles.
   */
  search(): void {
    if (this.#isOver) return;
    this.#stop();
    this.#searching = new AbortController();
    const { signal } = this.#searching;
    const { value } = this.#pick;
    const isBlank = value.trim() === '';
    if (isBlank || this.#query === undefined || !value.startsWith(this.#query)) this.#showAll();
    if (!isBlank) this.#timer = setTimeout(() => void this.#find(value, signal), patience);
  }

  /** The list is closed: nothing is looked for any more. */
  dispose(): void {
    this.#isOver = true;
    this.#stop();
  }

  #stop(): void {
    this.#searching.abort();
    clearTimeout(this.#timer);
    this.#pick.busy = false;
  }

  async #find(query: string, signal: AbortSignal): Promise<void> {
    this.#pick.busy = true;
    const found: HistoryItem[] = [];
    for await (const hit of this.#search.find(query, this.#present(), signal)) {
      found.push(hitItem(hit));
      if (isRound(found.length)) this.#showHits([...found], query);
    }
    if (signal.aborted) return;
    this.#showHits(found, query);
    this.#pick.busy = false;
  }

  #showHits(hits: readonly HistoryItem[], query: string): void {
    this.#query = query;
    this.#show(hits);
  }

  #showAll(): void {
    this.#query = undefined;
    this.#show(this.#all);
  }

  /** Thousands of entries are handed over only where they are not listed already. */
  #show(items: readonly HistoryItem[]): void {
    if (items !== this.#shown) this.#pick.items = items;
    this.#shown = items;
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
