import type { ChatSnapshot } from './chatView';
import type { Change, ToPage } from './toPage';

/** Time as far as the flow needs it. */
interface Pace {
  now(): number;
  after(ms: number, call: () => void): () => void;
}

/** After text at least this long, ms: faster than the eye, slower than the frame. */
const gapMs = 30;

/**
 * Sends changes to one page in sequence, never more than one message ahead of what the page has
 * painted; text may be the second one, since it waits for earlier text and for snapshots only: the first
 * word of a reply must not wait for the news that it has begun. While it waits, changes are folded
 * together, so that a slow page gets few large patches and a fast one many small. The first change after
 * a pause goes out at once, with all that changes in the same moment.
 */
export class PatchFlow {
  readonly #post: (message: ToPage) => void;
  readonly #pace: Pace;
  #live = false;
  #seq = 0;
  #drawn = 0;
  /** The last message that text waits for. */
  #textSeq = 0;
  /** When text was last sent: other news is rare, and the first word does not wait for it. */
  #textAt = -Infinity;
  #pending: readonly Change[] = [];
  #cancel: (() => void) | undefined;
  /** More may change before the running code has ended. */
  #isMoment = false;

  constructor(post: (message: ToPage) => void, pace: Pace) {
    this.#post = post;
    this.#pace = pace;
  }

  /** True between a snapshot and the page's end. */
  get live(): boolean {
    return this.#live;
  }

  /** True when the page owes a `drawn`. */
  get awaited(): boolean {
    return this.#live && this.#drawn < this.#seq;
  }

  /** Starts again from a whole state; pending changes are part of it. */
  snapshot(snapshot: ChatSnapshot): void {
    this.#clear();
    this.#live = true;
    this.#textSeq = ++this.#seq;
    this.#post({ type: 'snapshot', seq: this.#seq, snapshot });
  }

  /** The page is gone or hidden: nothing is sent until the next snapshot. */
  pause(): void {
    this.#clear();
    this.#live = false;
  }

  push(change: Change): void {
    if (!this.#live) return;
    this.#pending = fold(this.#pending, change);
    if (this.#isMoment) return;
    this.#isMoment = true;
    queueMicrotask(() => {
      this.#isMoment = false;
      this.#flush();
    });
  }

  /** The page has painted the message with this number. */
  drawn(seq: number): void {
    this.#drawn = Math.max(this.#drawn, Math.min(seq, this.#seq));
    this.#flush();
  }

  /** Sends what waits at once, so that what is said next outside the sequence comes after it. */
  settle(): void {
    if (this.#pending.length > 0) this.#sendPending();
  }

  #flush(): void {
    if (this.#pending.length === 0 || this.#drawn < this.#waitedFor() || this.#cancel) return;
    const wait = this.#textAt + gapMs - this.#pace.now();
    if (wait > 0) {
      this.#cancel = this.#pace.after(wait, () => {
        this.#cancel = undefined;
        this.#flush();
      });
      return;
    }
    this.#sendPending();
  }

  /** The message that has to be painted before what is pending goes out. */
  #waitedFor(): number {
    return this.#pending.some(isText) ? this.#textSeq : this.#seq;
  }

  #sendPending(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const changes = this.#pending;
    this.#pending = [];
    this.#seq += 1;
    if (changes.some(isText)) {
      this.#textAt = this.#pace.now();
      this.#textSeq = this.#seq;
    }
    this.#post({ type: 'patch', seq: this.#seq, changes });
  }

  #clear(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#pending = [];
    this.#drawn = this.#seq;
  }
}

function isText({ kind }: Change): boolean {
  return kind === 'append' || kind === 'appendReasoning';
}

/** Adds a change; one that makes an earlier one superfluous takes its place. */
export function fold(pending: readonly Change[], change: Change): readonly Change[] {
  switch (change.kind) {
    case 'append':
    case 'appendReasoning':
      return joinText(pending, change);
    case 'frame':
      return [...pending.filter((each) => each.kind !== 'frame'), change];
    case 'state':
      return [
        ...pending.filter((each) => each.kind !== 'state' || each.turn.id !== change.turn.id),
        change,
      ];
    case 'draft':
      return [...pending.filter((each) => each.kind !== 'draft'), change];
    case 'turn':
    case 'branch':
      return [...pending, change];
  }
}

/** Text joins what was last added to it, unless whole turns came since: they may hold it already. */
function joinText(
  pending: readonly Change[],
  change: Extract<Change, { readonly text: string }>,
): readonly Change[] {
  const at = pending.findLastIndex((each) => {
    if (each.kind === 'turn' || each.kind === 'branch') return true;
    return each.kind === change.kind && each.id === change.id;
  });
  const known = pending[at];
  return known && 'text' in known
    ? pending.with(at, { ...known, text: known.text + change.text })
    : [...pending, change];
}
