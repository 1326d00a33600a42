import type { ConversationEvent } from '../conversation/event';
import type { Files } from './files';
import { mergeOrder } from './mergeOrder';
import { eventsIn } from './readChat';
import { listSegments, readSegments } from './readSegments';
import { chatFolder } from './segmentName';

/** Another window may put files together meanwhile; a new look finds their successor. */
const looks = 5;

/** Reads what other windows add to a chat that is open here; each of their files once. */
export class ChatFollower {
  readonly #files: Files;
  readonly #folder: string;
  readonly #writer: string;
  #read: ReadonlySet<string>;

  /** `writer` has its files here; `read` are the names of those that were read before. */
  constructor(files: Files, chatId: string, writer: string, read: Iterable<string> = []) {
    this.#files = files;
    this.#folder = chatFolder(chatId);
    this.#writer = writer;
    this.#read = new Set(read);
  }

  /**
   * What was not read before, in an order in which it can be applied. Damaged files are left to who
   * opens the chat next. Rejects with a `FileError` when the folder cannot be listed.
   */
  async look(): Promise<readonly ConversationEvent[]> {
    const events: ConversationEvent[] = [];
    for (let look = 1; look <= looks; look++) {
      const names = await listSegments(this.#files, this.#folder);
      const others = names.filter(({ writer }) => writer !== this.#writer);
      const unread = others.filter(({ name }) => !this.#read.has(name));
      const segments = await readSegments(this.#files, this.#folder, unread);
      const known = others.filter(({ name }) => this.#read.has(name)).map(({ name }) => name);
      const read = segments.filter((segment) => segment !== undefined);
      // A file that stops early may still be in writing: it is read again.
      const whole = read.filter(({ state }) => state !== 'torn' && state !== 'unreadable');
      this.#read = new Set([...known, ...whole.map(({ name }) => name.name)]);
      events.push(...read.flatMap((segment) => eventsIn(segment).flatMap((event) => event ?? [])));
      if (read.length === unread.length) break;
    }
    return mergeOrder(events);
  }
}
