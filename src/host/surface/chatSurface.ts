import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import type { TurnId } from '../../core/conversation/turn';
import { ChatFind } from '../../core/find/chatFind';
import { systemClock } from '../../core/session/clock';
import type { Session } from '../../core/session/session';
import { asksForTurns, decodeFromPage, isRequest, numberOf } from '../../protocol/fromPage';
import type { OtherRequest, PageNotice, TurnsRequest } from '../../protocol/fromPage';
import { PageWatch } from '../../protocol/pageWatch';
import { PatchFlow } from '../../protocol/patchFlow';
import type { ToPage } from '../../protocol/toPage';
import type { Log } from '../log';
import { tellChatFocus } from './chatFocus';
import { ConversationFeed } from './conversationFeed';
import type { FeedPorts } from './conversationFeed';
import { pageHtml, webviewOptions } from './page';
import type { Door } from './page';
import type { PageActions } from './pageActions';
import { sayPageDead } from './sayPageDead';
import { historyEntryId } from './presenter';
import { Refusal } from './refusal';
import { valueFor } from './requestValue';
import type { RequestPorts } from './requestValue';

/** What a surface needs from outside. */
export interface SurfacePorts extends FeedPorts, RequestPorts {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  /** Where it says what a person did on the page. */
  readonly actions: PageActions;
  /** A chat that is open in this window. */
  sessionById(id: string): Session | undefined;
  /** The chat with this id; undefined when it cannot be read. */
  openChat(id: string): Promise<Session | undefined>;
}

/**
 * One door to a conversation: binds a session to any `vscode.Webview`. The session is the truth;
 * the page gets a snapshot when it asks and changes after that, and loses nothing when it goes.
 */
export class ChatSurface implements vscode.Disposable {
  readonly door: Door;
  readonly #webview: vscode.Webview;
  readonly #ports: SurfacePorts;
  readonly #flow: PatchFlow;
  readonly #watch: PageWatch;
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly #shown = new vscode.EventEmitter<Session>();
  #session: Session;
  #feed: ConversationFeed;
  #find: ChatFind | undefined;
  #wanted: readonly ToPage[] = [];
  #mayReturn = false;
  #isOver = false;
  /** Another chat is shown in this door. */
  readonly onDidShow = this.#shown.event;

  /** `renew` puts another frame in place of one that is dead. */
  constructor(
    webview: vscode.Webview,
    door: Door,
    session: Session,
    ports: SurfacePorts,
    renew: () => void,
  ) {
    this.door = door;
    this.#webview = webview;
    this.#ports = ports;
    this.#session = session;
    this.#flow = new PatchFlow((message) => this.#post(message), systemClock);
    this.#watch = new PageWatch(systemClock, {
      rebuild: () => this.#build('rebuilt'),
      renew: () => {
        ports.log.warn('page does not answer', { door, done: 'renewed' });
        renew();
      },
      giveUp: () => void sayPageDead(ports.log, () => this.#build('rebuilt by hand')),
    });
    this.#feed = new ConversationFeed(session, this.#flow, ports);
    webview.options = webviewOptions(ports.extensionUri);
    this.#subscriptions = [
      webview.onDidReceiveMessage((raw) => this.#receive(raw)),
      ports.onDidChangeAmbient(() => this.#feed.refresh()),
      ports.staleness.onDidChange(() => this.#feed.refresh()),
    ];
    this.#build();
  }

  get session(): Session {
    return this.#session;
  }

  /** Nobody chose this chat now: the page may ask for the one that it showed before a reload. */
  allowReturn(): void {
    this.#mayReturn = true;
  }

  /** Shows another conversation in this door. */
  show(session: Session): void {
    this.#mayReturn = false;
    if (session === this.#session) return;
    this.#feed.dispose();
    this.#endFind();
    this.#session = session;
    this.#feed = new ConversationFeed(session, this.#flow, this.#ports);
    if (this.#flow.live) this.#feed.snapshot();
    this.#shown.fire(session);
  }

  /** Puts the caret in the input box, as soon as the page is there. */
  focusInput(): void {
    this.#tell({ type: 'focusInput' });
  }

  /** Opens the find bar, as soon as the page is there. */
  openFind(): void {
    this.#tell({ type: 'openFind' });
  }

  /** Takes the person to a question beside the one that is read. */
  goToQuestion(to: 'previous' | 'next'): void {
    this.#tell({ type: 'goToQuestion', to });
  }

  /** Puts a turn in view. */
  reveal(id: TurnId): void {
    this.#tell({ type: 'reveal', id });
  }

  /** The page is shown again: unless it was there all the time, it has to say so. */
  resume(): void {
    if (!this.#flow.live) this.#watch.oweReady();
  }

  /** The page was hidden or torn down; it will ask for a snapshot when it is back. */
  pause(): void {
    this.#flow.pause();
    this.#watch.stop();
    this.#endFind();
    tellChatFocus(this.door, false);
  }

  dispose(): void {
    this.#isOver = true;
    this.pause();
    this.#feed.dispose();
    this.#shown.dispose();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #receive(raw: unknown): void {
    const message = decodeFromPage(raw);
    if (!message) this.#refuseUnknown(raw);
    else if (asksForTurns(message)) this.#answerTurns(message);
    else if (isRequest(message)) void this.#answer(message);
    else this.#take(message);
  }

  /** Nobody waits for an answer that does not come: the box would stay locked. */
  #refuseUnknown(raw: unknown): void {
    this.#ports.log.warn('page sent an unknown message');
    const to = numberOf(raw);
    if (to !== undefined) this.#post({ type: 'refusal', to, message: failed() });
  }

  #take(notice: PageNotice): void {
    switch (notice.type) {
      case 'ready':
        void this.#begin(notice);
        return;
      case 'drawn':
        this.#flow.drawn(notice.seq);
        this.#watch.drawn(this.#flow.awaited);
        return;
      case 'draft':
        this.#keepDraft(notice.chatId, notice.text, notice.selection);
        return;
      case 'removeContext':
        this.#removeContext(notice.id);
        return;
      case 'refreshContext':
        this.#refreshContext(notice.id);
        return;
      case 'putBackContext':
        if (notice.id === historyEntryId) this.#feed.withHistory = true;
        return;
      case 'find':
        this.#search(notice);
        return;
      case 'findStep':
        this.#find?.step(notice.to);
        return;
      case 'focused':
        tellChatFocus(this.door, notice.focused);
        return;
      default:
        this.#ports.actions.perform(notice, this);
    }
  }

  async #begin({ at, shown }: PageNotice & { type: 'ready' }): Promise<void> {
    const found = this.#session;
    if (this.#mayReturn && shown !== undefined && shown !== found.id) {
      const before = await this.#ports.openChat(shown);
      if (this.#isOver) return;
      if (before && this.#session === found) this.show(before);
    }
    this.#mayReturn = false;
    this.#feed.snapshot(at?.chatId === this.#session.id ? at.id : undefined);
    for (const message of this.#wanted) this.#post(message);
    this.#wanted = [];
  }

  #search({ search, text, matchCase, wholeWord, near }: PageNotice & { type: 'find' }): void {
    this.#endFind();
    if (text === '') return;
    this.#find = new ChatFind(this.#session, systemClock, (found) =>
      this.#post({ type: 'found', search, found }),
    );
    this.#find.search({ text, matchCase, wholeWord }, near);
  }

  #endFind(): void {
    this.#find?.dispose();
    this.#find = undefined;
  }

  /** In one go: what the answer knows must neither arrive again after it nor be missing in it. */
  #answerTurns(request: TurnsRequest): void {
    this.#flow.settle();
    this.#post({ type: 'reply', to: request.request, value: this.#feed.turns(request) });
  }

