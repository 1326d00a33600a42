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
  /** How often another place was to be shown: an answer to any but the last would lead astray. */
  #wishes = 0;

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

  /**
   * Sees to it that a turn is loaded, if that `isWanted` still when the host has answered. False: it
   * is not part of what this chat shows, or something else is to be shown by now.
   */
  async load(id: string, isWanted: () => boolean = () => true): Promise<boolean> {
    if (this.#page.store.cell(id)) {
      this.#wishes++;
      return true;
    }
    await this.#show(id, isWanted);
    return this.#page.store.cell(id) !== undefined;
  }

  /** Sees to it that the last turn is loaded. */
  async loadEnd(): Promise<void> {
    if (this.#page.store.later.value > 0) await this.#show();
  }

  async #show(id?: string, isWanted: () => boolean = () => true): Promise<void> {
    const { requests, store } = this.#page;
    const chatId = store.frame.value?.chatId;
    const wish = ++this.#wishes;
    const answer = await requests.around(id, batch);
    const isLast = wish === this.#wishes && store.frame.value?.chatId === chatId && isWanted();
    if (!answer.ok || !isLast) return;
    const has = id === undefined || answer.value.turns.some((turn) => turn.id === id);
    if (has) store.show(answer.value);
  }
}

/** Whether the keyboard or the selection is in one of these turns. */
function isInUse(turns: readonly TurnCell[]): boolean {
  const log = document.querySelector('[role="log"]');
  if (log instanceof HTMLElement && selectsIn(log)) return true;
  const focused = document.activeElement?.closest('[data-turn]')?.getAttribute('data-turn');
  return turns.some(({ id }) => id === focused);
}
