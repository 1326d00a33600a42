import * as vscode from 'vscode';
import { isWritten } from '../../core/conversation/perWindow';
import { purposeOf } from '../../core/conversation/branch';
import type { TurnId } from '../../core/conversation/turn';
import type { Chats } from '../../core/session/chats';
import { onReplyEnded } from '../../core/session/onReplyEnded';
import type { Session } from '../../core/session/session';
import type { Log } from '../log';
import { ChatPanel } from './chatPanel';
import type { ChatSurface, SurfacePorts } from './chatSurface';
import { ChatViewProvider } from './chatViewProvider';
import type { Door } from './page';
import type { Pointers } from './pointers';

/** The two doors to the chats: the side bar's view and the panel beside the editor. */
export class Doors implements vscode.Disposable {
  readonly view: ChatViewProvider;
  readonly panel: ChatPanel;
  readonly #chats: Chats;
  readonly #pointers: Pointers;
  readonly #log: Log;
  readonly #subscriptions: vscode.Disposable[] = [];
  #lastUsed: Door = 'sidebar';
  /** Chats that a person has had in a door: what others are for shows elsewhere, as a commit message. */
  readonly #known = new WeakSet<Session>();
  /** Where the reply ended that the badge tells of. */
  #unseen: Session | undefined;

  constructor(chats: Chats, pointers: Pointers, ports: SurfacePorts) {
    this.#chats = chats;
    this.#pointers = pointers;
    this.#log = ports.log;
    this.view = new ChatViewProvider(ports, () => this.#remembered('sidebar'));
    this.panel = new ChatPanel(ports, () => this.#remembered('panel'));
    this.#subscriptions.push(
      this.view.onDidResolve((surface) => this.#remember(surface)),
      this.panel.onDidOpen((surface) => this.#remember(surface)),
      vscode.window.registerWebviewViewProvider(ChatViewProvider.viewType, this.view),
      vscode.window.registerWebviewPanelSerializer(ChatPanel.viewType, this.panel),
      { dispose: onReplyEnded(chats, (session, { id }) => this.#mark(session, id)) },
      this.view,
      this.panel,
    );
  }

  /** The surface that a person is looking at: the panel when it is in front, else the side bar. */
  get current(): ChatSurface | undefined {
    if (this.panel.active) return this.panel.surface;
    const preferred = this.#lastUsed === 'panel' ? this.panel.surface : this.view.surface;
    return preferred ?? this.view.surface ?? this.panel.surface;
  }

  /** Opens a door with this chat. */
  async show(session: Session, door: Door): Promise<void> {
    this.#lastUsed = door;
    if (door === 'panel') this.panel.show(session);
    else await this.view.show(session);
  }

  /** Puts the keyboard into the box of this door's chat. */
  focus(door: Door): void {
    if (door === 'panel') this.panel.focus();
    else this.view.focusInput();
  }

  /** Puts the keyboard in the page that a person is looking at, opened where there is none. */
  async focusPage(): Promise<ChatSurface> {
    const surface = this.current;
    if (surface && surface === this.panel.surface) {
      this.panel.reveal();
      return surface;
    }
    const opened = this.view.opened();
    await vscode.commands.executeCommand('aimlapi.chat.focus');
    return await opened;
  }

  /** Opens the side bar with the chat it showed last. */
  async openView(): Promise<ChatSurface> {
    this.#lastUsed = 'sidebar';
    const opened = this.view.opened();
    await vscode.commands.executeCommand('aimlapi.chat.focus');
    this.view.focusInput();
    return await opened;
  }

  /** A new chat in the door where a person is. */
  async newChat(surface = this.current): Promise<Session> {
    const session = this.#chats.create();
    if (surface) surface.show(session);
    else await this.view.show(session);
    (surface ?? this.view).focusInput();
    return session;
  }

  /** Whether a door shows this chat, hidden or not. */
  shows(session: Session): boolean {
    return this.#surfaces.some((surface) => surface.session === session);
  }

  /** Doors that show this chat show a new one instead; what is half written goes along. */
  leave(session: Session): void {
    const draft = session.conversation.draft.value;
    for (const surface of this.#surfaces) {
      if (surface.session !== session) continue;
      const fresh = this.#chats.create();
      if (isWritten(draft)) fresh.setDraft(draft);
      surface.show(fresh);
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  get #surfaces(): readonly ChatSurface[] {
    return [this.view.surface, this.panel.surface].filter((surface) => surface !== undefined);
  }

  /** The chat that a door showed last; one that cannot be read does not keep the door shut. */
  async #remembered(door: Door): Promise<Session> {
    const id = this.#pointers.get(door);
    if (id === undefined) return this.#chats.create();
    try {
      return await this.#chats.open(id);
    } catch (error) {
      this.#log.error('the chat that was shown last cannot be read', error);
      void vscode.window.showErrorMessage(
        vscode.l10n.t('The chat that was shown here last cannot be read. This is a new one.'),
      );
      return this.#chats.create();
    }
  }

  #remember(surface: ChatSurface): void {
    const keep = (session: Session) => {
      this.#known.add(session);
      return this.#pointers.set(surface.door, session.id);
    };
    void keep(surface.session);
    surface.onDidShow((session) => {
      this.#lastUsed = surface.door;
      void keep(session);
      if (session === this.#unseen) this.view.setBadge(undefined);
    });
  }

  /** A reply that ends while nobody sees it leaves a mark; that of an edit is seen in its diff. */
  #mark(session: Session, id: TurnId): void {
    const isSeenElsewhere = purposeOf(session.conversation, id) === 'edit';
    if (isSeenElsewhere || !this.#known.has(session)) return;
    const seen = [this.view, this.panel].some(
      (door) => door.visible && door.surface?.session === session,
    );
    if (seen) return;
    this.#unseen = session;
    this.view.setBadge({ value: 1, tooltip: vscode.l10n.t('A reply has ended') });
  }
}
