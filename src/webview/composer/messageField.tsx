import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from '../page';
import { useObservable } from '../state/observable';
import { sends } from './enterKey';
import { Recall } from './recall';

/**
 * The box. It is never drawn from state: what is in it belongs to the person, their input method and
 * their undo history; `DraftBox` writes to it only where that is meant.
 */
export function MessageField({ send }: { send: () => void }) {
  const { draft, store, words } = usePage();
  const field = useRef<HTMLTextAreaElement>(null);
  const recall = useRef(new Recall());
  const sendKey = useObservable(store.frame)?.sendKey ?? 'enter';

  useLayoutEffect(() => {
    draft.attach(field.current);
    return () => draft.attach(null);
  }, [draft]);
  useEffect(() => {
    const leaving = (): void => {
      if (document.hidden) draft.flush();
    };
    document.addEventListener('visibilitychange', leaving);
    return () => document.removeEventListener('visibilitychange', leaving);
  }, [draft]);

  const keyed = (event: KeyboardEvent): void => {
    if (sends(event, sendKey)) {
      event.preventDefault();
      send();
      return;
    }
    const recalled = recalledBy(event);
    if (recalled === undefined) return;
    event.preventDefault();
    draft.replace({ text: recalled, selection: [recalled.length, recalled.length] });
    draft.edited();
  };

  const recalledBy = ({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    const direction = ({ ArrowUp: 'older', ArrowDown: 'newer' } as const)[key];
    if (!direction || shiftKey || ctrlKey || metaKey || altKey) return undefined;
    const questions = store.turns.value
      .flatMap((cell) => (cell.role === 'user' ? [cell.view.value.text] : []))
      .reverse();
    return recall.current.step(direction, questions, draft.text);
  };

  return (
    <textarea
      ref={field}
      class="field message-field"
      rows={1}
      aria-label={words.message}
      placeholder={words.messagePlaceholder}
      onInput={() => draft.edited()}
      onSelect={() => draft.moved()}
      onBlur={() => draft.flush()}
      onKeyDown={keyed}
    />
  );
}
