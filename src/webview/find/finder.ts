import type { Found } from '../../core/find/chatFind';
import { findPattern } from '../../core/find/pattern';
import type { FindQuery } from '../../core/find/pattern';
import type { Page } from '../page';
import { messageElement } from '../scroll/messages';
import { Observable } from '../state/observable';
import { Highlights } from './highlights';
import { hitOf } from './hitOf';

/** Longest selection that is taken over as what is looked for, UTF-16 length. */
const longestTaken = 200;

type Outlets = Pick<Page, 'post' | 'scroll' | 'store' | 'turnWindow'>;

/**
 * Find in chat, on the page's side: the host searches the whole chat and says which hit the person is
 * at; this loads the message, marks the hits that are on the page and brings the one into view.
 */
export class Finder {
  readonly open = new Observable(false);
  readonly query = new Observable<FindQuery>({ text: '', matchCase: false, wholeWord: false });
  readonly found = new Observable<Found | undefined>(undefined);
  readonly #page: Outlets;
  #field: HTMLInputElement | undefined;
  #search = 0;
  #highlights: Highlights | undefined;
  /** Where the keyboard was, and comes back to. */
  #before: Element | null = null;
  /** The hit is to be brought into view, again when its message is drawn anew. */
  #owed = false;

  constructor(page: Outlets) {
    this.#page = page;
    let chatId: string | undefined;
    page.store.frame.subscribe(() => {
      const { value: frame } = page.store.frame;
      if (chatId !== undefined && frame?.chatId !== chatId && this.open.value) this.#start();
      chatId = frame?.chatId;
    });
  }

  /** The field that is typed into. */
  attach(field: HTMLInputElement | null): void {
    this.#field = field ?? undefined;
    if (!field) return;
    field.value = this.query.value.text;
    field.focus();
    field.select();
  }

  /** Opens the bar, or takes the keyboard back into it. */
  show(): void {
    const taken = selectedText();
    if (!this.open.value) {
      this.#before = document.activeElement;
      this.open.set(true);
    }
    if (taken !== undefined) this.query.set({ ...this.query.value, text: taken });
    this.attach(this.#field ?? null);
    this.#start();
  }

  close(): void {
    if (!this.open.value) return;
    this.open.set(false);
    this.#page.post({ type: 'find', search: ++this.#search, ...this.query.value, text: '' });
    this.#end();
    if (this.#before instanceof HTMLElement && this.#before.isConnected) this.#before.focus();
  }

  /** Looks for something else. */
  look(change: Partial<FindQuery>): void {
    this.query.set({ ...this.query.value, ...change });
    this.#start();
  }

  step(to: 'next' | 'previous'): void {
    if (this.open.value) this.#page.post({ type: 'findStep', to });
  }

  /** What the host has found. */
  take(search: number, found: Found): void {
    if (search !== this.#search || !this.open.value) return;
    this.found.set(found);
    if (found.reveal && found.current) void this.#goTo(found.current.id);
    else this.#point();
  }

  #start(): void {
    const near = this.found.value?.current?.id ?? this.#page.scroll.firstId();
    this.#end();
    const query = this.query.value;
    this.#page.post({
      type: 'find',
      search: ++this.#search,
      ...query,
      ...(near !== undefined && { near }),
    });
    const pattern = findPattern(query);
    const content = document.querySelector('[role="log"]');
    if (pattern && content) {
      this.#highlights = new Highlights(content, pattern, () => this.#point());
    }
  }

  #end(): void {
    this.#highlights?.dispose();
    this.#highlights = undefined;
    this.found.set(undefined);
    this.#owed = false;
  }

  async #goTo(id: string): Promise<void> {
    const { store, turnWindow } = this.#page;
    const search = this.#search;
    const isWanted = (): boolean => search === this.#search && this.found.value?.current?.id === id;
    const isLoaded = store.cell(id) !== undefined;
    if (!(await turnWindow.load(id, isWanted)) || !isWanted()) return;
    // It is drawn by the next frame, and then marked.
    if (!isLoaded) this.#page.scroll.keepAt({ id, offset: 0 });
    this.#owed = true;
    this.#point();
  }

  /** Marks the hit that the person is at, and brings it into view where that is owed. */
  #point(): void {
    const current = this.found.value?.current;
    const message = current && this.#message(current.id);
    const range = message && hitOf(this.#highlights?.of(message) ?? [], current);
    this.#highlights?.point(range);
    if (!this.#owed || !current) return;
    // The reader has gone elsewhere meanwhile.
    if (this.#page.scroll.mode === 'detached' && !range) this.#owed = false;
    else if (range) this.#page.scroll.bringIntoView(current.id, range);
  }

  #message(id: string): Element | undefined {
    const content = document.querySelector('[role="log"]');
    return content instanceof HTMLElement ? messageElement(content, id) : undefined;
  }
}

/** What is selected in the transcript, where it is a few words that can be looked for. */
function selectedText(): string | undefined {
  const selection = document.getSelection();
  const text = selection?.toString() ?? '';
  const isInLog = selection?.anchorNode?.parentElement?.closest('[role="log"]');
  const isShort = text.trim() !== '' && text.length <= longestTaken && !text.includes('\n');
  return isInLog && isShort ? text : undefined;
}
