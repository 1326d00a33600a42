import type { Page } from './page';

/** Messages fetched at a time on the way to one that is far above. */
const batch = 500;

/** Puts a message at the top of the view; one that is not loaded is fetched, with all after it. */
export async function revealTurn(
  { requests, scroll, store }: Pick<Page, 'requests' | 'scroll' | 'store'>,
  id: string,
): Promise<void> {
  while (!store.cell(id) && store.earlier.value > 0) {
    const first = store.turns.value[0];
    if (!first) return;
    const answer = await requests.earlier(first.id, batch);
    if (!answer.ok || answer.value.turns.length === 0) return;
    store.prepend(first.id, answer.value.turns, answer.value.earlier);
  }
  // By the next frame it is drawn.
  requestAnimationFrame(() => scroll.reveal(id));
}
