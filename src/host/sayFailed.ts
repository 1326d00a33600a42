import * as vscode from 'vscode';
import type { Log } from './log';

/** Logs an error that nobody expected and says so, with the way to the log. */
export async function sayFailed(log: Log, topic: string, error: unknown): Promise<void> {
  log.error(`${topic} failed`, error);
  const show = vscode.l10n.t('Show Log');
  const answer = await vscode.window.showErrorMessage(
    vscode.l10n.t('That did not work. See the log.'),
    show,
  );
  if (answer === show) log.show();
}
