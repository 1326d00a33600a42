import * as vscode from 'vscode';
import { turnById } from '../../core/conversation/branch';
import type { AssistantTurn } from '../../core/conversation/turn';
import { commitText } from '../../core/commit/commitText';
import type { Question, Settled } from '../../core/session/question';
import type { Session } from '../../core/session/session';
import { failureMessage } from '../words/failureMessage';
import { literal } from '../words/literal';
import { endStatus } from '../words/requestStatus';
import type { GitRepository } from './gitApi';

/**
 * Streams a reply into the box of a repository. The chat in which it was asked keeps what was sent
 * and what came. Who writes in the box meanwhile keeps it: nothing more is put there then.
 */
export class CommitDraft {
  readonly #session: Session;
  readonly #repository: GitRepository;
  readonly #openChat: () => Promise<void>;
  /** What stood in the box before, and what was put there last. */
  readonly #before: string;
  #shown: string;

  constructor(session: Session, repository: GitRepository, openChat: () => Promise<void>) {
    this.#session = session;
    this.#repository = repository;
    this.#openChat = openChat;
    this.#before = repository.inputBox.value;
    this.#shown = this.#before;
  }

  /** Resolves when the reply has ended; `title` stands above its progress. */
  async write(question: Question, title: string): Promise<Settled | undefined> {
    const unlisten = this.#session.listen((event) => {
      if (event.type === 'conversation' && event.event.type === 'delta') this.#show(event.event.id);
    });
    try {
      const settled = await withProgress(this.#session, title, () => this.#session.ask(question));
      const turn = settled && turnById(this.#session.conversation, settled.messageId);
      if (turn?.role === 'assistant') this.#end(turn);
      return settled;
    } finally {
      unlisten();
    }
  }

  #end(turn: AssistantTurn): void {
    const text = commitText(turn.text);
    if (turn.outcome === 'complete' && text !== '') {
      this.#put(text);
      if (this.#before.trim() !== '' && this.#isOurs) void this.#offerBefore();
      return;
    }
    if (this.#isOurs) this.#put(this.#before);
    if (turn.outcome !== 'stopped') void this.#sayWhy(turn);
  }

  #show(id: string): void {
    const turn = turnById(this.#session.conversation, id);
    const text = turn ? commitText(turn.text) : '';
    if (text !== '') this.#put(text);
  }

  get #isOurs(): boolean {
    return this.#repository.inputBox.value === this.#shown;
  }

  #put(text: string): void {
    if (!this.#isOurs) return;
    this.#repository.inputBox.value = text;
    // What the box makes of it is what is compared with later.
    this.#shown = this.#repository.inputBox.value;
  }

  /** What a person had written is never gone. */
  async #offerBefore(): Promise<void> {
    const restore = vscode.l10n.t('Restore Mine');
    const message = vscode.l10n.t('The message that you had begun has been replaced.');
    const answer = await vscode.window.showInformationMessage(message, restore);
    if (answer === restore) this.#repository.inputBox.value = this.#before;
  }

  async #sayWhy(turn: AssistantTurn): Promise<void> {
    const chat = vscode.l10n.t('Open in Chat');
    const why = turn.failure ? failureMessage(turn.failure) : endStatus(turn);
    const message = vscode.l10n.t('No commit message was written. {0}', literal(why));
    if ((await vscode.window.showErrorMessage(message, chat)) === chat) await this.#openChat();
  }
}

function withProgress<T>(session: Session, title: string, task: () => Promise<T>): Thenable<T> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (_, token) => {
    const listening = token.onCancellationRequested(() => session.stop());
    try {
      return await task();
    } finally {
      listening.dispose();
    }
  });
}
