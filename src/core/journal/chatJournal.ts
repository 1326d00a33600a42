import { isOfDraft } from '../conversation/event';
import type { ConversationEvent } from '../conversation/event';
import { systemClock } from '../session/clock';
import type { Clock } from '../session/clock';
import { condense } from './condense';
import { FileError } from './files';
import type { FileErrorKind, Files } from './files';
import { OwnSegments } from './ownSegments';
import { isPiece, Pending } from './pending';
import { decodeRecord, encodeRecord } from './record';
import { chatFolder } from './segmentName';

/** Whether what is recorded reaches the storage. Told once when it changes. */
export type Trouble =
  /** Writing failed; what is recorded is kept in memory and tried again. */
  | { readonly type: 'failing'; readonly chatId: string; readonly kind: FileErrorKind }
  /** All of it is written after all. */
  | { readonly type: 'recovered'; readonly chatId: string };

/** ms from an event to the moment when it should be in the storage. */
const promise = 1000;
/** ms that a write is given before that moment: twice what slow ones took lately, within these. */
const leastMargin = 150;
const mostMargin = 500;
/** ms to the next attempt after a failed write: doubled each time, up to the second. */
const firstRetry = 1000;
const lastRetry = 60_000;
/** So many files of a single answer or draft are put together even before it ends. */
const manyFiles = 64;

/**
 * Writes what happens to a chat in one window into files of its own. Text that streams and drafts
 * are gathered for just under a second; a question, an end or a decision is written at once. Events
 * are written in the order in which they were recorded.
 */
export class ChatJournal {
  readonly #chatId: string;
  readonly #clock: Clock;
  readonly #segments: OwnSegments;
  readonly #listeners = new Set<(trouble: Trouble) => void>();
  #pending = new Pending();
  #inFlight = 0;
  /** Ends when all writes begun so far have ended; one at a time. */
  #writing: Promise<void> = Promise.resolve();
  #compacting: Promise<void> | undefined;
  #cancelTimer: (() => void) | undefined;
  #isUrgent = false;
  #margin = leastMargin;
  /** Writes that failed one after the other. */
  #failures = 0;
  #disposed = false;
  #abandoned = false;

  /** `writer` names this window; no other may ever use it. */
  constructor(files: Files, chatId: string, writer: string, clock: Clock = systemClock) {
    this.#chatId = chatId;
    this.#clock = clock;
    this.#segments = new OwnSegments(files, chatFolder(chatId), writer, condenseRecords);
  }

  /** How many records are not yet in the storage. */
  get unsaved(): number {
    return this.#pending.events.length + this.#inFlight;
  }

  /** Bytes of this window's files, as far as known. */
  get bytes(): number {
    return this.#segments.bytes;
  }

  record(event: ConversationEvent): void {
    if (this.#abandoned) return;
    this.#pending.add(event);
    if (this.#failures > 0) return;
    if (this.#disposed || isUrgent(event)) this.#writeAtOnce();
    else if (event.type !== 'created') this.#writeIn(promise - this.#margin);
  }

  /** Writes now what is recorded. Resolves when it is written, or when that failed: see `onTrouble`. */
  async flush(): Promise<void> {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }

  /** Puts this window's files together where that pays; happens by itself when a reply has ended. */
  async compact(): Promise<void> {
    await this.flush();
    await this.#compact();
  }

  /** Writes what is left and ends. What is recorded later is still written, at once. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.flush();
    await this.#compacting;
    this.#listeners.clear();
  }

  /** Ends without writing what is left; what is being written is waited for. */
  async abandon(): Promise<void> {
    this.#abandoned = true;
    this.#cancelTimer?.();
    this.#pending = new Pending();
    await this.#writing;
    await this.#compacting;
    this.#cancelTimer?.();
    this.#pending = new Pending();
    this.#listeners.clear();
  }

  /** The returned function ends it. */
  onTrouble(listener: (trouble: Trouble) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** In a moment, so that what is recorded together lies in one file. */
  #writeAtOnce(): void {
    if (this.#isUrgent) return;
    this.#isUrgent = true;
    queueMicrotask(() => {
      this.#isUrgent = false;
      void this.flush();
    });
  }

  #writeIn(ms: number): void {
    this.#cancelTimer ??= this.#clock.after(ms, () => void this.flush());
  }

  async #write(): Promise<void> {
    const batch = this.#pending;
    if (batch.events.length === 0) return;
    const begun = this.#clock.now();
    this.#pending = new Pending();
    this.#inFlight = batch.events.length;
    try {
      if (batch.hasContent || (await this.#segments.isUsed())) {
        await this.#segments.append(batch.events.map((event) => encodeRecord(event).stored));
        this.#written(batch, this.#clock.now() - begun);
        return;
      }
      this.#putBack(batch);
    } catch (error) {
      this.#putBack(batch);
      this.#failed(FileError.kindOf(error));
    } finally {
      this.#inFlight = 0;
    }
  }

  #putBack(batch: Pending): void {
    this.#pending = new Pending([...batch.events, ...this.#pending.events]);
  }

  #written(batch: Pending, duration: number): void {
    const needed = Math.max(duration * 2, this.#margin * 0.9, leastMargin);
    this.#margin = Math.min(needed, mostMargin);
    if (this.#failures > 0) this.#tell({ type: 'recovered', chatId: this.#chatId });
    this.#failures = 0;
    const ended = batch.events.some(({ type }) => type === 'replyEnded');
    if (ended || this.#segments.count >= manyFiles) void this.#compact();
  }

  #failed(kind: FileErrorKind): void {
    this.#failures++;
    if (this.#failures === 1) this.#tell({ type: 'failing', chatId: this.#chatId, kind });
    if (this.#disposed) return;
    this.#writeIn(Math.min(firstRetry * 2 ** (this.#failures - 1), lastRetry));
  }

  async #compact(): Promise<void> {
    this.#compacting ??= this.#segments.compact().finally(() => {
      this.#compacting = undefined;
    });
    await this.#compacting;
  }

  #tell(trouble: Trouble): void {
    for (const listener of this.#listeners) listener(trouble);
  }
}

/** Text and drafts come many times a second; everything else is worth a file of its own. */
function isUrgent(event: ConversationEvent): boolean {
  return event.type !== 'created' && !isOfDraft(event) && !isPiece(event);
}

/** A value that is no record has come through the checksum all the same: it is kept. */
function condenseRecords(values: readonly unknown[]): readonly unknown[] {
  const records = values.map((value) => decodeRecord(value));
  const unknown = values.filter((_, at) => records[at] === undefined);
  return [...condense(records.filter((record) => record !== undefined)), ...unknown];
}
