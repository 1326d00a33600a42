/** Who wants to hear of something; one that fails keeps nobody else from hearing it. */
export class Listeners<T> {
  readonly #listeners = new Set<(event: T) => void>();
  readonly #onBug: (error: unknown) => void;

  constructor(onBug: (error: unknown) => void) {
    this.#onBug = onBug;
  }

  /** The returned function ends it. */
  add(listener: (event: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(event: T): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        this.#onBug(error);
      }
    }
  }
}
