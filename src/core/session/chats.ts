import { emptyConversation, reduce, reduceAll } from '../conversation/conversation';
import type { Conversation } from '../conversation/conversation';
import type { ConversationEvent } from '../conversation/event';
import type { Trouble } from '../journal/chatJournal';
import { closeInterrupted } from '../journal/closeInterrupted';
import { isEmptyChat } from '../journal/chatSummary';
import { Erasures } from '../journal/erasures';
import type { Files } from '../journal/files';
import { inLanes } from '../journal/inLanes';
import { purgeChat } from '../journal/purgeChat';
import { readChat } from '../journal/readChat';
import { RunningReplies } from '../journal/runningReplies';
import { chatsFolder, isChatId } from '../journal/segmentName';
import { OpenChat } from './openChat';
import type { Session } from './session';
import type { SessionPorts } from './sessionPorts';

/** What every session of this window shares. */
export interface ChatsPorts extends Omit<SessionPorts, 'record'> {
  readonly files: Files;
  /** Whether a person has the chat before them. */
  isShown(session: Session): boolean;
  /** Writing failed or works again; a file was damaged and set aside. */
  onTrouble(trouble: Trouble): void;
  onDamaged(chatId: string, files: readonly string[]): void;
}

/** Chats that nobody looks at any more and that stay in memory all the same: one goes back to them. */
const keptOpen = 4;
/** Chats removed at a time. */
const lanes = 8;
/** ms between two looks at a reply that another window is writing. */
const lookMs = 1000;

/** The chats that this window has opened: one session and one journal for each, however many doors. */
export class Chats {
  readonly #ports: ChatsPorts;
  readonly #running: RunningReplies;
  readonly #erasures: Erasures;
  /** The one used last is last. */
  readonly #open = new Map<string, OpenChat>();
  readonly #opening = new Map<string, Promise<Session>>();
  readonly #listeners = new Set<(session: Session) => void>();
  readonly #onErased = new Set<(session: Session) => void>();
  #opened = 0;
  #following: Promise<void> | undefined;
  #followAgain = false;
  #cancelLook: (() => void) | undefined;
  #disposed = false;

  constructor(ports: ChatsPorts) {
    this.#ports = ports;
    this.#running = new RunningReplies(ports.files, ports.writer, ports.clock);
    this.#erasures = new Erasures(ports.files, ports.writer, ports.clock);
  }

