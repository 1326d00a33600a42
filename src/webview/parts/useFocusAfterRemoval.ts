import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePage } from '../page';

interface Removal {
  readonly id: string;
  /** Where it stood. */
  readonly index: number;
}

/**
 * Keeps the keyboard in a list when the entry goes on which it stands: it moves to the entry that
 * takes its place, else to the one before it, else to the message. Call `leave` with the id of the
 * entry that is about to be removed; the last button of each entry gets the focus.
 */
export function useFocusAfterRemoval(entries: readonly { readonly id: string }[]): {
  readonly list: RefObject<HTMLUListElement | null>;
  readonly leave: (id: string) => void;
} {
  const { draft } = usePage();
  const list = useRef<HTMLUListElement>(null);
  const removal = useRef<Removal | undefined>(undefined);

  useLayoutEffect(() => {
    const { current: removed } = removal;
    if (!removed || entries.some(({ id }) => id === removed.id)) return;
    removal.current = undefined;
    const item = list.current?.children[Math.min(removed.index, entries.length - 1)];
    const buttons = item?.querySelectorAll('button');
    const last = buttons?.[buttons.length - 1];
    if (last) last.focus();
    else draft.focus();
  }, [entries, draft]);

  return {
    list,
    leave: (id) => {
      removal.current = { id, index: entries.findIndex((entry) => entry.id === id) };
    },
  };
}
