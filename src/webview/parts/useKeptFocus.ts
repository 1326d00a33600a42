import { useLayoutEffect } from 'preact/hooks';
import type { RefObject } from 'preact';

/**
 * When the element goes away with the focus in it, as a button does that has mended something, the
 * focus goes to the last message and not to nowhere.
 */
export function useKeptFocus(element: RefObject<Element | null>): void {
  useLayoutEffect(() => {
    const { current } = element;
    const log = current?.closest('[role="log"]');
    return () => {
      if (!current?.contains(document.activeElement)) return;
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const last = [...(log?.querySelectorAll<HTMLElement>('[data-turn]') ?? [])].at(-1);
        last?.focus({ preventScroll: true });
      });
    };
  }, []);
}
