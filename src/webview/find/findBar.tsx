import { useLayoutEffect, useRef } from 'preact/hooks';
import { fill } from '../../protocol/strings';
import { isComposing } from '../composer/enterKey';
import { usePage } from '../page';
import { Icon } from '../parts/icon';
import { IconButton } from '../parts/iconButton';
import { useObservable } from '../state/observable';
import type { IconName } from '../../protocol/iconName';

/** Find in chat: what is looked for, how often it is there, and the ways from hit to hit. */
export function FindBar() {
  const { finder } = usePage();
  return useObservable(finder.open) ? <Bar /> : null;
}

function Bar() {
  const { finder, words } = usePage();
  const query = useObservable(finder.query);
  const found = useObservable(finder.found);
  const field = useRef<HTMLInputElement>(null);
  const nothing = query.text !== '' && found?.total === 0 && found.done;

  useLayoutEffect(() => {
    finder.attach(field.current);
    return () => finder.attach(null);
  }, [finder]);

  const keyed = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'Enter') finder.step(event.shiftKey ? 'previous' : 'next');
    else return;
    event.preventDefault();
  };

  return (
    <div class="find" role="search" aria-label={words.find}>
      <div class={nothing ? 'find-box nothing' : 'find-box'}>
        <input
          ref={field}
          class="find-field"
          type="search"
          role="searchbox"
          spellcheck={false}
          autocomplete="off"
          maxLength={1000}
          aria-label={words.find}
          placeholder={words.find}
          onInput={(event) => finder.look({ text: event.currentTarget.value })}
          onKeyDown={keyed}
        />
        <Toggle icon="case-sensitive" name={words.matchCase} option="matchCase" />
        <Toggle icon="whole-word" name={words.wholeWord} option="wholeWord" />
      </div>
      <Count />
      <IconButton
        icon="arrow-up"
        name={words.previousHit}
        onPress={() => finder.step('previous')}
      />
      <IconButton icon="arrow-down" name={words.nextHit} onPress={() => finder.step('next')} />
      <IconButton icon="close" name={words.closeFind} onPress={() => finder.close()} />
    </div>
  );
}

function Toggle({
  icon,
  name,
  option,
}: {
  icon: IconName;
  name: string;
  option: 'matchCase' | 'wholeWord';
}) {
  const { finder } = usePage();
  const pressed = useObservable(finder.query)[option];
  return (
    <button
      type="button"
      class="icon-button find-toggle"
      aria-label={name}
      aria-pressed={pressed}
      title={name}
      onClick={() => finder.look({ [option]: !pressed })}
    >
      <Icon name={icon} />
    </button>
  );
}

/** "3 of 17"; told politely when it changes. */
function Count() {
  const { finder, words } = usePage();
  const query = useObservable(finder.query);
  const found = useObservable(finder.found);
  const number = (value: number): string => value.toLocaleString(document.documentElement.lang);
  const told = (): string => {
    if (query.text === '' || !found) return '';
    if (found.total === 0) return found.done ? words.noHits : '';
    const total = number(found.total);
    return fill(words.hitOf, found.current ? number(found.current.index + 1) : '?', total);
  };
  return (
    <span class="find-count" role="status">
      {told()}
    </span>
  );
}
