/** Time as far as the watch needs it. */
interface Pace {
  after(ms: number, call: () => void): () => void;
}

/** How long a page may take to be there after it was built or shown, ms; a busy machine is slow. */
const readyMs = 20_000;
/** How long it may take to paint what was sent, ms. */
const drawnMs = 10_000;

/** What is done for a page that does not answer, one after the other. */
export interface Rescue {
  /** Builds its document anew. */
  rebuild(): void;
  /** Puts another frame in its place. */
  renew(): void;
  /** Nothing has helped: a person is told. */
  giveUp(): void;
}

/**
 * Notices a page that has died: its script failed, its frame froze, crashed or went elsewhere. It has
 * a timer only while the page owes an answer, so an idle chat has none.
 */
export class PageWatch {
  readonly #pace: Pace;
  readonly #rescue: Rescue;
  #cancel: (() => void) | undefined;
  #failures = 0;

  constructor(pace: Pace, rescue: Rescue) {
    this.#pace = pace;
    this.#rescue = rescue;
  }

  /** The page is being built or shown: it has to say that it is there. */
  oweReady(): void {
    this.#start(readyMs);
  }

  /** Something was sent that the page has to paint. */
  oweDrawn(): void {
    if (!this.#cancel) this.#start(drawnMs);
  }

  /** The page has painted something; `owes` tells whether it still has something to paint. */
  drawn(owes: boolean): void {
    this.stop();
    if (owes) this.oweDrawn();
    else this.#failures = 0;
  }

  /** The page is hidden or gone: it owes nothing. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #start(ms: number): void {
    this.stop();
    this.#cancel = this.#pace.after(ms, () => this.#fail());
  }

  #fail(): void {
    this.#cancel = undefined;
    this.#failures++;
    if (this.#failures > 2) {
      this.#failures = 0;
      this.#rescue.giveUp();
      return;
    }
    this.oweReady();
    if (this.#failures === 1) this.#rescue.rebuild();
    else this.#rescue.renew();
  }
}