  async #answer(request: OtherRequest): Promise<void> {
    try {
      // Of the chat as it is now: another may be shown before the answer is there.
      const value = await valueFor(request, this.#session, this.#feed, this.#ports);
      this.#post({ type: 'reply', to: request.request, value });
    } catch (error) {
      const known = error instanceof Refusal;
      if (!known) this.#ports.log.error('page request failed', error);
      const message = known ? error.message : failed();
      this.#post({ type: 'refusal', to: request.request, message });
    }
  }

  /** What was typed last in a chat may arrive when another is shown already. */
  #keepDraft(chatId: string, text: string, selection: readonly [number, number]): void {
    const session = this.#ports.sessionById(chatId);
    if (!session) return;
    const { attachments } = session.conversation.draft.value;
    this.#feed.quietly(() => session.setDraft({ text, selection, attachments }));
    // What would be sent has another size now.
    this.#feed.refresh();
  }

  #refreshContext(id: string): void {
    const { staleness } = this.#ports;
    this.#attach((each) => (each.id === id ? (staleness.retake(each) ?? each) : each));
  }

  #removeContext(id: string): void {
    if (id === historyEntryId) {
      this.#feed.withHistory = false;
      return;
    }
    this.#attach((each) => (each.id === id ? [] : each));
  }

  /** What goes along, each as it is to be now. */
  #attach(asItIs: (attachment: Attachment) => Attachment | readonly []): void {
    const draft = this.#session.conversation.draft.value;
    const attachments = draft.attachments.flatMap(asItIs);
    this.#feed.quietly(() => this.#session.setDraft({ ...draft, attachments }));
    this.#feed.refresh();
  }

  /** For messages outside the sequence; kept until the page is there. */
  #tell(message: ToPage): void {
    if (this.#flow.live) this.#post(message);
    else this.#wanted = [...this.#wanted.filter((each) => each.type !== message.type), message];
  }

  /** Builds the page; what it shows comes with the snapshot that it asks for. */
  #build(why?: string): void {
    if (why !== undefined) this.#ports.log.warn('page does not answer', { door: this.door, why });
    this.#flow.pause();
    this.#webview.html = pageHtml(this.#webview, this.#ports.extensionUri, this.door);
    this.#watch.oweReady();
  }

  #post(message: ToPage): void {
    if ('seq' in message) this.#watch.oweDrawn();
    void this.#webview.postMessage(message);
  }
}

function failed(): string {
  return vscode.l10n.t('That did not work. See the log.');
}
