import type { Page } from './page';

/** Space above a message that is put at the top of the view, px. */
const margin = 8;

/** Puts a message at the top of the view, fetched with its neighbours where it is not loaded. */
export async function revealTurn(
  { scroll, turnWindow }: Pick<Page, 'scroll' | 'turnWindow'>,
  id: string,
): Promise<void> {
  if (await turnWindow.load(id)) scroll.keepAt({ id, offset: margin });
}
