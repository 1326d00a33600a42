import { Observable } from '../state/observable';
import { afterReader, atEnd, settle } from './follow';
import type { Place, ScrollMode } from './follow';
import { ReaderHand } from './readerHand';

/** The elements that scrolling needs. */
export interface ScrollParts {
  readonly scroller: HTMLElement;
  /** All messages. */
  readonly content: HTMLElement;
  /** Empty space after them. */
  readonly room: HTMLElement;
}

/** Carries the scroll modes out on the page's elements. */
export class TranscriptScroll {
  /** True while text has come below what is visible. */
  readonly newBelow = new Observable(false);
  #parts: ScrollParts | undefined;
  #mode: ScrollMode = 'following';
  #anchorId: string | undefined;
  #last: Place | undefined;
  /** The position that was last set from here: a scroll event that reports it is not the reader's. */
  #set = -1;
  #grew = false;
  readonly #hand = new ReaderHand(() => this.#detach());

  get mode(): ScrollMode {
    return this.#mode;
  }

  /** Returns what detaches it again. */
  attach(parts: ScrollParts): () => void {
    this.#parts = parts;
    const resized = new ResizeObserver(() => this.#settle());
    resized.observe(parts.scroller);
    resized.observe(parts.content);
    const ending = new AbortController();
    const options = { passive: true, signal: ending.signal };
    parts.scroller.addEventListener('scroll', () => this.#scrolled(), options);
    const stopWatching = this.#hand.watch(parts.scroller);
    this.#become(this.#mode);
    this.#settle();
    return () => {
      resized.disconnect();
      ending.abort();
      stopWatching();
      this.#parts = undefined;
    };
  }

  /** Another chat is shown: from its end. */
  reset(): void {
    this.#anchorId = undefined;
    this.#become('following');
    this.newBelow.set(false);
  }

  /** A question was sent: it goes to the top and its answer grows below it. */
  asked(id: string): void {
    this.#anchorId = id;
    this.#become('anchored');
  }

  /** Text was added at the end. */
  grew(): void {
    this.#grew = true;
  }

  toEnd(): void {
    this.#become('following');
    this.#settle();
  }

  /** Puts a message at the top of the view. */
  reveal(id: string): void {
    const message = this.#message(id);
    if (!message) return;
    this.#become('detached');
    message.scrollIntoView({ block: 'start' });
  }

  /** Notes what is at the top of the view, and returns what puts it back there after a change above. */
  holdPlace(): () => void {
    const parts = this.#parts;
    const first = parts && firstVisible(parts);
    if (!first) return () => undefined;
    const before = first.getBoundingClientRect().top;
    return () => {
      const moved = first.getBoundingClientRect().top - before;
      if (moved !== 0) this.#scrollTo(parts.scroller.scrollTop + moved);
    };
  }

  #become(mode: ScrollMode): void {
    this.#mode = mode;
    // The browser keeps a reader's place by itself; in the other modes it would be in the way.
    this.#parts?.scroller.style.setProperty(
      'overflow-anchor',
      mode === 'detached' ? 'auto' : 'none',
    );
    if (mode === 'following') this.newBelow.set(false);
  }

  #detach(): void {
    if (this.#mode !== 'detached') this.#become('detached');
  }

  #scrolled(): void {
    const now = this.#place();
    if (!now) return;
    const before = this.#last ?? now;
    this.#last = now;
    if (Math.abs(now.top - this.#set) <= 1) return;
    this.#set = -1;
    // Content that changes size moves the position too: only the reader changes the mode.
    if (!this.#hand.isActive && !sameSize(before, now)) return;
    this.#become(afterReader(this.#mode, before, now));
    if (atEnd(now)) this.newBelow.set(false);
  }

  #settle(): void {
    const parts = this.#parts;
    const place = this.#place();
    if (!parts || !place) return;
    if (this.#mode === 'following' && selectsIn(parts.content)) this.#detach();
    const { top, room } = settle(this.#mode, place);
    if (room !== place.room) parts.room.style.setProperty('height', `${room}px`);
    if (top !== undefined && Math.abs(top - place.top) >= 1) this.#scrollTo(top);
    this.#last = this.#place();
    if (this.#grew && this.#last && !atEnd(this.#last)) this.newBelow.set(true);
    this.#grew = false;
  }

  #scrollTo(top: number): void {
    if (!this.#parts) return;
    this.#parts.scroller.scrollTop = top;
    this.#set = this.#parts.scroller.scrollTop;
  }

  #place(): Place | undefined {
    if (!this.#parts) return undefined;
    const { scroller, content, room } = this.#parts;
    const anchor = this.#anchorId === undefined ? undefined : this.#message(this.#anchorId);
    return {
      top: scroller.scrollTop,
      viewport: scroller.clientHeight,
      end: content.offsetTop + content.offsetHeight,
      room: room.offsetHeight,
      ...(anchor && {
        anchor: { top: content.offsetTop + anchor.offsetTop, height: anchor.offsetHeight },
      }),
    };
  }

  #message(id: string): HTMLElement | undefined {
    const found = this.#parts?.content.querySelector(`[data-turn="${CSS.escape(id)}"]`);
    return found instanceof HTMLElement ? found : undefined;
  }
}

function firstVisible({ scroller, content }: ScrollParts): Element | undefined {
  const edge = scroller.getBoundingClientRect().top;
  return [...content.querySelectorAll('[data-turn]')].find(
    (message) => message.getBoundingClientRect().bottom > edge,
  );
}

function selectsIn(content: HTMLElement): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && content.contains(selection.anchorNode);
}

function sameSize(one: Place, other: Place): boolean {
  return one.end === other.end && one.viewport === other.viewport;
}
