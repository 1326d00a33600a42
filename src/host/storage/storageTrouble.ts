import * as vscode from 'vscode';
import type { Trouble } from '../../core/journal/chatJournal';
import type { FileErrorKind } from '../../core/journal/files';
import type { Log } from '../log';

/** Says when chats cannot be stored, and when they can again. Nothing in memory is lost meanwhile. */
export class StorageTrouble {
  readonly #log: Log;
  readonly #failing = new Set<string>();

  constructor(log: Log) {
    this.#log = log;
  }

  report(trouble: Trouble): void {
    this.#log.warn('storage', { state: trouble.type, chat: trouble.chatId });
    if (trouble.type === 'recovered') {
      this.#failing.delete(trouble.chatId);
      if (this.#failing.size === 0) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Chats are being saved again.'));
      }
      return;
    }
    if (this.#failing.size === 0) {
      void vscode.window.showErrorMessage(failingMessage(trouble.kind));
    }
    this.#failing.add(trouble.chatId);
  }

  reportDamaged(chatId: string, files: readonly string[]): void {
    this.#log.warn('damaged files set aside', { chat: chatId, files: files.join(' ') });
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'A part of this chat was damaged on disk. What could be read is shown; the damaged file is kept beside it.',
      ),
    );
  }
}

function failingMessage(kind: FileErrorKind): string {
  switch (kind) {
    case 'full':
      return vscode.l10n.t(
        'The disk is full: chats are not being saved. They are kept in memory and saved as soon as there is room.',
      );
    case 'denied':
      return vscode.l10n.t(
        'VS Code’s storage is read-only: chats are not being saved. They are kept in memory until this window closes.',
      );
    case 'missing':
    case 'other':
      return vscode.l10n.t(
        'Chats cannot be saved at the moment. They are kept in memory and tried again.',
      );
  }
}
