import { lineage, purposeOf, shownIds, turnById } from '../../core/conversation/branch';
import type { AssistantTurn } from '../../core/conversation/turn';
import { joinedAnswer } from '../../core/edits/joinedAnswer';
import type { Session } from '../../core/session/session';
import type { SessionEvent } from '../../core/session/sessionEvent';

/** Time between two looks at an answer that is arriving, ms. */
const lookMs = 120;

/** What an answer is told to. */
export interface EditRunPorts {
  /** It arrives: its text so far. */
  onText(text: string): void;
  /** The request stands differently; no text is there yet or any more. */
  onProgress(turn: AssistantTurn): void;
  onEnd(turn: AssistantTurn, text: string): void;
}

/** Follows the answers to the edit that a chat was begun with, however often it is asked again. */
export class EditRun {
  readonly #session: Session;
  readonly #ports: EditRunPorts;
  readonly #unlisten: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: Session, ports: EditRunPorts) {
    this.#session = session;
    this.#ports = ports;
    this.#unlisten = session.listen((event) => this.#hear(event));
  }

  /** The newest answer, if there is one. */
  get turn(): AssistantTurn | undefined {
    const { conversation } = this.#session;
    const last = turnById(conversation, shownIds(conversation).at(-1) ?? '');
    return last?.role === 'assistant' ? last : undefined;
  }

  dispose(): void {
    this.#unlisten();
    clearTimeout(this.#timer);
  }

  #hear(event: SessionEvent): void {
    const turn = this.turn;
    if (!turn || !this.#isEdit(turn)) return;
    if (event.type === 'request') {
      if (event.id === turn.id) this.#ports.onProgress(turn);
      return;
    }
    if (event.event.type === 'delta') this.#lookSoon();
    if (event.event.type === 'replyStarted') this.#ports.onProgress(turn);
    if (event.event.type === 'replyEnded') {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#ports.onEnd(turn, this.#text(turn));
    }
  }

  /** What is asked further in the same chat is a conversation about it, no edit. */
  #isEdit(turn: AssistantTurn): boolean {
    return purposeOf(this.#session.conversation, turn.id) === 'edit';
  }

  #lookSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const { turn } = this;
      if (turn) this.#ports.onText(this.#text(turn));
    }, lookMs);
  }

  #text(turn: AssistantTurn): string {
    return joinedAnswer(lineage(this.#session.conversation, turn.id));
  }
}
