import type { Page } from './page';
import { selectsIn } from './scroll/messages';
import type { TurnCell } from './state/turnCell';

/** Messages fetched at a time. */
const batch = 30;
/** With more than this many loaded, those farthest from the reader are forgotten … */
const most = 150;
/** … down to this many. */
const kept = 110;

/** At which end of what is loaded. */
export type Side = 'earlier' | 'later';

/**
 * Which part of the chat the page holds: the neighbourhood of what is being read. More is fetched as
 * the reader comes near an end of it, and what is far away is forgotten, so that a chat costs the same
 * however long it is.
 */
export class TurnWindow {
  readonly #page: Pick<Page, 'requests' | 'scroll' | 'store'>;
  #fetching = false;

  constructor(page: Pick<Page, 'requests' | 'scroll' | 'store'>) {
    this.#page = page;
  }

  /** Fetches the next turns at one side. */
  async more(side: Side): Promise<void> {
    const { requests, store } = this.#page;
    const { value: turns } = store.turns;
    const edge = side === 'earlier' ? turns[0] : turns.at(-1);
    if (this.#fetching || !edge || store[side].value === 0) return;
    this.#fetching = true;
    const answer = await requests[side](edge.id, batch);
    this.#fetching = false;
    if (!answer.ok) return;
    if (side === 'earlier') store.prepend(edge.id, answer.value);
    else store.extend(edge.id, answer.value);
    this.trim(side === 'earlier' ? 'start' : 'end');
  }

  /** Forgets the turns that are farthest from this side, unless the person is at work in them. */
  trim(side: 'start' | 'end'): void {
    const { store } = this.#page;
    const { value: turns } = store.turns;
    if (turns.length <= most) return;
    const gone = side === 'start' ? turns.slice(kept) : turns.slice(0, -kept);
    if (!isInUse(gone)) store.keep(side, kept);
  }

  /** Sees to it that a turn is loaded. False: it is not part of what this chat shows. */
  async load(id: string): Promise<boolean> {
    if (this.#page.store.cell(id)) return true;
    await this.#show(id);
    return this.#page.store.cell(id) !== undefined;
  }

  /** Sees to it that the last turn is loaded. */
  async loadEnd(): Promise<void> {
    if (this.#page.store.later.value > 0) await this.#show();
  }

  async #show(id?: string): Promise<void> {
    const { requests, store } = this.#page;
    const chatId = store.frame.value?.chatId;
    const answer = await requests.around(id, batch);
    const isSame = store.frame.value?.chatId === chatId;
    const has =
      id === undefined || (answer.ok && answer.value.turns.some((turn) => turn.id === id));
    if (answer.ok && isSame && has) store.show(answer.value);
  }
}

/** Whether the keyboard or the selection is in one of these turns. */
function isInUse(turns: readonly TurnCell[]): boolean {
  const log = document.querySelector('[role="log"]');
  if (log instanceof HTMLElement && selectsIn(log)) return true;
  const focused = document.activeElement?.closest('[data-turn]')?.getAttribute('data-turn');
  return turns.some(({ id }) => id === focused);
}
