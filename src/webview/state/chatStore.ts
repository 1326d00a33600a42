import type { BoxText, ChatFrame, ChatSnapshot, TurnView } from '../../protocol/chatView';
import type { TurnRun } from '../../protocol/fromPage';
import type { Change } from '../../protocol/toPage';
import { Observable } from './observable';
import { cellFor, setReplyState } from './turnCell';
import type { ReplyState, TurnCell } from './turnCell';

/** What changed in a way that something besides the transcript's drawing has to act on. */
export interface StoreListener {
  /** The box is to hold this: another chat is shown, or the host changed the draft. */
  draft(chatId: string, draft: BoxText): void;
  /** Another chat, or the same anew; told before its turns are there. */
  shown(snapshot: ChatSnapshot): void;
  /** The chat that was opened is read from this message on, unless it was being read already. */
  readFrom(id: string): void;
  /** Text of a reply came, also of one that is not loaded. */
  appended(text: string): void;
  stateChanged(state: ReplyState): void;
  /** Turns are about to come or go. */
  changing(): void;
  /** Another branch is about to be shown after this turn (null: from the start). */
  branching(after: string | null): void;
  /** This was asked just now, and is loaded unless there are later turns that are not. */
  asked(id: string): void;
}

type Branch = Extract<Change, { kind: 'branch' }>;

/** What the page shows, as the host told it: frame, order of turns, and each turn by itself. */
export class ChatStore {
  readonly frame = new Observable<ChatFrame | undefined>(undefined);
  /** The loaded turns of the shown branch, in order. */
  readonly turns = new Observable<readonly TurnCell[]>([]);
  /** How many turns stand before the first loaded one. */
  readonly earlier = new Observable(0);
  /** How many stand after the last loaded one. */
  readonly later = new Observable(0);
  readonly #cells = new Map<string, TurnCell>();
  #listener: StoreListener | undefined;

  listen(listener: StoreListener): void {
    this.#listener = listener;
  }

  cell(id: string): TurnCell | undefined {
    return this.#cells.get(id);
  }

  showSnapshot(snapshot: ChatSnapshot): void {
    const isNew = snapshot.frame.chatId !== this.frame.value?.chatId;
    if (isNew) this.#cells.clear();
    this.#listener?.shown(snapshot);
    this.frame.set(snapshot.frame);
    this.show(snapshot);
    const first = isNew ? questionToReadFrom(snapshot) : undefined;
    if (first !== undefined) this.#listener?.readFrom(first);
  }

  apply(change: Change): void {
    switch (change.kind) {
      case 'append':
      case 'appendReasoning':
        this.#append(change);
        return;
      case 'state':
        this.#setState(change.turn);
        return;
      case 'turn':
        this.#setTurn(change.turn);
        return;
      case 'branch':
        this.#setBranch(change);
        return;
      case 'frame':
        this.frame.set(change.frame);
        return;
      case 'draft': {
        const chatId = this.frame.value?.chatId;
        if (chatId !== undefined) this.#listener?.draft(chatId, change.draft);
      }
    }
  }

  /** Shows these turns, and no others. */
  show({ turns, earlier, later }: TurnRun<TurnView>): void {
    this.#listener?.changing();
    this.earlier.set(earlier);
    this.later.set(later);
    this.#setTurns(this.#cellsFor(turns));
  }

  /** Puts turns before the first one, unless the transcript has become another meanwhile. */
  prepend(before: string, { turns, earlier }: TurnRun<TurnView>): void {
    if (this.turns.value[0]?.id !== before) return;
    this.#listener?.changing();
    this.earlier.set(earlier);
    this.#setTurns([...this.#cellsFor(this.#unknown(turns)), ...this.turns.value]);
  }

  /** Puts turns after the last one, unless the transcript has become another meanwhile. */
  extend(after: string, { turns, later }: TurnRun<TurnView>): void {
    if (this.turns.value.at(-1)?.id !== after) return;
    this.#listener?.changing();
    this.later.set(later);
    this.#setTurns([...this.turns.value, ...this.#cellsFor(this.#unknown(turns))]);
  }

  /** Forgets all but `count` turns, from the start or from the end on. */
  keep(from: 'start' | 'end', count: number): void {
    const { value: turns } = this.turns;
    const gone = turns.length - count;
    if (gone <= 0) return;
    this.#listener?.changing();
    const side = from === 'start' ? this.later : this.earlier;
    side.set(side.value + gone);
    this.#setTurns(from === 'start' ? turns.slice(0, count) : turns.slice(gone));
  }

  #append(change: Extract<Change, { text: string }>): void {
    const cell = this.#cells.get(change.id);
    const reply = cell?.role === 'assistant' ? cell : undefined;
    if (change.kind === 'appendReasoning') {
      reply?.reasoning.append(change.text);
      return;
    }
    reply?.text.append(change.text);
    if (reply || this.later.value > 0) this.#listener?.appended(change.text);
  }

  #setState(state: ReplyState): void {
    const cell = this.#cells.get(state.id);
    if (cell?.role === 'assistant') setReplyState(cell, state);
    else if (this.later.value === 0) return;
    this.#listener?.stateChanged(state);
  }

  #setTurn(turn: TurnView): void {
    const shown = this.#cells.get(turn.id);
    const cell = cellFor(turn, shown);
    if (cell === shown) {
      if (cell.role === 'assistant') this.#listener?.stateChanged(cell.view.value);
      return;
    }
    this.#listener?.changing();
    if (this.later.value > 0) {
      this.later.set(this.later.value + 1);
    } else {
      const others = this.turns.value.filter(({ id }) => id !== turn.id);
      this.#setTurns([...others, cell]);
    }
    if (turn.role === 'user') this.#listener?.asked(turn.id);
  }

  #setBranch({ after, turns, earlier, later, asked }: Branch): void {
    const loaded = this.turns.value;
    const end = this.earlier.value + loaded.length;
    const at = after === null ? -1 : loaded.findIndex(({ id }) => id === after);
    if (asked === undefined) this.#listener?.branching(after);
    else this.#listener?.changing();
    if (at < 0 && earlier > end) {
      // It happened below what is loaded.
      this.later.set(earlier + turns.length + later - end);
    } else {
      // Where the common turn stands before what is loaded, all that is loaded gives way.
      if (at < 0) this.earlier.set(earlier);
      this.later.set(later);
      this.#setTurns([...loaded.slice(0, at + 1), ...this.#cellsFor(turns)]);
    }
    if (asked !== undefined) this.#listener?.asked(asked);
  }

  #cellsFor(turns: readonly TurnView[]): readonly TurnCell[] {
    return turns.map((turn) => cellFor(turn, this.#cells.get(turn.id)));
  }

  #unknown(turns: readonly TurnView[]): readonly TurnView[] {
    return turns.filter(({ id }) => !this.#cells.has(id));
  }

  #setTurns(cells: readonly TurnCell[]): void {
    this.#cells.clear();
    for (const cell of cells) this.#cells.set(cell.id, cell);
    this.turns.set(cells);
  }
}

/**
 * A chat that is opened shows its end, unless it has a single answer, as after Explain: that is read
 * from its question on.
 */
function questionToReadFrom({ turns, earlier, later }: ChatSnapshot): string | undefined {
  const isOnly = earlier + later === 0 && turns.length <= 2;
  return isOnly ? turns.findLast(({ role }) => role === 'user')?.id : undefined;
}
