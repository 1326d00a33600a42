import * as vscode from 'vscode';

/** What stands on the tab of a proposal. */
export function jobTitle(job: 'fix' | 'document' | 'test', uri: vscode.Uri): string {
  const file = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  switch (job) {
    case 'fix':
      return vscode.l10n.t('{0}: fixed', file);
    case 'document':
      return vscode.l10n.t('{0}: documented', file);
    case 'test':
      return vscode.l10n.t('{0}: tests', file);
  }
}
