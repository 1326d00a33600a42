import { shownIds, turnById } from '../conversation/branch';
import type { ConversationEvent } from '../conversation/event';
import type { TurnId } from '../conversation/turn';
import type { Clock } from '../session/clock';
import type { Session } from '../session/session';
import type { SessionEvent } from '../session/sessionEvent';
import { findPattern } from './pattern';
import type { FindQuery } from './pattern';
import { Tally } from './tally';
import type { Hit } from './tally';

/** What a search has found so far. */
export interface Found {
  readonly total: number;
  /** False while it is still counting. */
  readonly done: boolean;
  /** The hit that a person is at; `index` is its number, counted from 0. */
  readonly current?: Hit & { readonly index: number };
  /** True when the person is to be taken to it. */
  readonly reveal: boolean;
}

/** Longest time of counting at a stretch, ms. */
const stretch = 8;
/** At most so often the count is told while it grows or a reply streams, ms. */
const pause = 100;

/** After these other turns are shown than were counted. */
const restarting: ReadonlySet<ConversationEvent['type']> = new Set([
  'asked',
  'replyStarted',
  'chosen',
]);

/**
 * Finds a text in the shown branch of a chat, loaded in a page or not: in the source of questions and
 * replies. What goes along with a question and what a model reasons is not searched, since it is not
 * shown in the transcript. While a reply streams, the count follows it.
 */
export class ChatFind {
  readonly #session: Session;
  readonly #clock: Clock;
  readonly #tell: (found: Found) => void;
  readonly #unlisten: () => void;
  #pattern: RegExp | undefined;
  #tally: Tally | undefined;
  /** Where the first hit is looked for; undefined once the person is at one. */
  #near: TurnId | undefined;
  #current: Pick<Hit, 'id' | 'nth'> | undefined;
  #toldAt = 0;
  #cancel: (() => void) | undefined;
  #cancelRecount: (() => void) | undefined;

  constructor(session: Session, clock: Clock, tell: (found: Found) => void) {
    this.#session = session;
    this.#clock = clock;
    this.#tell = tell;
    this.#unlisten = session.listen((event) => this.#follow(event));
  }

  /** Looks for something else, from this turn on, or from the first. */
  search(query: FindQuery, near?: TurnId): void {
    this.#pattern = findPattern(query);
    this.#current = undefined;
    this.#near = near ?? shownIds(this.#session.conversation)[0];
    this.#start();
  }

  /** To the next hit or the one before, around the end. */
  step(direction: 'next' | 'previous'): void {
    const tally = this.#tally;
    if (!tally || tally.total === 0) return;
    const index = this.#current && tally.indexOf(this.#current);
    const from = index ?? (direction === 'next' ? -1 : 0);
    const next = from + (direction === 'next' ? 1 : -1);
    this.#goTo(tally, (next + tally.total) % tally.total);
  }

  dispose(): void {
    this.#stop();
    this.#unlisten();
  }

  #start(): void {
    this.#stop();
    if (!this.#pattern) {
      this.#tell({ total: 0, done: true, reveal: false });
      return;
    }
    const { conversation } = this.#session;
    this.#tally = new Tally(this.#pattern, shownIds(conversation), (id) => this.#text(id));
    this.#goOn(this.#tally);
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancelRecount?.();
    this.#cancel = undefined;
    this.#cancelRecount = undefined;
    this.#tally = undefined;
  }

  #goOn(tally: Tally): void {
    const begun = this.#clock.now();
    tally.run(() => this.#clock.now() - begun >= stretch);
    const isFirst = this.#goToFirst(tally);
    const isDue = this.#current === undefined && this.#clock.now() - this.#toldAt >= pause;
    if (!isFirst && (tally.done || isDue)) this.#say(tally, false);
    if (!tally.done) this.#cancel = this.#clock.after(0, () => this.#goOn(tally));
  }

  /** Takes the person to the first hit as soon as it is known. */
  #goToFirst(tally: Tally): boolean {
    if (this.#near === undefined) return false;
    const first = tally.firstFrom(this.#near) ?? (tally.done && tally.total > 0 ? 0 : undefined);
    if (first === undefined) return false;
    this.#goTo(tally, first);
    return true;
  }

  #goTo(tally: Tally, index: number): void {
    this.#near = undefined;
    this.#current = tally.hit(index);
    this.#say(tally, true);
  }

  #say(tally: Tally, reveal: boolean): void {
    this.#toldAt = this.#clock.now();
    const index = this.#current && tally.indexOf(this.#current);
    const hit = index === undefined ? undefined : tally.hit(index);
    this.#tell({
      total: tally.total,
      done: tally.done,
      ...(index !== undefined && hit && { current: { ...hit, index } }),
      reveal,
    });
  }

  #follow(event: SessionEvent): void {
    if (event.type !== 'conversation' || !this.#tally) return;
    if (event.event.type === 'delta') this.#recountSoon(event.event.id);
    else if (restarting.has(event.event.type)) this.#start();
  }

  #recountSoon(id: TurnId): void {
    this.#cancelRecount ??= this.#clock.after(pause, () => {
      this.#cancelRecount = undefined;
      const tally = this.#tally;
      if (!tally) return;
      const before = tally.total;
      tally.recount(id);
      if (tally.total !== before && !this.#goToFirst(tally)) this.#say(tally, false);
    });
  }

  #text(id: TurnId): string {
    return turnById(this.#session.conversation, id)?.text ?? '';
  }
}
