import { emptyConversation, reduce, reduceAll } from '../conversation/conversation';
import type { Conversation } from '../conversation/conversation';
import type { ConversationEvent } from '../conversation/event';
import { ChatJournal } from '../journal/chatJournal';
import type { Trouble } from '../journal/chatJournal';
import { closeInterrupted } from '../journal/closeInterrupted';
import type { Files } from '../journal/files';
import { readChat } from '../journal/readChat';
import { Session } from './session';
import type { SessionPorts } from './sessionPorts';

/** What every session of this window shares. */
export interface ChatsPorts extends Omit<SessionPorts, 'record'> {
  readonly files: Files;
  /** Writing failed or works again; a file was damaged and set aside. */
  onTrouble(trouble: Trouble): void;
  onDamaged(chatId: string, files: readonly string[]): void;
}

interface OpenChat {
  readonly session: Session;
  readonly journal: ChatJournal;
}

/** The chats that this window has opened: one session and one journal for each, however many doors. */
export class Chats {
  readonly #ports: ChatsPorts;
  readonly #open = new Map<string, OpenChat>();
  readonly #opening = new Map<string, Promise<Session>>();
  readonly #listeners = new Set<(session: Session) => void>();

  constructor(ports: ChatsPorts) {
    this.#ports = ports;
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
    const journal = this.#open.get(session.id)?.journal;
    for (const event of told) journal?.record(event);
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
    if (open) return Promise.resolve(open.session);
    const opening = this.#opening.get(id) ?? this.#read(id);
    this.#opening.set(id, opening);
    return opening.finally(() => this.#opening.delete(id));
  }

  /** Writes everything that is not stored yet. */
  async flush(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ journal }) => journal.flush()));
  }

  /** Stops what runs in this chat, writes the rest, and forgets it here. */
  async close(id: string): Promise<void> {
    const open = this.#open.get(id);
    this.#open.delete(id);
    try {
      await open?.session.end();
    } finally {
      await open?.journal.dispose();
    }
  }

  /** Stops what is running and writes the rest. */
  async dispose(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((id) => this.close(id)));
  }

  async #read(id: string): Promise<Session> {
    const { conversation, damaged } = await readChat(this.#ports.files, id);
    if (damaged.length > 0) this.#ports.onDamaged(id, damaged);
    return this.#start(withoutOpenReplies(conversation));
  }

  #start(conversation: Conversation): Session {
    const journal = new ChatJournal(
      this.#ports.files,
      conversation.id,
      this.#ports.writer,
      this.#ports.clock,
    );
    journal.onTrouble((trouble) => this.#ports.onTrouble(trouble));
    const record = (event: ConversationEvent) => journal.record(event);
    const session = new Session(conversation, { ...this.#ports, record });
    this.#open.set(conversation.id, { session, journal });
    for (const listener of this.#listeners) listener(session);
    return session;
  }
}

/**
 * A reply that another window still writes, or that died with its window, shows as cut off here. It
 * is not recorded: whoever writes it knows better.
 */
function withoutOpenReplies(conversation: Conversation): Conversation {
  return closeInterrupted(conversation, new Set()).reduce(reduce, conversation);
}
