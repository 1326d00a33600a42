import { shownIds, turnById } from '../conversation/branch';
import { reduce } from '../conversation/conversation';
import type { Conversation } from '../conversation/conversation';
import type {
  ConversationEvent,
  Decision,
  Draft,
  QueuedQuestion,
  Stamp,
} from '../conversation/event';
import { inFrontOf } from '../conversation/inFrontOf';
import { laterThan } from '../conversation/laterThan';
import { isWritten, takenOver } from '../conversation/perWindow';
import type { AssistantTurn, Outcome, TurnId } from '../conversation/turn';
import { draftEvent } from './draftEvent';
import { endedTurn } from './endedTurn';
import { Listeners } from './listeners';
import { mergeNews } from './mergeNews';
import { askedTurn, openTurn } from './newTurn';
import { Preferred } from './preferred';
import type { Question, Settled } from './question';
import { QuestionQueue } from './questionQueue';
import { ReplyRun } from './replyRun';
import type { RunningReply, SessionEvent } from './sessionEvent';
import type { SessionPorts } from './sessionPorts';
import { runPorts } from './runPorts';
import { hadHistory, turnRequest } from './turnRequest';

interface Running {
  readonly id: TurnId;
  readonly run: ReplyRun;
  readonly done: Promise<Settled>;
}

/**
 * One conversation and the request that may be running in it. Panel, side bar and commands share
 * it; it knows none of them. Only one request runs at a time, further questions wait in a queue.
 */
export class Session {
  #conversation: Conversation;
  #running: Running | undefined;
  /** What a person asked for meanwhile that goes before the queue: another answer, an edit. */
  readonly #preferred = new Preferred();
  #closing = false;
  /** Drafts of other windows, for when the one of this window is sent. */
  #withheld: readonly ConversationEvent[] = [];
  readonly #queue: QuestionQueue;
  readonly #queueOver: readonly Stamp[];
  readonly #listeners: Listeners<SessionEvent>;
  readonly #ports: SessionPorts;

  constructor(conversation: Conversation, ports: SessionPorts) {
    this.#conversation = conversation;
    this.#ports = ports;
    this.#listeners = new Listeners((error) => ports.onBug(error));
    // What waits in a window that is writing here now is asked by that window.
    const takesOver = !this.isRunningElsewhere;
    this.#queue = new QuestionQueue(takesOver ? conversation.queued.value : []);
    this.#queueOver = takesOver ? takenOver(conversation.queues, ports.writer) : [];
  }

  get conversation(): Conversation {
    return this.#conversation;
  }

  get id(): string {
    return this.#conversation.id;
  }

  get queue(): readonly QueuedQuestion[] {
    return this.#queue.questions;
  }

  /** The reply that is being written, if any. */
  get running(): RunningReply | undefined {
    return this.#running && { id: this.#running.id, state: this.#running.run.state };
  }

  /** Hears everything that happens; the returned function ends it. */
  listen(listener: (event: SessionEvent) => void): () => void {
    return this.#listeners.add(listener);
  }

