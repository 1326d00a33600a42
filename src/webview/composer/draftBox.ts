import type { BoxText } from '../../protocol/chatView';
import type { FromPage } from '../../protocol/fromPage';
import { Observable } from '../state/observable';
import { keptDraft } from './keptDraft';
import type { KeptDraft } from './keptDraft';
import { writeInField } from './writeInField';

/** After so many ms a change of the draft goes to the host. */
const debounce = 150;

/** What the box needs of the page. */
export interface DraftOutlets {
  post(message: FromPage): void;
  keep(draft: KeptDraft): void;
  kept(): unknown;
}

/**
 * The half-written message. The text field itself holds the text; this carries it to the host and
 * back, and sees to it that nothing but the person, another chat or the host's express wish changes it.
 */
export class DraftBox {
  readonly empty = new Observable(true);
  readonly #outlets: DraftOutlets;
  #field: HTMLTextAreaElement | undefined;
  #chatId: string | undefined;
  #text = '';
  #selection: readonly [number, number] = [0, 0];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(outlets: DraftOutlets) {
    this.#outlets = outlets;
  }

  get text(): string {
    return this.#text;
  }

  /** The field that shows it from now on. */
  attach(field: HTMLTextAreaElement | null): void {
    this.#field = field ?? undefined;
    this.#write();
  }

  /** The chat is shown with this draft. What is typed in the same chat already is never replaced. */
  show(chatId: string, draft: BoxText, at: number): void {
    if (chatId === this.#chatId) return;
    this.flush();
    const first = this.#chatId === undefined;
    this.#chatId = chatId;
    // Typed in the moment before the page was taken down, and perhaps never heard by the host.
    const kept = first ? keptDraft(this.#outlets.kept(), chatId, at) : undefined;
    const early = first ? this.#text : '';
    this.replace(followedBy(kept ?? draft, early));
    if (kept || early !== '') this.#schedule();
  }

  /** Puts another text in the box. */
  replace({ text, selection }: BoxText): void {
    this.#text = text;
    this.#selection = selection;
    this.#write();
  }

  /** The person moved the caret; worth keeping, not worth telling by itself. */
  moved(): void {
    if (this.#field) this.#selection = [this.#field.selectionStart, this.#field.selectionEnd];
  }

  /** The person typed. */
  edited(): void {
    if (!this.#field) return;
    this.#text = this.#field.value;
    this.#selection = [this.#field.selectionStart, this.#field.selectionEnd];
    this.empty.set(this.#text.trim() === '');
    this.#keep();
    this.#schedule();
  }

  /** Takes out what was sent; what was typed after it stays. */
  sent(text: string): void {
    const rest = this.#text.startsWith(text) ? this.#text.slice(text.length) : this.#text;
    this.replace({ text: rest.trimStart(), selection: [rest.length, rest.length] });
    this.#keep();
    this.#schedule();
    this.flush();
  }

  /** Tells the host at once what it has not heard yet. */
  flush(): void {
    if (this.#timer === undefined || this.#chatId === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const [start, end] = this.#selection;
    this.#outlets.post({
      type: 'draft',
      chatId: this.#chatId,
      text: this.#text,
      selection: [start, end],
    });
  }

  focus(): void {
    this.#field?.focus();
  }

  /** Writes at the caret, or over what is selected, as if it had been typed. */
  insert(text: string): void {
    const field = this.#field;
    if (!field) return;
    writeInField(field, { start: field.selectionStart, end: field.selectionEnd, text });
  }

  #schedule(): void {
    // Not put off by the next key: who types without a pause would tell nothing.
    this.#timer ??= setTimeout(() => this.flush(), debounce);
  }

  #keep(): void {
    if (this.#chatId === undefined) return;
    const { text, selection } = { text: this.#text, selection: this.#selection };
    this.#outlets.keep({ chatId: this.#chatId, text, selection, at: Date.now() });
  }

  #write(): void {
    this.empty.set(this.#text.trim() === '');
    const field = this.#field;
    if (!field || field.value === this.#text) return;
    field.value = this.#text;
    field.setSelectionRange(...this.#selection);
  }
}

/** The draft with what was typed before the page knew of it. */
function followedBy(draft: BoxText, typed: string): BoxText {
  if (typed === '') return draft;
  const text = draft.text + typed;
  return { text, selection: [text.length, text.length] };
}
