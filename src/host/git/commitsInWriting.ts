import * as vscode from 'vscode';
import type { Session } from '../../core/session/session';

/** Context key by which the source control view shows the button that stops it. */
const writingKey = 'aimlapi.writingCommitMessage';

/** Commit messages that are being written now. */
export class CommitsInWriting {
  readonly #sessions = new Set<Session>();

  async during<T>(session: Session, task: () => Promise<T>): Promise<T> {
    this.#sessions.add(session);
    this.#tell();
    try {
      return await task();
    } finally {
      this.#sessions.delete(session);
      this.#tell();
    }
  }

  stop(): void {
    for (const session of this.#sessions) session.stop();
  }

  #tell(): void {
    void vscode.commands.executeCommand('setContext', writingKey, this.#sessions.size > 0);
  }
}