  /**
   * Asks at the end of the shown branch, or queues while a reply runs. Resolves when the answer has
   * ended, or with undefined when it was taken out of the queue.
   */
  ask(question: Question): Promise<Settled | undefined> {
    if (this.#running || this.isRunningElsewhere) return this.#enqueue(question);
    return this.#askAfter(shownIds(this.#conversation).at(-1) ?? null, question);
  }

  /** Asks the question of a turn again in other words: another branch beside it. */
  edit(id: TurnId, text: string): Promise<Settled | undefined> {
    const turn = this.#conversation.turns.get(id);
    if (turn?.role !== 'user') return Promise.resolve(undefined);
    const { parent, attachments, purpose } = turn;
    const withHistory = hadHistory(this.#conversation, id);
    const question = { text, attachments, purpose, withHistory };
    return this.#instead(() => this.#askAfter(parent, question));
  }

  /** Another answer to the same question; the first is kept. */
  retry(id: TurnId): Promise<Settled | undefined> {
    const turn = this.#conversation.turns.get(id);
    if (turn?.role !== 'assistant') return Promise.resolve(undefined);
    return this.#instead(() => this.#reply(turn.parent, hadHistory(this.#conversation, id)));
  }

  /** Goes on where a cut-off reply ended. */
  continue(id: TurnId): Promise<Settled | undefined> {
    const turn = turnById(this.#conversation, id);
    if (turn?.role !== 'assistant' || turn.text.trim() === '') return this.retry(id);
    return this.#instead(() => this.#reply(id, hadHistory(this.#conversation, id)));
  }

  stop(): void {
    this.#running?.run.stop();
  }

  /** The window closes: what runs is cut off, what waits is kept. Resolves when all is recorded. */
  async end(): Promise<void> {
    this.#preferred.drop();
    this.#closing = true;
    this.#queue.leave();
    this.#running?.run.interrupt();
    await this.#running?.done;
  }

  retryNow(): void {
    this.#running?.run.retryNow();
  }

  removeQueued(id: string): void {
    this.#queue.remove(id);
    this.#recordQueue();
  }

  /** Puts a waiting question back into the box, before what is there; undefined: it is on its way. */
  takeBack(id: string): QueuedQuestion | undefined {
    const question = this.#queue.questions.find((each) => each.id === id);
    if (!question) return undefined;
    this.setDraft(inFrontOf(question, this.#conversation.draft.value));
    this.removeQueued(id);
    return question;
  }

  /** Shows the branch that goes through this turn, whatever the clock said when another was chosen. */
  choose(id: TurnId): void {
    const turn = this.#conversation.turns.get(id);
    const was = turn && this.#conversation.chosen.get(turn.parent);
    if (!turn || was?.value === id) return;
    const { parent } = turn;
    this.dispatch({ type: 'chosen', parent, child: id, stamp: this.#stamp(was?.stamp) });
  }

  setDraft(draft: Draft): void {
    const { drafts } = this.#conversation;
    const own = drafts.get(this.#ports.writer);
    const over = takenOver(drafts, this.#ports.writer);
    this.dispatch(draftEvent(draft, own, { stamp: this.#stamp(own?.stamp), over }));
    if (this.#withheld.length > 0 && !isWritten(draft)) this.merge([]);
  }

  /** Names, pins or deletes the chat as a whole. */
  decide(decision: Decision): void {
    const { title: titled, pinned, deleted } = this.#conversation;
    const { stamp } = { titled, pinned, deleted }[decision.type];
    this.dispatch({ ...decision, stamp: this.#stamp(stamp) });
  }

  /**
   * Takes in what other windows wrote in this chat. `alive` are the replies that they write at this
   * moment; of the others that are open none will go on.
   */
  merge(
    events: readonly ConversationEvent[],
    alive: { keys(): Iterable<TurnId> } = this.#conversation.open,
  ): void {
    const here = { writer: this.#ports.writer, alive: new Set(alive.keys()) };
    if (this.#running) here.alive.add(this.#running.id);
    const merged = mergeNews(this.#conversation, [...this.#withheld, ...events], here);
    this.#withheld = merged.withheld;
    if (merged.conversation === this.#conversation) return;
    const waited = this.isRunningElsewhere;
    this.#conversation = merged.conversation;
    for (const event of merged.news)
      this.#listeners.tell({ type: 'conversation', event, elsewhere: true });
    if (waited) this.#goOn('complete');
  }

  /** Applies an event of this window: state, journal, listeners, in this order. */
  dispatch(event: ConversationEvent): void {
    const next = reduce(this.#conversation, event);
    if (next === this.#conversation) return;
    this.#conversation = next;
    this.#ports.record(event);
    this.#listeners.tell({ type: 'conversation', event });
  }

  #enqueue(question: Question): Promise<Settled | undefined> {
    const settled = this.#queue.add({ ...question, id: this.#ports.newId() });
    this.#recordQueue();
    return settled;
  }

  #recordQueue(): void {
    const { questions } = this.#queue;
    const stamp = this.#stamp(this.#conversation.queues.get(this.#ports.writer)?.stamp);
    this.dispatch({ type: 'queued', questions, stamp, over: this.#queueOver });
  }

  /** Stops what is running, then starts; only one request runs at a time, the last wish counts. */
  #instead(start: () => Promise<Settled>): Promise<Settled | undefined> {
    if (!this.#running) return start();
    const settled = this.#preferred.wish(start);
    this.stop();
    return settled;
  }

  /** After a failure the queue waits: what follows would fail too, or be out of place. */
  #goOn(outcome: Outcome): void {
    if (this.#running) {
      // A listener was quicker.
      if (this.#preferred.isWished) this.stop();
      return;
    }
    const startPreferred = this.#preferred.take();
    if (this.#closing) return;
    if (startPreferred) startPreferred();
    else if (outcome === 'failed' || this.isRunningElsewhere) return;
    else if (this.#queue.next((question) => this.ask(question))) this.#recordQueue();
  }

  #askAfter(parent: TurnId | null, question: Question): Promise<Settled> {
    const { clock, writer } = this.#ports;
    const now = clock.now();
    const where = this.#ports.workspace();
    if (this.#conversation.createdAt === 0) {
      this.dispatch({ type: 'created', at: now, ...(where && { workspace: where }) });
    }
    const turn = askedTurn(question, { id: this.#ports.newId(), parent, at: now });
    this.dispatch({ type: 'asked', turn, writer });
    this.choose(turn.id);
    return this.#reply(turn.id, question.withHistory ?? true);
  }

  async #reply(parent: TurnId, withHistory = true): Promise<Settled> {
    const { clock, writer } = this.#ports;
    const options = this.#ports.options();
    const { request, history } = turnRequest(this.#conversation, parent, options, withHistory);
    const { model } = options;
    const turn = openTurn({ id: this.#ports.newId(), parent, at: clock.now(), model, history });
    const run = new ReplyRun({
      ...runPorts(this.#ports, request, options),
      onState: (state) => {
        if (state.phase !== 'ended') this.#listeners.tell({ type: 'request', id: turn.id, state });
      },
      onText: (text) => this.#grow(turn.id, 'text', text),
      onReasoning: (text) => this.#grow(turn.id, 'reasoning', text),
    });
    const done = this.#follow(turn, run);
    this.#running = { id: turn.id, run, done };
    this.dispatch({ type: 'replyStarted', turn, writer });
    this.choose(turn.id);
    return done;
  }

  async #follow(turn: AssistantTurn, run: ReplyRun): Promise<Settled> {
    // Lets #reply register the run before anything of it is heard.
    await Promise.resolve();
    const end = await run.run();
    const { usage, ...facts } = run.facts;
    this.#running = undefined;
    const durationMs = this.#ports.clock.now() - turn.at;
    const priced = usage && this.#ports.priced(turn.model, usage);
    this.dispatch({
      type: 'replyEnded',
      turn: endedTurn(turn, end, { ...facts, durationMs, ...(priced && { usage: priced }) }),
    });
    this.#goOn(end.outcome);
    return { chatId: this.id, messageId: turn.id, state: end.outcome };
  }

  #grow(id: TurnId, part: 'text' | 'reasoning', text: string): void {
    const offset = this.#conversation.open.get(id)?.[part].length ?? 0;
    const type = part === 'text' ? 'delta' : 'reasoningDelta';
    this.dispatch({ type, id, offset, text });
  }

  /** A reply that another window is writing. */
  get isRunningElsewhere(): boolean {
    const { open } = this.#conversation;
    return open.size > (this.#running && open.has(this.#running.id) ? 1 : 0);
  }

  #stamp(known?: Stamp): Stamp {
    return laterThan(known, { at: this.#ports.clock.now(), writer: this.#ports.writer });
  }
}
