import type { Conversation } from '../conversation/conversation';
import type { Clock } from '../session/clock';
import type { Files } from './files';

/** Where it is said which chats were removed for good. */
export const erasedFolder = 'erased';

/** In place of an id: all chats that the file lists. */
const all = '-all';
/** ms for which it stays said: a window that was asleep for longer finds the chat gone at its next start. */
const keptMs = 7 * 24 * 60 * 60_000;

/** Whether a chat was removed for good. */
export type IsErased = (chat: Pick<Conversation, 'id'>) => boolean;

/**
 * Which chats were removed for good, for the windows that still have them open: they let go of them
 * and write nothing of them any more. A missing file alone would not tell: storage may be away for a
 * while. One chat is told by the name of an empty file, all that there were by the file's text: no
 * clock has a say in what is removed.
 */
export class Erasures {
  readonly #files: Files;
  readonly #writer: string;
  readonly #clock: Clock;
  /** What the files say that were read: they never change. */
  readonly #lists = new Map<string, readonly string[]>();

  constructor(files: Files, writer: string, clock: Clock) {
    this.#files = files;
    this.#writer = writer;
    this.#clock = clock;
  }

  /** Says it of one chat. Rejects with a `FileError`. */
  async note(chatId: string): Promise<void> {
    await this.#create(chatId, '');
  }

  /** Says it of all chats there are, in one file. Rejects with a `FileError`. */
  async noteAll(chatIds: readonly string[]): Promise<void> {
    await this.#create(all, `${chatIds.join('\n')}\n`);
  }

  /** What is said now; storage that cannot be listed says nothing. */
  async look(): Promise<IsErased> {
    const now = this.#clock.now();
    const ids = new Set<string>();
    for (const { name } of await this.#files.list(erasedFolder).catch(() => [])) {
      const [, at, id] = /^(\d{1,16})-\w{1,60}-([\w-]{1,110})$/.exec(name) ?? [];
      if (id === undefined) continue;
      if (id === all) for (const each of await this.#listed(name)) ids.add(each);
      else ids.add(id);
      if (now - Number(at) > keptMs) {
        await this.#files.remove(`${erasedFolder}/${name}`).catch(() => undefined);
      }
    }
    return ({ id }) => ids.has(id);
  }

  async #create(what: string, text: string): Promise<void> {
    const name = `${this.#clock.now()}-${this.#writer}-${what}`;
    await this.#files.create(`${erasedFolder}/${name}`, new TextEncoder().encode(text));
  }

  /** Whole lines only: a file that is being written is read again. */
  async #listed(name: string): Promise<readonly string[]> {
    const known = this.#lists.get(name);
    if (known) return known;
    const bytes = await this.#files.read(`${erasedFolder}/${name}`).catch(() => new Uint8Array());
    const text = new TextDecoder().decode(bytes);
    const ids = text.split('\n').slice(0, -1);
    if (text.endsWith('\n')) this.#lists.set(name, ids);
    return ids;
  }
}
