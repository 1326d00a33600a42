import * as vscode from 'vscode';
import type { Log } from '../log';

/** The chat page has not come back by itself: says so, with what a person can do. */
export async function sayPageDead(log: Log, reload: () => void): Promise<void> {
  const showLog = vscode.l10n.t('Show Log');
  const again = vscode.l10n.t('Reload');
  const picked = await vscode.window.showErrorMessage(
    vscode.l10n.t('The chat page does not answer. Nothing is lost: the chat is stored.'),
    again,
    showLog,
  );
  if (picked === again) reload();
  else if (picked === showLog) log.show();
}
