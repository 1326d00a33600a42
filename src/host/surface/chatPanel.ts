import * as vscode from 'vscode';
import type { Session } from '../../core/session/session';
import { ChatSurface } from './chatSurface';
import type { SurfacePorts } from './chatSurface';
import { chatTitle } from '../words/chatTitle';
import { webviewOptions } from './page';

/** The chat beside the editor: one panel, restored with the window. */
export class ChatPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  static readonly viewType = 'aimlapi.chatPanel';
  readonly #ports: SurfacePorts;
  readonly #restoredSession: () => Promise<Session>;
  readonly #opened = new vscode.EventEmitter<ChatSurface>();
  #panel: vscode.WebviewPanel | undefined;
  #surface: ChatSurface | undefined;
  /** The panel has been opened or restored. */
  readonly onDidOpen = this.#opened.event;

  constructor(ports: SurfacePorts, restoredSession: () => Promise<Session>) {
    this.#ports = ports;
    this.#restoredSession = restoredSession;
  }

  get surface(): ChatSurface | undefined {
    return this.#surface;
  }

  get visible(): boolean {
    return this.#panel?.visible ?? false;
  }

  get active(): boolean {
    return this.#panel?.active ?? false;
  }

  /** Opens the panel beside the editor with this chat, without taking the focus from the code. */
  show(session: Session): ChatSurface {
    if (this.#panel && this.#surface) {
      this.#panel.reveal(undefined, true);
      this.#surface.show(session);
      return this.#surface;
    }
    const panel = vscode.window.createWebviewPanel(
      ChatPanel.viewType,
      title(session),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      webviewOptions(this.#ports.extensionUri),
    );
    return this.#adopt(panel, session);
  }

  /** Gives the panel the focus. */
  reveal(): void {
    this.#panel?.reveal(undefined, false);
  }

  /** Gives the panel the focus, and its box the caret. */
  focus(): void {
    this.reveal();
    this.#surface?.focusInput();
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    const closed = new AbortController();
    panel.onDidDispose(() => closed.abort());
    const session = await this.#restoredSession();
    if (closed.signal.aborted) return;
    if (this.#panel) panel.dispose();
    else this.#adopt(panel, session).allowReturn();
  }

  dispose(): void {
    this.#surface?.dispose();
    this.#opened.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, session: Session): ChatSurface {
    const surface: ChatSurface = new ChatSurface(panel.webview, 'panel', session, this.#ports, () =>
      this.#renew(panel, surface.session),
    );
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.#ports.extensionUri, 'media', 'icon-light.svg'),
      dark: vscode.Uri.joinPath(this.#ports.extensionUri, 'media', 'icon-dark.svg'),
    };
    this.#panel = panel;
    this.#surface = surface;
    let unlisten = this.#followTitle(panel, session);
    surface.onDidShow((shown) => {
      unlisten();
      unlisten = this.#followTitle(panel, shown);
    });
    panel.onDidChangeViewState(() => {
      if (panel.visible) surface.resume();
      else surface.pause();
    });
    panel.onDidDispose(() => {
      unlisten();
      surface.dispose();
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      this.#surface = undefined;
    });
    this.#opened.fire(surface);
    return surface;
  }

  /** Another panel in place of one whose frame is dead. */
  #renew(dead: vscode.WebviewPanel, session: Session): void {
    const fresh = vscode.window.createWebviewPanel(
      ChatPanel.viewType,
      title(session),
      { viewColumn: dead.viewColumn ?? vscode.ViewColumn.Beside, preserveFocus: !dead.active },
      webviewOptions(this.#ports.extensionUri),
    );
    this.#adopt(fresh, session);
    dead.dispose();
  }

  #followTitle(panel: vscode.WebviewPanel, session: Session): () => void {
    panel.title = title(session);
    return session.listen((event) => {
      const renamed = event.type === 'conversation' && titleEvents.has(event.event.type);
      if (renamed) panel.title = title(session);
    });
  }
}

const titleEvents: ReadonlySet<string> = new Set(['asked', 'titled', 'chosen']);

function title(session: Session): string {
  return chatTitle(session.conversation);
}
