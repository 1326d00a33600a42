import type * as vscode from 'vscode';
import { shownIds, turnById } from '../../core/conversation/branch';
import type { ConversationEvent, Draft } from '../../core/conversation/event';
import type { Turn, TurnId } from '../../core/conversation/turn';
import type { Session } from '../../core/session/session';
import type { SessionEvent } from '../../core/session/sessionEvent';
import type { BoxText, ChatFrame, TurnView } from '../../protocol/chatView';
import type { TurnRun, TurnsRequest } from '../../protocol/fromPage';
import type { PatchFlow } from '../../protocol/patchFlow';
import type { Staleness } from '../context/staleness';
import { chatCost } from '../words/chatCost';
import { chatTitle } from '../words/chatTitle';
import { goingWords } from '../words/goingWords';
import { draftEntry, historyEntry, turnView } from './presenter';
import type { Surroundings } from './presenter';

/** Turns that a snapshot carries at most: about three screens. */
const snapshotTurns = 40;

/** What is shown beside the conversation. */
export interface FeedPorts {
  readonly staleness: Staleness;
  surroundings(): Surroundings;
  /** Everything of the frame that does not belong to one chat. */
  ambient(): Pick<
    ChatFrame,
    'model' | 'endpoint' | 'sendKey' | 'fontSize' | 'insertTarget' | 'diagrams'
  >;
  /** Fires when `ambient` or `surroundings` changed. */
  readonly onDidChangeAmbient: vscode.Event<void>;
}

/** Turns what happens in a session into what its page shows: a snapshot, then changes. */
export class ConversationFeed {
  readonly #session: Session;
  readonly #flow: PatchFlow;
  readonly #ports: FeedPorts;
  readonly #unlisten: () => void;
  #withHistory = true;
  #quiet = false;
  /** What the page's box holds as far as is known here; newer typing may be on its way. */
  #boxText = '';

  constructor(session: Session, flow: PatchFlow, ports: FeedPorts) {
    this.#session = session;
    this.#flow = flow;
    this.#ports = ports;
    this.#unlisten = session.listen((event) => this.#follow(event));
  }

  /** Whether earlier messages go along with the next question. */
  get withHistory(): boolean {
    return this.#withHistory;
  }

  set withHistory(value: boolean) {
    this.#withHistory = value;
    this.refresh();
  }

  dispose(): void {
    this.#unlisten();
  }

  /** Changes the draft without telling the page that wrote it. */
  quietly(change: () => void): void {
    this.#quiet = true;
    try {
      change();
    } finally {
      this.#quiet = false;
    }
  }

