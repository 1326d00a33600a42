import * as vscode from 'vscode';
import type { Located } from '../../core/edits/locate';
import { literal } from './literal';

/** Why code was not applied, and what that means, in one or two sentences. */
export function notApplied(
  reason: (Located & { readonly ok: false })['reason'],
  uri: vscode.Uri,
): string {
  const { t } = vscode.l10n;
  const file = literal(vscode.workspace.asRelativePath(uri));
  switch (reason) {
    case 'notFound':
      return t('There is no place in {0} that this code clearly belongs in.', file);
    case 'ambiguous':
      return t('There are several places in {0} that this code could belong in.', file);
    case 'conflict':
      return t('{0} has changed since in the lines that this code would change.', file);
    case 'wouldLose':
      return t('Applied to {0}, this code would take out much that it does not mention.', file);
    case 'elided':
      return t(
        'This code leaves parts out, and it is not clear which parts of {0} they are.',
        file,
      );
    case 'unchanged':
      return t('{0} has this code already.', file);
    case 'noCode':
      return t('There is no code to apply.');
  }
}

/** What the diff of applied code is called on its tab. */
export function applyTitle(uri: vscode.Uri): string {
  return vscode.l10n.t('{0}: apply code', uri.path.slice(uri.path.lastIndexOf('/') + 1));
}
