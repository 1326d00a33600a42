import type * as vscode from 'vscode';
import { shownIds, turnById } from '../../core/conversation/branch';
import type { ConversationEvent, Draft } from '../../core/conversation/event';
import type { TurnId } from '../../core/conversation/turn';
import type { Session, SessionEvent } from '../../core/session/session';
import type { ChatFrame, TurnView } from '../../protocol/chatView';
import type { EarlierTurns } from '../../protocol/fromPage';
import type { PatchFlow } from '../../protocol/patchFlow';
import { chatCost } from '../words/chatCost';
import { chatTitle } from '../words/chatTitle';
import { contextEntry, historyEntry, turnView } from './presenter';
import type { Surroundings } from './presenter';

/** Turns that a snapshot carries at most: about three screens. */
const snapshotTurns = 40;

/** What is shown beside the conversation. */
export interface FeedPorts {
  surroundings(): Surroundings;
  /** Everything of the frame that does not belong to one chat. */
  ambient(): Pick<ChatFrame, 'model' | 'endpoint' | 'sendKey' | 'fontSize' | 'insertTarget'>;
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

  snapshot(): void {
    this.#boxText = this.#session.conversation.draft.value.text;
    const ids = shownIds(this.#session.conversation);
    const shown = ids.slice(-snapshotTurns);
    this.#flow.snapshot({
      frame: this.#frame(),
      turns: this.#views(shown),
      earlier: ids.length - shown.length,
      draft: this.#session.conversation.draft.value,
      draftAt: this.#session.conversation.draft.stamp?.at ?? 0,
    });
  }

  /** Turns before one that the page has. */
  earlier(before: TurnId, count: number): EarlierTurns<TurnView> {
    const ids = shownIds(this.#session.conversation);
    const end = Math.max(0, ids.indexOf(before));
    const start = Math.max(0, end - count);
    return { turns: this.#views(ids.slice(start, end)), earlier: start };
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
      case 'replyStarted':
        this.#pushTurn(event.turn.id, event.turn.parent);
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
        this.#changeDraft(event.draft);
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
    if (isOther) this.#flow.push({ kind: 'draft', draft });
    this.refresh();
  }

  #pushTurn(id: TurnId, parent: TurnId | null): void {
    const siblings = this.#session.conversation.children.get(parent)?.length ?? 1;
    const view = this.#view(id);
    if (siblings > 1) this.#pushBranch(parent);
    else if (view) this.#flow.push({ kind: 'turn', turn: view });
    this.refresh();
  }

  #pushState(id: TurnId): void {
    const view = this.#view(id);
    if (view?.role !== 'assistant') return;
    const { text: _text, reasoning: _reasoning, ...turn } = view;
    this.#flow.push({ kind: 'state', turn });
  }

  /** The branch changed after `parent`; a long one is a new snapshot. */
  #pushBranch(parent: TurnId | null): void {
    const ids = shownIds(this.#session.conversation);
    const following = ids.slice(parent === null ? 0 : ids.indexOf(parent) + 1);
    if (following.length > snapshotTurns) this.snapshot();
    else this.#flow.push({ kind: 'branch', after: parent, turns: this.#views(following) });
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
    return {
      ...this.#ports.ambient(),
      ...(spent !== undefined && { spent }),
      chatId: conversation.id,
      title: chatTitle(conversation),
      busy: running !== undefined,
      queue: queue.map(({ id, text }) => ({ id, text })),
      context: [
        ...conversation.draft.value.attachments.map(contextEntry),
        ...(history ? [history] : []),
      ],
    };
  }
}
