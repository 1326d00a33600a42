import { asReadingPlace } from './place';
import type { ReadingPlace } from './place';
import type { TranscriptScroll } from './transcriptScroll';

/** How long scrolling must pause before the place is kept, ms. */
const debounce = 150;

/** What keeping the reading place needs of the page. */
export interface PlaceOutlets {
  keep(place: ReadingPlace | undefined): void;
  kept(): unknown;
  /** The chat that is shown. */
  chatId(): string | undefined;
}

/** Where the chat is being read, kept with the page: it is taken up again after hide and reload. */
export class KeptPlace {
  readonly #outlets: PlaceOutlets;
  readonly #scroll: TranscriptScroll;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(outlets: PlaceOutlets, scroll: TranscriptScroll) {
    this.#outlets = outlets;
    this.#scroll = scroll;
    scroll.onMoved(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#keep(), debounce);
    });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.#keep();
    });
  }

  /** The place that was kept of this chat, or of whichever was shown last. */
  kept(chatId?: string): ReadingPlace | undefined {
    const place = asReadingPlace(this.#outlets.kept());
    return chatId === undefined || place?.chatId === chatId ? place : undefined;
  }

  /** Where the page is being read now; undefined: at the end of its chat. */
  now(): ReadingPlace | undefined {
    const chatId = this.#outlets.chatId();
    const spot = this.#scroll.spot();
    return chatId === undefined || !spot ? undefined : { chatId, ...spot };
  }

  #keep(): void {
    if (this.#outlets.chatId() !== undefined) this.#outlets.keep(this.now());
  }
}
