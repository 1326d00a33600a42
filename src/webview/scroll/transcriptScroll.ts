import { Observable } from '../state/observable';
import { afterReader, atEnd, settle } from './follow';
import type { Place, ScrollMode } from './follow';
import type { ReadingPlace } from './place';
import { ReaderHand } from './readerHand';
import { firstVisible, messageElement, selectsIn, turnIdOf } from './messages';

/** The elements that scrolling needs. */
export interface ScrollParts {
  readonly scroller: HTMLElement;
  /** All messages. */
  readonly content: HTMLElement;
  /** Empty space after them. */
  readonly room: HTMLElement;
}

/** What the find bar covers at the upper edge, px. */
const findBarHeight = 76;

type Spot = Pick<ReadingPlace, 'id' | 'offset'>;

/** Carries the scroll modes out on the page's elements. */
export class TranscriptScroll {
  /** True while text has come below what is visible. */
  readonly newBelow = new Observable(false);
  /** Whether messages stand after the last loaded one: then its end is not the end. */
  readonly #later: Observable<number>;
  #parts: ScrollParts | undefined;
  #mode: ScrollMode = 'following';
  #anchor: Spot | undefined;
  #last: Place | undefined;
  /** The position that was last set from here: a scroll event that reports it is not the reader's. */
  #set = -1;
  #grew = false;
  #held: (() => void) | undefined;
  readonly #hand = new ReaderHand(() => this.#detach());
  readonly #moved = new Set<() => void>();

  constructor(later: Observable<number>) {
    this.#later = later;
  }

  get mode(): ScrollMode {
    return this.#mode;
  }

