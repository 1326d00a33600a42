import * as vscode from 'vscode';
import type { Unusable } from '../../core/edits/proposedLines';

/** Why an answer cannot be put in place, in one sentence. */
export function unusableMessage(why: Unusable): string {
  const { t } = vscode.l10n;
  switch (why.reason) {
    case 'prose':
      return t('The model answered in words, not with code.');
    case 'several':
      return t(
        'The model answered with {0} blocks of code, and it is not clear which is meant.',
        why.count,
      );
    case 'open':
      return t('The answer ends in the middle of its code.');
    case 'elided':
      return t('The answer leaves parts of the code out, and it is not clear which.');
    case 'masked':
      return t('The answer changes lines in which a secret was masked.');
    case 'unchanged':
      return t('The model proposes no change.');
  }
}

/** What the diff of a proposal is called on its tab. */
export function editTitle(uri: vscode.Uri): string {
  return vscode.l10n.t('{0}: edit proposal', uri.path.slice(uri.path.lastIndexOf('/') + 1));
}

/** Stands behind the last line that has arrived. */
export function writingNote(): string {
  return vscode.l10n.t('Being written…');
}
