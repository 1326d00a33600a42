import type { Page } from './page';
import { revealTurn } from './revealTurn';

/**
 * Takes the reader to the question before the one that is read, or to the next one, and the keyboard
 * with them, so that a screen reader goes on from there.
 */
export async function goToQuestion(
  page: Pick<Page, 'scroll' | 'store' | 'turnWindow'>,
  to: 'previous' | 'next',
): Promise<void> {
  const { scroll, store, turnWindow } = page;
  const side = to === 'previous' ? 'earlier' : 'later';
  let id = beside();
  while (id === undefined && store[side].value > 0) {
    const known = store[side].value;
    await turnWindow.more(side);
    // Nothing came: the host has refused.
    if (store[side].value === known) return;
    id = beside();
  }
  if (id === undefined) return;
  await revealTurn(page, id);
  scroll.focus(id);

  function beside(): string | undefined {
    const at = store.turns.value.findIndex((turn) => turn.id === scroll.firstId());
    const isQuestion = (turn: { readonly role: string }): boolean => turn.role === 'user';
    if (to === 'next') return store.turns.value.slice(at + 1).find(isQuestion)?.id;
    // The question of which only the end is in view is itself the one before.
    const before = store.turns.value.slice(0, at + (scroll.startsAtTop() ? 0 : 1));
    return before.findLast(isQuestion)?.id;
  }
}
