import { useLayoutEffect, useRef } from 'preact/hooks';
import { copyAcross } from './copyAcross';
import { FindBar } from './find/findBar';
import { MoreTurns } from './moreTurns';
import { usePage } from './page';
import { EmptyState } from './parts/emptyState';
import { Icon } from './parts/icon';
import { useObservable } from './state/observable';
import { Turn } from './turn/turn';

/** All messages, in a region of its own that scrolls. */
export function Transcript() {
  const { post, scroll, store, words } = usePage();
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

  useLayoutEffect(
    () => (content.current ? copyAcross({ store, post }, content.current) : undefined),
    [post, store],
  );
  useLayoutEffect(() => scroll.rendered(), [scroll, turns]);

  // A message after which others stand that are not loaded is far from the end.
  const last = turns.length - 1 + (useObservable(store.later) > 0 ? 9 : 0);
  return (
    <main class="transcript">
      <div ref={scroller} class="scroller">
        <div ref={content} class="turns" role="log" aria-label={words.conversation} aria-live="off">
          <MoreTurns side="earlier" />
          {turns.map((cell, index) => (
            <Turn key={cell.id} cell={cell} fromEnd={Math.min(last - index, 9)} />
          ))}
          <MoreTurns side="later" />
        </div>
        {turns.length === 0 && frame && <EmptyState />}
        <div ref={room} class="room" />
      </div>
      <FindBar />
      <NewBelow />
    </main>
  );
}

function NewBelow() {
  const { scroll, turnWindow, words } = usePage();
  if (!useObservable(scroll.newBelow)) return null;
  const press = async (): Promise<void> => {
    await turnWindow.loadEnd();
    scroll.toEnd();
  };
  return (
    <div class="new-below">
      <button type="button" class="new-below-button" onClick={() => void press()}>
        <Icon name="arrow-down" />
        <span>{words.newTextBelow}</span>
      </button>
    </div>
  );
}
