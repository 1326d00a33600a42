/** What keeping edits needs of the page. */
export interface EditOutlets {
  keep(edits: Readonly<Record<string, string>>): void;
  kept(): unknown;
}

/**
 * Questions that are being edited and not sent yet, by the id of their turn. They are kept with the
 * page, so that hiding, reloading or scrolling far away loses no word of them.
 */
export class KeptEdits {
  readonly #outlets: EditOutlets;
  readonly #texts: Map<string, string>;

  constructor(outlets: EditOutlets) {
    this.#outlets = outlets;
    const kept = outlets.kept();
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    this.#texts = new Map(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  }

  /** The edited text, if this turn is being edited. */
  get(id: string): string | undefined {
    return this.#texts.get(id);
  }

  set(id: string, text: string): void {
    this.#texts.set(id, text);
    this.#keep();
  }

  /** The edit is sent, or given up. */
  drop(id: string): void {
    if (this.#texts.delete(id)) this.#keep();
  }

  #keep(): void {
    this.#outlets.keep(Object.fromEntries(this.#texts));
  }
}
