import type { Conversation } from './conversation';

/**
 * A conversation being changed by one event or by many. A map is copied before its first change and
 * then belongs to the edit, so that reading ten thousand events copies each map once.
 */
export class Edit {
  #state: Conversation;
  #isCopy = false;
  readonly #owned = new Set<unknown>();

  constructor(state: Conversation) {
    this.#state = state;
  }

  /**
   * The conversation as changed so far; the very object given when nothing changed. Read it again
   * after each change: it belongs to the edit until that ends.
   */
  get state(): Conversation {
    return this.#state;
  }

  update(fields: Partial<Conversation>): void {
    if (this.#isCopy) Object.assign(this.#state, fields);
    else this.#state = { ...this.#state, ...fields };
    this.#isCopy = true;
  }

  /** A copy of the map that may be changed: the same one when it was asked for before. */
  own<K, V>(map: ReadonlyMap<K, V>): Map<K, V> {
    if (this.#owned.has(map)) return map as Map<K, V>;
    const copy = new Map(map);
    this.#owned.add(copy);
    return copy;
  }
}
