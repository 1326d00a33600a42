import type { Conversation } from '../conversation/conversation';
import type { TurnId } from '../conversation/turn';
import { ChatFollower } from '../journal/chatFollower';
import { ChatJournal } from '../journal/chatJournal';
import type { Trouble } from '../journal/chatJournal';
import type { Files } from '../journal/files';
import type { RunningReplies } from '../journal/runningReplies';
import { Session } from './session';
import type { SessionEvent } from './sessionEvent';
import type { SessionPorts } from './sessionPorts';

export interface OpenChatPorts extends Omit<SessionPorts, 'record'> {
  readonly files: Files;
  /** Names the files of this journal; never used before. */
  readonly journalWriter: string;
  readonly running: RunningReplies;
  onTrouble(trouble: Trouble): void;
}

/** One chat that is open in this window: its session, its journal, and what others add to it. */
export class OpenChat {
  readonly session: Session;
  readonly journal: ChatJournal;
  readonly #follower: ChatFollower;
  readonly #running: RunningReplies;
  /** Bytes that were there when it was read. */
  readonly #foundBytes: number;
  #queue: Promise<unknown> = Promise.resolve();

  /** `stored`: what was read of it. */
  constructor(
    conversation: Conversation,
    ports: OpenChatPorts,
    stored: { readonly read?: readonly string[]; readonly bytes?: number },
  ) {
    const { files, clock, journalWriter } = ports;
    const { id } = conversation;
    this.#foundBytes = stored.bytes ?? 0;
    this.#running = ports.running;
    this.journal = new ChatJournal(files, id, journalWriter, clock);
    this.journal.onTrouble((trouble) => ports.onTrouble(trouble));
    this.#follower = new ChatFollower(files, id, journalWriter, stored.read);
    this.session = new Session(conversation, {
      ...ports,
      record: (event) => this.journal.record(event),
    });
    this.session.listen((event) => this.#tellOthers(event));
  }

  /** Nothing runs in it and all of it is stored, here or by whoever writes in it. */
  get isIdle(): boolean {
    const { running, isRunningElsewhere } = this.session;
    return !running && !isRunningElsewhere && this.journal.unsaved === 0;
  }

  /** Whether there are files of it, as far as this window knows. */
  get isStored(): boolean {
    return this.bytes > 0;
  }

  /** Size in the storage, as far as this window knows. */
  get bytes(): number {
    return this.#foundBytes + this.journal.bytes;
  }

  /** Takes in what other windows wrote; `alive` are the replies that they are writing. */
  follow(alive: ReadonlySet<TurnId>): Promise<void> {
    const look = this.#queue.then(async () => {
      const events = await this.#follower.look();
      this.session.merge(events, alive);
    });
    // Storage that cannot be read now is looked at another time.
    this.#queue = look.catch(() => undefined);
    return this.#queue.then(() => undefined);
  }

  /** Stops what runs and writes the rest. */
  async close(): Promise<void> {
    try {
      await this.session.end();
    } finally {
      await this.journal.dispose();
    }
  }

  /** Stops what runs and writes nothing more. */
  async abandon(): Promise<void> {
    await this.journal.abandon();
    await this.session.end();
  }

  #tellOthers(event: SessionEvent): void {
    if (event.type !== 'conversation' || event.elsewhere) return;
    if (event.event.type === 'replyStarted') this.#running.begin(event.event.turn.id);
    if (event.event.type === 'replyEnded') this.#running.end(event.event.turn.id);
  }
}
