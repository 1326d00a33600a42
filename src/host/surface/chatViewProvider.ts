import * as vscode from 'vscode';
import type { Session } from '../../core/session/session';
import { ChatSurface } from './chatSurface';
import type { SurfacePorts } from './chatSurface';

/** The chat in the side bar. */
export class ChatViewProvider implements vscode.WebviewViewProvider, vscode.Disposable {
  static readonly viewType = 'aimlapi.chat';
  readonly #ports: SurfacePorts;
  readonly #firstSession: () => Promise<Session>;
  readonly #resolved = new vscode.EventEmitter<ChatSurface>();
  #view: vscode.WebviewView | undefined;
  #surface: ChatSurface | undefined;
  #wanted: Session | undefined;
  #focusWanted = false;
  /** The view has been opened and has a page now. */
  readonly onDidResolve = this.#resolved.event;

  constructor(ports: SurfacePorts, firstSession: () => Promise<Session>) {
    this.#ports = ports;
    this.#firstSession = firstSession;
  }

  get surface(): ChatSurface | undefined {
    return this.#surface;
  }

  get visible(): boolean {
    return this.#view?.visible ?? false;
  }

  async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
    this.#view = view;
    view.onDidDispose(() => {
      if (this.#view === view) this.#view = undefined;
    });
    const session = this.#wanted ?? (await this.#firstSession());
    // Closed again while the chat was being read.
    if (this.#view !== view) return;
    const surface: ChatSurface = new ChatSurface(
      view.webview,
      'sidebar',
      this.#wanted ?? session,
      this.#ports,
      () => void this.#renew(surface.session),
    );
    if (!this.#wanted) surface.allowReturn();
    this.#surface = surface;
    this.#wanted = undefined;
    view.onDidChangeVisibility(() => {
      if (view.visible) {
        this.setBadge(undefined);
        surface.resume();
      } else {
        surface.pause();
      }
    });
    view.onDidDispose(() => {
      surface.dispose();
      if (this.#surface === surface) this.#surface = undefined;
    });
    this.#resolved.fire(surface);
    if (this.#focusWanted) this.focusInput();
  }

  /** A view whose frame is dead gets another when it is taken away and put back. */
  async #renew(session: Session): Promise<void> {
    this.#wanted = session;
    const toggle = `${ChatViewProvider.viewType}.toggleVisibility`;
    await vscode.commands.executeCommand(toggle);
    await vscode.commands.executeCommand(toggle);
    await vscode.commands.executeCommand(`${ChatViewProvider.viewType}.focus`);
  }

  /** Resolves when the view has a page, at once where it has one. */
  opened(): Promise<ChatSurface> {
    if (this.#surface) return Promise.resolve(this.#surface);
    return new Promise((resolve) => {
      const once = this.onDidResolve((surface) => {
        once.dispose();
        resolve(surface);
      });
    });
  }

  /** Opens the view with this chat. */
  async show(session: Session): Promise<void> {
    if (this.#surface) this.#surface.show(session);
    else this.#wanted = session;
    await vscode.commands.executeCommand(`${ChatViewProvider.viewType}.focus`);
  }

  /** Puts the caret in the input box, as soon as the view has one. */
  focusInput(): void {
    this.#focusWanted = !this.#surface;
    this.#surface?.focusInput();
  }

  /** A mark on the activity bar, with its words for who hovers or listens. */
  setBadge(badge: vscode.ViewBadge | undefined): void {
    if (this.#view) this.#view.badge = badge;
  }

  dispose(): void {
    this.#surface?.dispose();
    this.#resolved.dispose();
  }
}
