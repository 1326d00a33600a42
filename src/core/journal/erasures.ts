import type { Conversation } from '../conversation/conversation';
import type { Clock } from '../session/clock';
import type { Files } from './files';

/** Where it is said which chats were removed for good. */
export const erasedFolder = 'erased';

/** In place of an id: all chats that were begun until then. */
const all = '-all';
/** ms for which it stays said: a window that was asleep for longer finds the chat gone at its next start. */
const keptMs = 7 * 24 * 60 * 60_000;

/** Whether a chat was removed for good. */
export type IsErased = (chat: Pick<Conversation, 'id' | 'createdAt'>) => boolean;

/**
 * Which chats were removed for good, for the windows that still have them open: they let go of them
 * and write nothing of them any more. A missing file alone would not tell: storage may be away for a
 * while. Each is an empty file that carries all in its name.
 */
export class Erasures {
  readonly #files: Files;
  readonly #writer: string;
  readonly #clock: Clock;

  constructor(files: Files, writer: string, clock: Clock) {
    this.#files = files;
    this.#writer = writer;
    this.#clock = clock;
  }

  /** Says it of one chat, or of all there are now. Rejects with a `FileError`. */
  async note(chatId: string | undefined): Promise<void> {
    const name = `${this.#clock.now()}-${this.#writer}-${chatId ?? all}`;
    await this.#files.create(`${erasedFolder}/${name}`, new Uint8Array());
  }

  /** What is said now; storage that cannot be listed says nothing. */
  async look(): Promise<IsErased> {
    const now = this.#clock.now();
    const ids = new Set<string>();
    let allUntil = 0;
    for (const { name } of await this.#files.list(erasedFolder).catch(() => [])) {
      const [, at, id] = /^(\d{1,16})-\w{1,60}-([\w-]{1,110})$/.exec(name) ?? [];
      if (id === undefined) continue;
      if (id === all) allUntil = Math.max(allUntil, Number(at));
      else ids.add(id);
      if (now - Number(at) > keptMs) {
        await this.#files.remove(`${erasedFolder}/${name}`).catch(() => undefined);
      }
    }
    return ({ id, createdAt }) => ids.has(id) || (createdAt > 0 && createdAt <= allUntil);
  }
}