  /** A whole state of the page, of the neighbourhood of this turn; without one, of the end. */
  snapshot(at?: TurnId): void {
    this.#boxText = this.#session.conversation.draft.value.text;
    this.#flow.snapshot({
      frame: this.#frame(),
      ...this.#around(at, snapshotTurns),
      draft: boxText(this.#session.conversation.draft.value),
      draftAt: this.#session.conversation.draft.stamp?.at ?? 0,
    });
  }

  /** The turns that the page asks for. */
  turns(request: TurnsRequest): TurnRun<TurnView> {
    const { count } = request;
    const ids = shownIds(this.#session.conversation);
    switch (request.type) {
      case 'earlier': {
        const end = Math.max(0, ids.indexOf(request.before));
        return this.#run(ids, end - count, end);
      }
      case 'later': {
        const start = ids.includes(request.after) ? ids.indexOf(request.after) + 1 : ids.length;
        return this.#run(ids, start, start + count);
      }
      case 'around':
        return this.#around(request.id, count);
    }
  }

  /** Sends the frame anew. */
  refresh(): void {
    if (this.#flow.live) this.#flow.push({ kind: 'frame', frame: this.#frame() });
  }

  #follow(event: SessionEvent): void {
    if (!this.#flow.live) return;
    switch (event.type) {
      case 'request':
        this.#pushState(event.id);
        return;
      case 'conversation':
        this.#change(event.event);
        return;
    }
  }

  #change(event: ConversationEvent): void {
    switch (event.type) {
      case 'delta':
        this.#flow.push({ kind: 'append', id: event.id, text: event.text });
        return;
      case 'reasoningDelta':
        this.#flow.push({ kind: 'appendReasoning', id: event.id, text: event.text });
        return;
      case 'asked':
        this.#pushTurn(event.turn, event.turn.id);
        return;
      case 'replyStarted':
        this.#pushTurn(event.turn, event.turn.parent);
        // A reply that is gone on with offers that no more.
        this.#pushState(event.turn.parent);
        return;
      case 'replyEnded':
        this.#pushState(event.turn.id);
        this.refresh();
        return;
      case 'chosen':
        this.#pushBranch(event.parent);
        this.refresh();
        return;
      case 'draft':
      case 'typed':
        this.#changeDraft(this.#session.conversation.draft.value);
        return;
      case 'created':
      case 'titled':
      case 'pinned':
      case 'deleted':
      case 'queued':
        this.refresh();
    }
  }

  /** The box is written only where its text was changed here: it may hold more by now. */
  #changeDraft(draft: Draft): void {
    const isOther = draft.text !== this.#boxText;
    this.#boxText = draft.text;
    if (this.#quiet) return;
    if (isOther) this.#flow.push({ kind: 'draft', draft: boxText(draft) });
    this.refresh();
  }

  /** A turn is new; beside others it is a branch, which is read from the question `asked` on. */
  #pushTurn({ id, parent }: Turn, asked: TurnId): void {
    const siblings = this.#session.conversation.children.get(parent)?.length ?? 1;
    const view = this.#view(id);
    if (siblings > 1) this.#pushBranch(parent, asked);
    else if (view) this.#flow.push({ kind: 'turn', turn: view });
    this.refresh();
  }

  #pushState(id: TurnId): void {
    const view = this.#view(id);
    if (view?.role !== 'assistant') return;
    const { text: _text, reasoning: _reasoning, ...turn } = view;
    this.#flow.push({ kind: 'state', turn });
  }

  /** The branch changed after `parent`; of a long one the page gets the beginning. */
  #pushBranch(parent: TurnId | null, asked?: TurnId): void {
    const ids = shownIds(this.#session.conversation);
    const start = parent === null ? 0 : ids.indexOf(parent) + 1;
    const run = this.#run(ids, start, start + snapshotTurns);
    this.#flow.push({
      kind: 'branch',
      after: parent,
      ...run,
      ...(asked !== undefined && { asked }),
    });
  }

  /** Turns around one, somewhat more of those after it; the last ones where it is not shown. */
  #around(id: TurnId | undefined, count: number): TurnRun<TurnView> {
    const ids = shownIds(this.#session.conversation);
    const at = id === undefined ? -1 : ids.indexOf(id);
    const wanted = at < 0 ? ids.length : at + Math.ceil(count * 0.6);
    const end = Math.min(ids.length, Math.max(count, wanted));
    return this.#run(ids, end - count, end);
  }

  /** The turns from `start` to before `end`, as far as there are any. */
  #run(ids: readonly TurnId[], start: number, end: number): TurnRun<TurnView> {
    const first = Math.max(0, start);
    const last = Math.min(ids.length, end);
    return {
      turns: this.#views(ids.slice(first, last)),
      earlier: first,
      later: ids.length - last,
    };
  }

  #views(ids: readonly TurnId[]): readonly TurnView[] {
    return ids.flatMap((id) => this.#view(id) ?? []);
  }

  #view(id: TurnId): TurnView | undefined {
    const { conversation, running } = this.#session;
    const turn = turnById(conversation, id);
    return turn && turnView(conversation, turn, running, this.#ports.surroundings());
  }

  #frame(): ChatFrame {
    const { conversation, running, queue } = this.#session;
    const turns = shownIds(conversation).flatMap((id) => conversation.turns.get(id) ?? []);
    const history = historyEntry(turns, {
      running: running !== undefined,
      off: !this.#withHistory,
    });
    const spent = chatCost(conversation);
    const draft = conversation.draft.value;
    const context = [
      ...draft.attachments.map((each) => draftEntry(each, this.#ports.staleness.of(each))),
      ...(history ? [history] : []),
    ];
    const { inputPerMillion } = this.#ports.surroundings();
    const going = goingWords(draft.text, context, inputPerMillion);
    return {
      ...this.#ports.ambient(),
      ...(spent !== undefined && { spent }),
      chatId: conversation.id,
      title: chatTitle(conversation),
      busy: running !== undefined,
      queue: queue.map(({ id, text, purpose }) => ({ id, text, editable: purpose === 'chat' })),
      context,
      ...(going !== undefined && { going }),
    };
  }
}

function boxText({ text, selection }: Draft): BoxText {
  return { text, selection };
}
