import type { Conversation } from '../conversation/conversation';
import { isLater } from '../conversation/event';
import { laterThan } from '../conversation/laterThan';
import { systemClock } from '../session/clock';
import type { Clock } from '../session/clock';
import { decodeNote, encodeNote, summarise } from './chatSummary';
import type { ChatSummary } from './chatSummary';
import type { Files } from './files';
import { inLanes } from './inLanes';
import { OwnSegments } from './ownSegments';
import { readChat } from './readChat';
import { listSegments, readSegments, setAside } from './readSegments';
import { chatsFolder, isChatId } from './segmentName';
import type { TitleWords } from './titles';

/** Where the windows note what the list shows. */
export const indexFolder = 'index';
/** ms that a changed summary may wait to be noted; a lost note is found again from the chat. */
const patience = 1000;
/** Own index files to put together. */
const manyFiles = 8;
/** Chats that are being read at a time: where files are asked for one by one, waiting is most of it. */
const lanes = 32;

/**
 * The chats there are. What the list shows is noted in a small index of write-once files, which all
 * windows read and which can be rebuilt from the chats at any time; only chats that nobody noted are
 * read themselves.
 */
export class ChatList {
  readonly #files: Files;
  readonly #writer: string;
  readonly #words: TitleWords;
  readonly #clock: Clock;
  readonly #index: OwnSegments;
  readonly #chats = new Map<string, ChatSummary>();
  readonly #listeners = new Set<() => void>();
  /** Index files that have been read, each only once as they never change. */
  #read = new Set<string>();
  /** Noted under a clock that was put back since: what was noted later may seem earlier. */
  #doubted = new Set<string>();
  #unnoted = new Set<string>();
  #isCompacted = false;
  #cancelTimer: (() => void) | undefined;
  #working: Promise<unknown> = Promise.resolve();

  constructor(files: Files, writer: string, words: TitleWords, clock: Clock = systemClock) {
    this.#files = files;
    this.#writer = writer;
    this.#words = words;
    this.#clock = clock;
    this.#index = new OwnSegments(files, indexFolder, writer, condenseNotes);
  }

