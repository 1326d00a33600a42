import type { ChatFrame, ChatSnapshot, TurnView } from '../../protocol/chatView';
import type { Change } from '../../protocol/toPage';
import type { Draft } from '../../core/conversation/event';
import { Observable } from './observable';
import { cellFor, setReplyState } from './turnCell';
import type { ReplyCell, TurnCell } from './turnCell';

/** What changed in a way that something besides the transcript's drawing has to act on. */
export interface StoreListener {
  /** The box is to hold this: another chat is shown, or the host changed the draft. */
  draft(chatId: string, draft: Draft): void;
  /** Another chat, or the same anew, with a draft that the host knows since `at`. */
  shown(chatId: string, draft: Draft, at: number): void;
  appended(cell: ReplyCell, text: string): void;
  stateChanged(cell: ReplyCell): void;
  asked(id: string): void;
}

/** What the page shows, as the host told it: frame, order of turns, and each turn by itself. */
export class ChatStore {
  readonly frame = new Observable<ChatFrame | undefined>(undefined);
  /** The loaded turns of the shown branch, in order. */
  readonly turns = new Observable<readonly TurnCell[]>([]);
  /** How many turns stand before the first loaded one. */
  readonly earlier = new Observable(0);
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
    this.#listener?.shown(snapshot.frame.chatId, snapshot.draft, snapshot.draftAt);
    this.frame.set(snapshot.frame);
    this.earlier.set(snapshot.earlier);
    this.#setTurns(snapshot.turns.map((turn) => cellFor(turn, this.#cells.get(turn.id))));
    const asked = isNew ? questionToReadFrom(snapshot) : undefined;
    if (asked !== undefined) this.#listener?.asked(asked);
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
        this.#setBranch(change.after, change.turns);
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

  /** Puts turns before the first one, unless the transcript has become another meanwhile. */
  prepend(before: string, turns: readonly TurnView[], earlier: number): void {
    if (this.turns.value[0]?.id !== before) return;
    const added = turns.filter((turn) => !this.#cells.has(turn.id));
    this.earlier.set(earlier);
    this.#setTurns([...added.map((turn) => cellFor(turn, undefined)), ...this.turns.value]);
  }

  #append(change: Extract<Change, { text: string }>): void {
    const cell = this.#cells.get(change.id);
    if (cell?.role !== 'assistant') return;
    if (change.kind === 'appendReasoning') {
      cell.reasoning.append(change.text);
      return;
    }
    cell.text.append(change.text);
    this.#listener?.appended(cell, change.text);
  }

  #setState(state: ReplyCell['view']['value']): void {
    const cell = this.#cells.get(state.id);
    if (cell?.role !== 'assistant') return;
    setReplyState(cell, state);
    this.#listener?.stateChanged(cell);
  }

  #setTurn(turn: TurnView): void {
    const shown = this.#cells.get(turn.id);
    const cell = cellFor(turn, shown);
    if (cell === shown) {
      if (cell.role === 'assistant') this.#listener?.stateChanged(cell);
      return;
    }
    const others = this.turns.value.filter(({ id }) => id !== turn.id);
    this.#setTurns([...others, cell]);
    if (turn.role === 'user') this.#listener?.asked(turn.id);
  }

  #setBranch(after: string | null, turns: readonly TurnView[]): void {
    const at = after === null ? -1 : this.turns.value.findIndex(({ id }) => id === after);
    // The common turn stands before what is loaded: all that is loaded gives way.
    const kept = this.turns.value.slice(0, at + 1);
    if (after === null) this.earlier.set(0);
    this.#setTurns([...kept, ...turns.map((turn) => cellFor(turn, this.#cells.get(turn.id)))]);
    const asked = turns.findLast(({ role }) => role === 'user');
    if (asked) this.#listener?.asked(asked.id);
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
function questionToReadFrom({ turns, earlier }: ChatSnapshot): string | undefined {
  const isOnly = earlier === 0 && turns.length <= 2;
  return isOnly ? turns.findLast(({ role }) => role === 'user')?.id : undefined;
}
