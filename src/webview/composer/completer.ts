import { match } from '../../core/completion/match';
import type { Completion } from '../../protocol/completion';
import type { Answer } from '../requests';
import { Observable } from '../state/observable';
import { triggerAt } from './trigger';
import type { Trigger } from './trigger';

/** How long typing must pause before the host is asked again for the same word, ms. */
const pause = 60;

/** What is offered for a word. */
export interface Offer {
  readonly trigger: Trigger;
  /** Never empty. */
  readonly items: readonly Completion[];
  /** Index of the one that Enter takes. */
  readonly active: number;
}

type Ask = (mark: Trigger['mark'], query: string) => Promise<Answer<readonly Completion[]>>;

/**
 * What is offered for the word at the caret. Typing never waits for it: what is known is narrowed at
 * once, the host is asked meanwhile, and an answer for a word that is no longer there is dropped.
 */
export class Completer {
  readonly offer = new Observable<Offer | undefined>(undefined);
  readonly #ask: Ask;
  #trigger: Trigger | undefined;
  /** Where the mark stands of the word for which the person closed the list. */
  #dismissed: number | undefined;
  /** What the host said last about this word. */
  #known: readonly Completion[] = [];
  #last = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** The text or the caret changed. `caret`: undefined while something is selected. */
  look(text: string, caret: number | undefined): void {
    const trigger = caret === undefined ? undefined : triggerAt(text, caret);
    const before = this.#trigger;
    if (!trigger) {
      this.close();
      return;
    }
    const isSame = before?.start === trigger.start && before.mark === trigger.mark;
    if (isSame && before.query === trigger.query && before.end === trigger.end) return;
    if (trigger.start !== this.#dismissed) this.#dismissed = undefined;
    if (!isSame) this.#known = [];
    this.#trigger = trigger;
    if (this.#dismissed !== undefined) return;
    this.#show(trigger, fitting(this.#known, trigger.query));
    if (isSame) this.#askSoon(trigger);
    else void this.#askNow(trigger);
  }

  /** Makes the next one up or down active, round the ends. */
  move(by: 1 | -1): void {
    const { value } = this.offer;
    if (!value) return;
    const { length } = value.items;
    this.offer.set({ ...value, active: (value.active + by + length) % length });
  }

  /** Makes the one under the pointer active. */
  point(active: number): void {
    const { value } = this.offer;
    if (value && active !== value.active) this.offer.set({ ...value, active });
  }

  /** The word is left: what is offered next is for another. */
  close(): void {
    this.#trigger = undefined;
    this.#dismissed = undefined;
    this.#forget();
  }

  /** The person does not want it for this word. */
  dismiss(): void {
    this.#dismissed = this.#trigger?.start;
    this.#forget();
  }

  #forget(): void {
    this.#last++;
    clearTimeout(this.#timer);
    this.#known = [];
    this.offer.set(undefined);
  }

  #askSoon(trigger: Trigger): void {
    this.#last++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#askNow(trigger), pause);
  }

  async #askNow(trigger: Trigger): Promise<void> {
    const mine = ++this.#last;
    clearTimeout(this.#timer);
    const answer = await this.#ask(trigger.mark, trigger.query);
    if (mine !== this.#last || !answer.ok) return;
    this.#known = answer.value;
    this.#show(trigger, answer.value);
  }

  /** Keeps the choice where it is as long as the person's is still there. */
  #show(trigger: Trigger, items: readonly Completion[]): void {
    if (items.length === 0) {
      this.offer.set(undefined);
      return;
    }
    const before = this.offer.value;
    const chosen = before && before.active > 0 ? before.items[before.active]?.id : undefined;
    const active = Math.max(
      0,
      items.findIndex(({ id }) => id === chosen),
    );
    this.offer.set({ trigger, items, active });
  }
}

/** Of `file:src/a` the host answers with names of files: what stands behind the colon has to fit. */
function fitting(items: readonly Completion[], query: string): readonly Completion[] {
  const argument = query.replace(/^[a-z]+:/i, '');
  return items.filter(
    ({ name }) => match(query, name) !== undefined || match(argument, name) !== undefined,
  );
}
