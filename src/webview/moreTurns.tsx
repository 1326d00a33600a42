import { useEffect, useRef } from 'preact/hooks';
import { usePage } from './page';
import { useObservable } from './state/observable';
import type { Side } from './turnWindow';

/** How far outside the view the first or last loaded message is when more are fetched. */
const ahead = '1500px';

/**
 * Stands where loaded messages end and others follow. These are fetched when it comes near the view,
 * and when it is pressed, which is for those who move through the page without scrolling it.
 */
export function MoreTurns({ side }: { side: Side }) {
  const { words, store, turnWindow } = usePage();
  const count = useObservable(store[side]);
  const turns = useObservable(store.turns);
  const edge = (side === 'earlier' ? turns[0] : turns.at(-1))?.id;
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (count === 0 || !mark.current) return undefined;
    const near = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void turnWindow.more(side);
      },
      { root: mark.current.closest('.scroller'), rootMargin: `${ahead} 0px` },
    );
    near.observe(mark.current);
    return () => near.disconnect();
    // An observer tells of its element when it begins: anew for each edge that may still be near.
  }, [count, edge, side, turnWindow]);
  if (count === 0) return null;
  return (
    <div ref={mark} class="more-turns">
      <button type="button" class="more-turns-button" onClick={() => void turnWindow.more(side)}>
        {side === 'earlier' ? words.earlierMessages : words.laterMessages}
      </button>
    </div>
  );
}
