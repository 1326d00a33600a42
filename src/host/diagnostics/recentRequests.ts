import type * as vscode from 'vscode';
import type { EndedReply } from '../../core/conversation/turn';
import type { Chats } from '../../core/session/chats';
import { onReplyEnded } from '../../core/session/onReplyEnded';

/** So many requests are remembered. */
const most = 20;

/** How the last requests of this window went, for a report of trouble: no text of any chat. */
export class RecentRequests implements vscode.Disposable {
  readonly #unfollow: () => void;
  #ended: readonly EndedReply[] = [];

  constructor(chats: Chats) {
    this.#unfollow = onReplyEnded(chats, (_session, reply) => {
      this.#ended = [...this.#ended, reply].slice(-most);
    });
  }

  /** The newest last. */
  get ended(): readonly EndedReply[] {
    return this.#ended;
  }

  dispose(): void {
    this.#unfollow();
  }
}