  /** Sessions that are open now. */
  get sessions(): readonly Session[] {
    return [...this.#open.values()].map(({ session }) => session);
  }

  /** Hears of each session that is opened; the returned function ends it. */
  onOpen(listener: (session: Session) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hears of each session whose chat was removed for good; the returned function ends it. */
  onErased(listener: (session: Session) => void): () => void {
    this.#onErased.add(listener);
    return () => this.#onErased.delete(listener);
  }

  /** A new chat; nothing is stored before something is written in it. */
  create(): Session {
    return this.#start(emptyConversation(this.#ports.newId()));
  }

  /**
   * A new chat of which this is already told; all ids in it have to be new. It belongs to this
   * window's workspace, wherever it was begun.
   */
  import(events: readonly ConversationEvent[]): Session {
    const { clock, newId, workspace } = this.#ports;
    const told = events.filter(({ type }) => type !== 'created');
    const session = this.#start(reduceAll(emptyConversation(newId()), told));
    const chat = this.#open.get(session.id);
    for (const event of told) chat?.journal.record(event);
    const created = events.find(({ type }) => type === 'created');
    const where = workspace();
    // Comes last, as a session that is there already, so that whoever listens hears of the chat.
    session.dispatch({
      type: 'created',
      at: created?.type === 'created' ? created.at : clock.now(),
      ...(where && { workspace: where }),
    });
    return session;
  }

  /**
   * The chat with this id, read from its files unless it is open here already; an unknown id is an
   * empty chat. Rejects with a `FileError` when the storage cannot be read.
   */
  open(id: string): Promise<Session> {
    const open = this.#open.get(id);
    if (open) {
      this.#open.delete(id);
      this.#open.set(id, open);
      return this.follow().then(() => open.session);
    }
    const opening = this.#opening.get(id) ?? this.#read(id);
    this.#opening.set(id, opening);
    return opening.finally(() => this.#opening.delete(id));
  }

  /** Bytes of a chat in the storage, as far as known. */
  sizeOf(id: string): number | undefined {
    return this.#open.get(id)?.bytes;
  }

  /**
   * Takes in what other windows did to the chats that are open here. To be called when there may be
   * something new; while one of their replies runs in one of these chats it looks again by itself.
   */
  follow(): Promise<void> {
    if (this.#following) {
      this.#followAgain = true;
      return this.#following;
    }
    this.#following = this.#follow().finally(() => (this.#following = undefined));
    return this.#following;
  }

  /** Writes everything that is not stored yet. */
  async flush(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ journal }) => journal.flush()));
  }

  /** Stops what runs in this chat, writes the rest, and forgets it here. */
  async close(id: string): Promise<void> {
    const chat = this.#open.get(id);
    this.#open.delete(id);
    await chat?.close();
    if (chat?.isStored && isEmptyChat(chat.session.conversation)) await this.removeEmpty(id);
  }

  /**
   * Removes a chat for good, or all that there are: from the disk, and from all windows. Rejects with
   * a `FileError`.
   */
  async erase(ids: readonly string[] | 'all'): Promise<void> {
    const { files } = this.#ports;
    const isAll = ids === 'all';
    const stored = isAll ? (await files.list(chatsFolder)).map(({ name }) => name) : ids;
    const gone = stored.filter(isChatId);
    if (isAll) await this.#erasures.noteAll([...new Set([...gone, ...this.#open.keys()])]);
    else for (const id of gone) await this.#erasures.note(id);
    await this.follow();
    await inLanes(lanes, gone, (id) => purgeChat(files, id));
  }

  /** Removes for good, and tells, those of these chats of which this is true as they are on the disk. */
  async eraseIf(
    ids: readonly string[],
    isOver: (conversation: Conversation) => boolean,
  ): Promise<readonly string[]> {
    const over: string[] = [];
    for (const id of ids) {
      const { conversation } = await readChat(this.#ports.files, id);
      if (isOver(conversation)) over.push(id);
    }
    if (over.length > 0) await this.erase(over);
    return over;
  }

  /** Whether a person has this chat before them, or something happens in it. */
  isInUse(id: string): boolean {
    const chat = this.#open.get(id);
    return chat !== undefined && (!chat.isIdle || this.#ports.isShown(chat.session));
  }

  /** A draft that was taken back leaves nothing, unless another window has written in the chat. */
  async removeEmpty(id: string): Promise<void> {
    if (this.#open.has(id)) return;
    const read = await readChat(this.#ports.files, id).catch(() => undefined);
    if (read && isEmptyChat(read.conversation)) await this.#remove(id);
  }

  /** Stops what is running and writes the rest. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#cancelLook?.();
    await this.#following;
    await Promise.all([...this.#open.keys()].map((id) => this.close(id)));
    await this.#running.dispose();
  }

  async #read(id: string): Promise<Session> {
    const alive = await this.#running.elsewhere();
    const { conversation, damaged, read, bytes } = await readChat(this.#ports.files, id);
    if (damaged.length > 0) this.#ports.onDamaged(id, damaged);
    const session = this.#start(withoutDeadReplies(conversation, alive), { read, bytes });
    this.#lookAgain();
    return session;
  }

  #start(conversation: Conversation, stored: { read?: readonly string[]; bytes?: number } = {}) {
    // A chat that is opened again must not meet the names of its earlier journal.
    const journalWriter =
      this.#opened === 0 ? this.#ports.writer : `${this.#ports.writer}_${this.#opened}`;
    this.#opened++;
    const chat = new OpenChat(
      conversation,
      {
        ...this.#ports,
        onTrouble: (trouble) => this.#ports.onTrouble(trouble),
        journalWriter,
        running: this.#running,
      },
      stored,
    );
    this.#trim();
    this.#open.set(conversation.id, chat);
    for (const listener of this.#listeners) listener(chat.session);
    return chat.session;
  }

  /**
   * Lets go of what nobody looks at and nothing happens in, but of the last few. Who still holds such
   * a session may go on with it: it stores by itself, at once.
   */
  #trim(): void {
    const idle = [...this.#open.values()].filter(
      (chat) => chat.isIdle && !this.#ports.isShown(chat.session),
    );
    for (const chat of idle.slice(0, Math.max(0, idle.length - keptOpen))) {
      const { session, isStored } = chat;
      this.#open.delete(session.id);
      void chat.journal.dispose();
      if (isStored && isEmptyChat(session.conversation)) void this.removeEmpty(session.id);
    }
  }

  async #follow(): Promise<void> {
    do {
      if (this.#open.size === 0) return;
      const [alive, isErased] = await Promise.all([
        this.#running.elsewhere(),
        this.#erasures.look(),
      ]);
      for (const [id, chat] of this.#open) {
        if (isErased(chat.session.conversation)) await this.#letGo(id, chat);
        else await chat.follow(alive);
      }
    } while (this.#wasAskedMeanwhile());
    this.#lookAgain();
  }

  #wasAskedMeanwhile(): boolean {
    const again = this.#followAgain;
    this.#followAgain = false;
    return again;
  }

  /** While another window writes a reply that is open here. */
  #lookAgain(): void {
    this.#cancelLook?.();
    this.#cancelLook = undefined;
    if (this.#disposed || !this.sessions.some((session) => session.isRunningElsewhere)) return;
    this.#cancelLook = this.#ports.clock.after(lookMs, () => void this.follow());
  }

  /** The chat is gone: nothing of it is written any more, not even what was on its way. */
  async #letGo(id: string, chat: OpenChat): Promise<void> {
    this.#open.delete(id);
    for (const listener of this.#onErased) listener(chat.session);
    await chat.abandon();
    await this.#remove(id);
  }

  async #remove(id: string): Promise<void> {
    // What cannot be removed now is found by whoever lists the chats.
    await purgeChat(this.#ports.files, id).catch(() => undefined);
  }
}

/** A reply that died with its window was cut off. It is not recorded: its writer might know better. */
function withoutDeadReplies(conversation: Conversation, alive: ReadonlySet<string>): Conversation {
  return closeInterrupted(conversation, alive).reduce(reduce, conversation);
}
