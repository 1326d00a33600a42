import type { Found } from '../core/find/chatFind';
import type { ToPage } from '../protocol/toPage';
import type { ChatStore } from './state/chatStore';
import type { HostDoor } from './hostDoor';
import type { Requests } from './requests';

/** What the page does when the host asks for something that is not state. */
export interface LinkListener {
  focusInput(): void;
  reveal(id: string): void;
  openFind(): void;
  /** What the search with this number has found. */
  found(search: number, found: Found): void;
  goToQuestion(to: 'previous' | 'next'): void;
  /** What is being read: a snapshot is asked for of its neighbourhood. */
  place(): { readonly chatId: string; readonly id: string } | undefined;
  /** The chat that this window showed here before it was loaded anew. */
  shownBefore(): string | undefined;
}

/** How the next painted frame is waited for; a page that is not shown has none. */
export type AfterPaint = (done: () => void) => void;

/**
 * Takes the host's messages in sequence. A gap is answered by asking for a snapshot; what is painted
 * is acknowledged, so that the host sends no faster than this page draws.
 */
export class Link {
  readonly #door: HostDoor;
  readonly #store: ChatStore;
  readonly #requests: Requests;
  readonly #listener: LinkListener;
  readonly #afterPaint: AfterPaint;
  #seq: number | undefined;
  #drawing = false;

  constructor(
    door: HostDoor,
    store: ChatStore,
    requests: Requests,
    listener: LinkListener,
    afterPaint: AfterPaint,
  ) {
    this.#door = door;
    this.#store = store;
    this.#requests = requests;
    this.#listener = listener;
    this.#afterPaint = afterPaint;
  }

  start(): void {
    this.#door.listen((message) => this.#take(message));
    this.#askForSnapshot();
  }

  #askForSnapshot(): void {
    const place = this.#listener.place();
    const at = place && { chatId: place.chatId, id: place.id };
    const shown = this.#listener.shownBefore();
    this.#door.post({ type: 'ready', ...(at && { at }), ...(shown !== undefined && { shown }) });
  }

  #take(message: ToPage): void {
    switch (message.type) {
      case 'snapshot':
        this.#seq = message.seq;
        this.#store.showSnapshot(message.snapshot);
        this.#acknowledge();
        return;
      case 'patch':
        this.#takePatch(message);
        return;
      case 'focusInput':
        this.#listener.focusInput();
        return;
      case 'reveal':
        this.#listener.reveal(message.id);
        return;
      case 'openFind':
        this.#listener.openFind();
        return;
      case 'found':
        this.#listener.found(message.search, message.found);
        return;
      case 'goToQuestion':
        this.#listener.goToQuestion(message.to);
        return;
      case 'reply':
        this.#requests.settle(message.to, { ok: true, value: message.value });
        return;
      case 'refusal':
        this.#requests.settle(message.to, { ok: false, message: message.message });
        return;
    }
  }

  #takePatch(message: ToPage & { type: 'patch' }): void {
    // Patches on their way while a snapshot is asked for are part of that snapshot.
    if (this.#seq === undefined) return;
    if (message.seq !== this.#seq + 1) {
      this.#seq = undefined;
      this.#askForSnapshot();
      return;
    }
    this.#seq = message.seq;
    for (const change of message.changes) this.#store.apply(change);
    this.#acknowledge();
  }

  /** Says `drawn` once per painted frame, with the highest number in it. */
  #acknowledge(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    this.#afterPaint(() => {
      this.#drawing = false;
      if (this.#seq !== undefined) this.#door.post({ type: 'drawn', seq: this.#seq });
    });
  }
}
