import * as vscode from 'vscode';
import type { Endpoint } from '../endpoint/endpoint';

/** Removes the key of the configured endpoint and says what happened. */
export async function removeApiKey(endpoint: Endpoint): Promise<void> {
  const { host } = endpoint.status;
  const removed = await endpoint.removeKey();
  void vscode.window.showInformationMessage(
    removed
      ? vscode.l10n.t('The API key for {0} is removed.', host)
      : vscode.l10n.t('There is no API key for {0}.', host),
  );
}
