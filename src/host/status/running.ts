import * as vscode from 'vscode';
import type { Chats } from '../../core/session/chats';

/** In how many chats of this window a reply is running. */
export class Running implements vscode.Disposable {
  readonly #chats: Chats;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #unfollow: () => void;
  #count = 0;
  readonly onDidChange = this.#changed.event;

  constructor(chats: Chats) {
    this.#chats = chats;
    this.#unfollow = chats.onOpen((session) => {
      session.listen((event) => {
        if (event.type !== 'conversation') return;
        const { type } = event.event;
        if (type === 'replyStarted' || type === 'replyEnded') this.#countAgain();
      });
    });
  }

  get count(): number {
    return this.#count;
  }

  dispose(): void {
    this.#unfollow();
    this.#changed.dispose();
  }

  #countAgain(): void {
    const count = this.#chats.sessions.filter(({ running }) => running !== undefined).length;
    if (count === this.#count) return;
    this.#count = count;
    this.#changed.fire();
  }
}