  /** Pinned first, then the latest first; deleted ones that can still be had back are among them. */
  get chats(): readonly ChatSummary[] {
    const chats = [...this.#chats.values()].filter(({ isEmpty }) => !isEmpty);
    return chats.sort(
      (a, b) => Number(b.pinned) - Number(a.pinned) || b.at - a.at || (a.id < b.id ? -1 : 1),
    );
  }

  /** Those of which there are files and nothing to show. */
  get empty(): readonly ChatSummary[] {
    return [...this.#chats.values()].filter(({ isEmpty }) => isEmpty);
  }

  /** Size of all chats in the storage. */
  get bytes(): number {
    return [...this.#chats.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** What the list would show of a chat. */
  summarise(conversation: Conversation): ChatSummary {
    const known = this.#chats.get(conversation.id);
    const noted = laterThan(known?.noted, { at: this.#clock.now(), writer: this.#writer });
    return summarise(conversation, known?.size ?? 0, noted, this.#words);
  }

  /** Called when `chats` has changed; the returned function ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Follows what other windows did; the first time this loads the list. Tells the damaged files met
   * on the way, as `chatId/name`. Rejects with a `FileError` when the storage cannot be listed.
   */
  refresh(): Promise<readonly string[]> {
    return this.#inTurn(async () => {
      const damaged = await this.#readIndex();
      return [...damaged, ...(await this.#compareFolders())];
    });
  }

  /** The chats are removed: nothing of them stays in the index, whoever noted it. */
  forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.#chats.delete(id);
      this.#unnoted.delete(id);
    }
    this.#changed();
    return this.#inTurn(() => this.#index.replaceAll([...this.#chats.values()].map(encodeNote)));
  }

  /** All chats are removed. */
  forgetAll(): Promise<void> {
    return this.forget([...this.#chats.keys()]);
  }

  /** A chat of this window has changed; `size` as known, bytes. */
  update(conversation: Conversation, size = this.#chats.get(conversation.id)?.size ?? 0): void {
    this.#take(conversation, size);
    this.#changed();
  }

  /** Writes what is not noted. A failure costs nothing but a later look into the chats. */
  flush(): Promise<void> {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    return this.#inTurn(() => this.#note());
  }

  async dispose(): Promise<void> {
    await this.flush();
    this.#listeners.clear();
  }

  async #readIndex(): Promise<readonly string[]> {
    const names = await listSegments(this.#files, indexFolder);
    const unread = names.filter(({ name, setAside }) => !setAside && !this.#read.has(name));
    const segments = await readSegments(this.#files, indexFolder, unread);
    this.#read = new Set(names.map(({ name }) => name));
    const damaged: string[] = [];
    for (const segment of segments) {
      if (!segment) continue;
      for (const chat of segment.records.flatMap((record) => decodeNote(record) ?? [])) {
        const known = this.#chats.get(chat.id)?.noted;
        if (Math.max(chat.noted.at, known?.at ?? 0) > this.#clock.now()) this.#doubted.add(chat.id);
        if (isLater(chat.noted, known)) this.#chats.set(chat.id, chat);
      }
      if (segment.state === 'torn') this.#read.delete(segment.name.name);
      if (segment.state !== 'damaged') continue;
      await setAside(this.#files, indexFolder, segment.name);
      damaged.push(`${indexFolder}/${segment.name.name}`);
    }
    if (unread.length > 0) this.#changed();
    return damaged;
  }

  /** Drops the chats whose folder is gone and reads those that nobody noted, or not for certain. */
  async #compareFolders(): Promise<readonly string[]> {
    const entries = await this.#files.list(chatsFolder);
    const ids = new Set(entries.filter(({ type }) => type === 'folder').map(({ name }) => name));
    for (const id of [...this.#chats.keys()]) {
      if (!ids.has(id) && !this.#unnoted.has(id)) this.#chats.delete(id);
    }
    const damaged: string[] = [];
    const isKnown = (id: string) => this.#chats.has(id) && !this.#doubted.has(id);
    const unknown = [...ids].filter((id) => !isKnown(id) && isChatId(id));
    this.#doubted.clear();
    await inLanes(lanes, unknown, async (id) => {
      const read = await readChat(this.#files, id);
      damaged.push(...read.damaged.map((name) => `${id}/${name}`));
      this.#take(read.conversation, read.bytes);
    });
    this.#changed();
    return damaged;
  }

  #take(conversation: Conversation, size: number): void {
    const chat = { ...this.summarise(conversation), size };
    if (chat.isEmpty && !this.#chats.has(chat.id)) return;
    this.#chats.set(chat.id, chat);
    this.#unnoted.add(chat.id);
    this.#cancelTimer ??= this.#clock.after(patience, () => void this.flush());
  }

  async #note(): Promise<void> {
    const ids = this.#unnoted;
    const chats = [...ids].flatMap((id) => this.#chats.get(id) ?? []);
    if (chats.length === 0) return;
    this.#unnoted = new Set();
    try {
      await this.#index.append(chats.map(encodeNote));
    } catch {
      this.#unnoted = new Set([...ids, ...this.#unnoted]);
      return;
    }
    if (this.#index.count >= manyFiles || !this.#isCompacted) await this.#index.compact();
    this.#isCompacted = true;
  }

  /** One after the other, whatever becomes of the one before. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#working.then(work);
    this.#working = result.catch(() => undefined);
    return result;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Of each chat the last note. */
function condenseNotes(records: readonly unknown[]): readonly unknown[] {
  const latest = new Map<string, ChatSummary>();
  for (const chat of records.flatMap((record) => decodeNote(record) ?? [])) {
    if (isLater(chat.noted, latest.get(chat.id)?.noted)) latest.set(chat.id, chat);
  }
  return [...latest.values()].map(encodeNote);
}
