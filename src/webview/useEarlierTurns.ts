import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { usePage } from './page';
import { useObservable } from './state/observable';

/** Messages fetched at a time. */
const batch = 30;
/** How far above the view the first message may be before earlier ones are fetched. */
const ahead = '1200px';

/**
 * Fetches earlier messages whenever the watched element comes near the view, and leaves what is being
 * read where it is when they are put above it. Returns a function that watches an element.
 */
export function useEarlierTurns(): (mark: Element) => () => void {
  const { requests, scroll, store } = usePage();
  const turns = useObservable(store.turns);
  const restore = useRef<() => void>(undefined);

  useLayoutEffect(() => {
    restore.current?.();
    restore.current = undefined;
  }, [turns]);

  return useMemo(() => {
    let fetching = false;
    const fetchEarlier = async (): Promise<void> => {
      const first = store.turns.value[0];
      if (fetching || !first) return;
      fetching = true;
      const answer = await requests.earlier(first.id, batch);
      fetching = false;
      if (!answer.ok) return;
      restore.current = scroll.holdPlace();
      store.prepend(first.id, answer.value.turns, answer.value.earlier);
    };
    return (mark) => {
      const near = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) void fetchEarlier();
        },
        { root: mark.closest('.scroller'), rootMargin: `${ahead} 0px 0px 0px` },
      );
      near.observe(mark);
      return () => near.disconnect();
    };
  }, [requests, scroll, store]);
}
