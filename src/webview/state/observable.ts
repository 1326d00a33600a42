import { useLayoutEffect, useState } from 'preact/hooks';

/** A value that tells when it changes. Setting the same value (by ===) tells nobody. */
export class Observable<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    if (value === this.#value) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Returns what ends the subscription. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

/** The present value; the component that asks is drawn again when it changes, and nothing else is. */
export function useObservable<T>(source: Observable<T>): T {
  const [, redraw] = useState<object>();
  const drawn = source.value;
  useLayoutEffect(() => {
    const changed = (): void => redraw({});
    // It may have changed between drawing and subscribing.
    if (source.value !== drawn) changed();
    return source.subscribe(changed);
  }, [source]);
  return drawn;
}
