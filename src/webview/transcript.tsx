import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from './page';
import { EmptyState } from './parts/emptyState';
import { Icon } from './parts/icon';
import { useObservable } from './state/observable';
import { Turn } from './turn/turn';
import { useEarlierTurns } from './useEarlierTurns';

/** All messages, in a region of its own that scrolls. */
export function Transcript() {
  const { scroll, store, words } = usePage();
  const turns = useObservable(store.turns);
  const frame = useObservable(store.frame);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const room = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!scroller.current || !content.current || !room.current) return undefined;
    return scroll.attach({
      scroller: scroller.current,
      content: content.current,
      room: room.current,
    });
  }, [scroll]);

  return (
    <main class="transcript">
      <div ref={scroller} class="scroller">
        <div ref={content} class="turns" role="log" aria-label={words.conversation} aria-live="off">
          <Earlier />
          {turns.map((cell, index) => (
            <Turn key={cell.id} cell={cell} fromEnd={Math.min(turns.length - 1 - index, 9)} />
          ))}
        </div>
        {turns.length === 0 && frame && <EmptyState />}
        <div ref={room} class="room" />
      </div>
      <NewBelow />
    </main>
  );
}

/** Stands above the first loaded message; earlier ones are fetched when it comes near. */
function Earlier() {
  const { words, store } = usePage();
  const count = useObservable(store.earlier);
  const mark = useRef<HTMLDivElement>(null);
  const watch = useEarlierTurns();
  useEffect(() => (count > 0 && mark.current ? watch(mark.current) : undefined), [count, watch]);
  return count > 0 ? (
    <div ref={mark} class="earlier">
      {words.loadingEarlier}
    </div>
  ) : null;
}

function NewBelow() {
  const { scroll, words } = usePage();
  if (!useObservable(scroll.newBelow)) return null;
  return (
    <button type="button" class="new-below" onClick={() => scroll.toEnd()}>
      <Icon name="arrow-down" />
      <span>{words.newTextBelow}</span>
    </button>
  );
}
