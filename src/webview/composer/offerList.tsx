import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Completion } from '../../protocol/completion';
import { usePage } from '../page';
import { Icon } from '../parts/icon';
import type { Completer } from './completer';
import { useObservable } from '../state/observable';

/** The element's id, for the box to point to. */
export const offerListId = 'completions';

/** The id of an option's element. */
export function optionId(index: number): string {
  return `${offerListId}-${index}`;
}

/** What can be taken for the word at the caret. The keyboard stays in the box; the mouse works too. */
export function OfferList({
  completer,
  accept,
}: {
  completer: Completer;
  accept: (item: Completion) => void;
}) {
  const { announcer, words } = usePage();
  const offer = useObservable(completer.offer);
  const list = useRef<HTMLUListElement>(null);
  const active = offer?.active;
  const isOpen = offer !== undefined;

  useLayoutEffect(() => {
    if (active === undefined) return;
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  useLayoutEffect(() => {
    if (isOpen) announcer.say(words.completionsHint);
  }, [isOpen, announcer, words]);

  if (!offer) return null;
  return (
    <ul
      ref={list}
      id={offerListId}
      class="offer"
      role="listbox"
      aria-label={words.completions}
      // The box keeps the focus, and with it the caret.
      onMouseDown={(event) => event.preventDefault()}
    >
      {offer.items.map((item, index) => (
        <li
          key={item.id}
          id={optionId(index)}
          class="option"
          role="option"
          aria-selected={index === active}
          aria-disabled={item.unavailable ?? false}
          title={item.detail === '' ? item.name : `${item.name}\n${item.detail}`}
          onMouseMove={() => completer.point(index)}
          onClick={() => accept(item)}
        >
          <Icon name={item.icon} />
          <span class="option-label">{item.label}</span>
          {item.detail !== '' && <span class="option-detail">{item.detail}</span>}
        </li>
      ))}
    </ul>
  );
}
