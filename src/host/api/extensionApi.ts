import * as vscode from 'vscode';
import type { Chats } from '../../core/session/chats';
import { onReplyEnded } from '../../core/session/onReplyEnded';
import type { Settled } from '../../core/session/question';

/**
 * What other extensions get from `activate`:
 * `await vscode.extensions.getExtension('aimlapi-community.aimlapi-chat').activate()`.
 * For the text of a reply ask through `vscode.lm.selectChatModels({ vendor: 'aimlapi' })`.
 */
export interface AimlApiChat {
  /** Grows when something is added; nothing is taken away within a major version. */
  readonly version: 1;
  /** Asks in a new chat, where the person sees it. Resolves when the reply has ended. */
  ask(question: string): Promise<Settled | { readonly state: 'cancelled' }>;
  /** Explains the selection of the active editor, as the command does. */
  explain(): Promise<Settled | { readonly state: 'cancelled' }>;
  /** A reply in any chat of this window has ended. It carries no text: chats are their owner's. */
  readonly onDidReply: vscode.Event<Settled>;
}

/** The API of this window; whoever listens to it must not be able to break a chat. */
export class ExtensionApi implements AimlApiChat, vscode.Disposable {
  readonly version = 1;
  readonly #replied = new vscode.EventEmitter<Settled>();
  readonly #unfollow: () => void;
  readonly onDidReply = this.#replied.event;

  constructor(chats: Chats) {
    this.#unfollow = onReplyEnded(chats, (session, { id, outcome: state }) => {
      if (state !== 'open') this.#replied.fire({ chatId: session.id, messageId: id, state });
    });
  }

  async ask(question: string): Promise<Settled | { readonly state: 'cancelled' }> {
    return await vscode.commands.executeCommand('aimlapi.ask', question);
  }

  async explain(): Promise<Settled | { readonly state: 'cancelled' }> {
    return await vscode.commands.executeCommand('aimlapi.explain');
  }

  dispose(): void {
    this.#unfollow();
    this.#replied.dispose();
  }
}
