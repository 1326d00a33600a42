import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Completion } from '../../protocol/completion';
import { usePage } from '../page';
import { useObservable } from '../state/observable';
import { Completer } from './completer';
import { fillIn, keyForList, look } from './completing';
import { sends } from './enterKey';
import type { Incoming } from './incoming';
import { OfferList, offerListId, optionId } from './offerList';
import { usePaste } from './usePaste';
import { useRecall } from './useRecall';

/**
 * The box. It is never drawn from state: what is in it belongs to the person, their input method and
 * their undo history; `DraftBox` writes to it only where that is meant.
 */
export function MessageField({ send, incoming }: { send: () => void; incoming: Incoming }) {
  const { draft, requests, store, words } = usePage();
  const field = useRef<HTMLTextAreaElement>(null);
  const sendKey = useObservable(store.frame)?.sendKey ?? 'enter';
  const completer = useMemo(
    () => new Completer((mark, query) => requests.complete(mark, query)),
    [requests],
  );
  const offer = useObservable(completer.offer);
  const recalledBy = useRecall();
  const paste = usePaste(incoming);

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

  const accept = (item: Completion): void => {
    const box = field.current;
    if (!box || (!item.unavailable && !fillIn(completer, box, item))) return;
    completer.close();
    if (!item.id.startsWith('command:')) void incoming.accept(item);
  };

  const keyed = (event: KeyboardEvent): void => {
    paste.keyed(event);
    const chosen = keyForList(completer, event);
    if (chosen !== undefined) {
      event.preventDefault();
      if (chosen !== 'done') accept(chosen);
      return;
    }
    if (sends(event, sendKey)) {
      event.preventDefault();
      completer.close();
      send();
      return;
    }
    const recalled = recalledBy(event);
    if (recalled === undefined) return;
    event.preventDefault();
    draft.replace({ text: recalled, selection: [recalled.length, recalled.length] });
    draft.edited();
  };

  const looked = (event: { readonly currentTarget: HTMLTextAreaElement }): void => {
    look(completer, event.currentTarget);
  };

  return (
    <>
      <OfferList completer={completer} accept={accept} />
      <textarea
        ref={field}
        class="field message-field"
        rows={1}
        aria-label={words.message}
        aria-autocomplete="list"
        aria-controls={offer && offerListId}
        aria-activedescendant={offer && optionId(offer.active)}
        placeholder={words.messagePlaceholder}
        onInput={(event) => {
          draft.edited();
          // What an input method is at is no word yet.
          if (event.isComposing) completer.close();
          else look(completer, event.currentTarget);
        }}
        onCompositionEnd={looked}
        onSelect={() => draft.moved()}
        onKeyUp={(event) => {
          if (/^(Arrow(Left|Right)|Home|End)$/.test(event.key))
            look(completer, event.currentTarget);
        }}
        onClick={looked}
        onBlur={() => {
          completer.close();
          draft.flush();
        }}
        onPaste={paste.pasted}
        onKeyDown={keyed}
      />
    </>
  );
}
