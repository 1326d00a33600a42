import * as vscode from 'vscode';
import type { Log } from './log';
import type { Settings } from './settings';

/** Says which settings have a value that does not fit, once for each such state. */
export function sayInvalidSettings(settings: Settings, log: Log): vscode.Disposable {
  let said = '';
  const look = () => {
    const names = settings.invalid.map((name) => `aimlapi.${name}`);
    const state = names.join(', ');
    if (state === said) return;
    said = state;
    if (names.length > 0) void say(names, log);
  };
  look();
  return settings.onDidChange(look);
}

async function say(names: readonly string[], log: Log): Promise<void> {
  log.warn('settings with a value that does not fit', { names: names.join(' ') });
  const open = vscode.l10n.t('Open Settings');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('The value of {0} does not fit; the default is used.', names.join(', ')),
    open,
  );
  if (answer !== open) return;
  await vscode.commands.executeCommand('workbench.action.openSettings', names[0]);
}
