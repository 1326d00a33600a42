/**
 * The chat that this page shows, as its own tab remembers it over a reload. What VS Code keeps for a
 * page belongs to the folder: of two windows on one folder the last would decide for both.
 */
export class ShownInTab {
  readonly #key: string;

  /** `place`: the folder that the window has open; a tab may go on to another. */
  constructor(door: string, place: string) {
    this.#key = `aimlapi.chat.${door}.${place}`;
  }

  get chatId(): string | undefined {
    try {
      return sessionStorage.getItem(this.#key) ?? undefined;
    } catch {
      // A browser that is told to keep nothing.
      return undefined;
    }
  }

  keep(chatId: string): void {
    try {
      sessionStorage.setItem(this.#key, chatId);
    } catch {
      // As above: the chat that was shown last in the folder is shown then.
    }
  }
}