  /** Returns what detaches it again. */
  attach(parts: ScrollParts): () => void {
    this.#parts = parts;
    const resized = new ResizeObserver(() => this.settle());
    resized.observe(parts.scroller);
    resized.observe(parts.content);
    const ending = new AbortController();
    const options = { passive: true, signal: ending.signal };
    parts.scroller.addEventListener('scroll', () => this.#scrolled(), options);
    const stopWatching = this.#hand.watch(parts.scroller);
    this.#become(this.#mode);
    this.settle();
    return () => {
      resized.disconnect();
      ending.abort();
      stopWatching();
      this.#parts = undefined;
    };
  }

  /** Calls back after each scrolling. */
  onMoved(listener: () => void): void {
    this.#moved.add(listener);
  }

  /** Another chat is shown: from its end. */
  reset(): void {
    this.#anchor = undefined;
    this.#become('following');
    this.newBelow.set(false);
  }

  /** A question was sent: it goes to the top and its answer grows below it. */
  asked(id: string): void {
    this.keepAt({ id });
  }

  /** Keeps a message at its place until the reader scrolls; of the last one more may be below. */
  keepAt(spot: Spot): void {
    this.#anchor = spot;
    this.#become('anchored');
    this.settle();
  }

  /** Text was added at the end. */
  grew(): void {
    this.#grew = true;
    // What is not loaded changes no sizes.
    if (this.#later.value > 0) this.newBelow.set(true);
  }

  toEnd(): void {
    this.#become('following');
    this.settle();
  }

  /** Turns are about to come or go: what a reader has before them stays where it is. */
  changing(): void {
    this.#held ??= this.#mode === 'detached' ? this.#hold() : undefined;
  }

  /** Another branch is about to be shown: the eye stays where it is, or at what was answered. */
  branching(after: string | null): void {
    const spot = this.#firstSpot();
    this.#held = () => {
      const stays = spot && this.#message(spot.id);
      if (stays) this.keepAt(spot);
      else if (after !== null) this.keepAt({ id: after });
    };
  }

  /** What has changed is on the page. */
  rendered(): void {
    const held = this.#held;
    this.#held = undefined;
    held?.();
    this.settle();
  }

  /** Scrolls no farther than it takes to read what is here, which is part of this message. */
  bringIntoView(id: string, range: Range): void {
    const message = this.#message(id);
    if (!this.#parts || !message) return;
    range.startContainer.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { scroller, content } = this.#parts;
    const view = scroller.getBoundingClientRect();
    const { top, bottom } = range.getBoundingClientRect();
    const isIn = top >= view.top + findBarHeight && bottom <= view.bottom - view.height * 0.1;
    const wanted = scroller.scrollTop + (isIn ? 0 : top - view.top - view.height * 0.35);
    const end = content.offsetTop + content.offsetHeight - scroller.clientHeight;
    const to = Math.max(0, Math.min(wanted, end));
    this.keepAt({ id, offset: content.offsetTop + message.offsetTop - to });
  }

  /** The message at the upper edge of the view. */
  firstId(): string | undefined {
    return this.#firstSpot()?.id;
  }

  /** Whether that message is in view from its beginning. */
  startsAtTop(): boolean {
    return (this.#firstSpot()?.offset ?? 0) >= 0;
  }

  /** Puts the keyboard at a message. */
  focus(id: string): void {
    const message = this.#message(id);
    if (!message) return;
    message.tabIndex = -1;
    message.focus({ preventScroll: true });
  }

  /** Where the transcript is being read; undefined: at its end. */
  spot(): Spot | undefined {
    if (this.#mode === 'following') return undefined;
    return this.#mode === 'anchored' ? this.#anchor : this.#firstSpot();
  }

  /** The message at the upper edge of the view. */
  #firstSpot(): Spot | undefined {
    const first = this.#parts && firstVisible(this.#parts);
    const id = first && turnIdOf(first);
    if (!this.#parts || !first || id === undefined) return undefined;
    const edge = this.#parts.scroller.getBoundingClientRect().top;
    return { id, offset: Math.round(first.getBoundingClientRect().top - edge) };
  }

  /** Notes what is at the top of the view, and returns what puts it back there after a change. */
  #hold(): (() => void) | undefined {
    const parts = this.#parts;
    const first = parts && firstVisible(parts);
    if (!first) return undefined;
    const before = first.getBoundingClientRect().top;
    return () => {
      const moved = first.isConnected ? first.getBoundingClientRect().top - before : 0;
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
  }

  #detach(): void {
    if (this.#mode !== 'detached') this.#become('detached');
  }

  #scrolled(): void {
    const now = this.#place();
    if (!now) return;
    for (const listener of this.#moved) listener();
    const before = this.#last ?? now;
    this.#last = now;
    if (Math.abs(now.top - this.#set) <= 1) return;
    this.#set = -1;
    // Content that changes size moves the position too: only the reader changes the mode.
    if (!this.#hand.isActive && !sameSize(before, now)) return;
    const next = afterReader(this.#mode, before, now);
    this.#become(next === 'following' && this.#later.value > 0 ? 'detached' : next);
    this.#sayBelow(now);
  }

  /** Puts the view where it belongs. */
  settle(): void {
    const parts = this.#parts;
    const place = this.#place();
    if (!parts || !place) return;
    if (this.#mode === 'following' && selectsIn(parts.content)) this.#detach();
    const { top, room } = settle(this.#mode, place);
    if (room !== place.room) parts.room.style.setProperty('height', `${room}px`);
    if (top !== undefined && Math.abs(top - place.top) >= 1) this.#scrollTo(top);
    this.#last = this.#place();
    if (this.#last) this.#sayBelow(this.#last);
  }

  #sayBelow(place: Place): void {
    const isEnd = atEnd(place) && this.#later.value === 0;
    if (isEnd) this.newBelow.set(false);
    else if (this.#grew) this.newBelow.set(true);
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
    const message = this.#mode === 'anchored' && this.#anchor && this.#message(this.#anchor.id);
    const offset = this.#anchor?.offset;
    return {
      top: scroller.scrollTop,
      viewport: scroller.clientHeight,
      end: content.offsetTop + content.offsetHeight,
      room: room.offsetHeight,
      ...(message && {
        anchor: {
          top: content.offsetTop + message.offsetTop,
          height: message.offsetHeight,
          ...(offset !== undefined && { offset }),
        },
      }),
    };
  }

  #message(id: string): HTMLElement | undefined {
    return this.#parts && messageElement(this.#parts.content, id);
  }
}

function sameSize(one: Place, other: Place): boolean {
  return one.end === other.end && one.viewport === other.viewport;
}
