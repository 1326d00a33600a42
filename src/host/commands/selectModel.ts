import * as vscode from 'vscode';
import type { Models } from '../models/models';
import type { Settings } from '../settings';

export async function selectModel(settings: Settings, _models: Models): Promise<void> {
  const picked = await vscode.window.showQuickPick(
    [
      'anthropic/claude-3-haiku',
      'anthropic/claude-3-haiku-20240307',
      'claude-3-haiku-20240307',
      'claude-3-haiku-latest',
    ],
    { title: vscode.l10n.t('Select Model') },
  );
  if (picked !== undefined) await settings.update('model', picked);
}
