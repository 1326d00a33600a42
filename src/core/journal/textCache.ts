import type { TurnId } from '../conversation/turn';

/** What there is to look through in a chat. */
export type ChatText = readonly { readonly id: TurnId; readonly text: string }[];

interface Entry {
  readonly state: string;
  readonly text: ChatText;
  /** UTF-16 length. */
  readonly size: number;
}

/** Texts of the chats read last, as many as fit. */
export class TextCache {
  /** The one used last is last. */
  readonly #entries = new Map<string, Entry>();
  readonly #limit: number;
  #size = 0;

  /** `limit`: UTF-16 length of all texts together. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** UTF-16 length of what is kept. */
  get size(): number {
    return this.#size;
  }

  /** The text of a chat, if it was read in this state. */
  get(chatId: string, state: string): ChatText | undefined {
    const entry = this.#entries.get(chatId);
    if (entry?.state !== state) return undefined;
    this.#entries.delete(chatId);
    this.#entries.set(chatId, entry);
    return entry.text;
  }

  set(chatId: string, state: string, text: ChatText): void {
    this.#drop(chatId);
    const size = text.reduce((sum, turn) => sum + turn.text.length, 0);
    if (size > this.#limit) return;
    this.#entries.set(chatId, { state, text, size });
    this.#size += size;
    for (const id of this.#entries.keys()) {
      if (this.#size <= this.#limit) return;
      this.#drop(id);
    }
  }

  #drop(chatId: string): void {
    this.#size -= this.#entries.get(chatId)?.size ?? 0;
    this.#entries.delete(chatId);
  }
}
