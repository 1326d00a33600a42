import * as vscode from 'vscode';
import type { ImportProblem } from '../../core/exchange/importProblem';

/** Why a file cannot be imported, in words. */
export function importMessage({ kind, message }: ImportProblem): string {
  const { t } = vscode.l10n;
  switch (kind) {
    case 'tooLong':
      return t('The file is too large for a chat.');
    case 'unknownForm':
      return t(
        'The file is no chat that can be imported: neither one that was exported here, as JSON or Markdown, nor a messages array.',
      );
    case 'newerVersion':
      return t(
        'The file was exported by a later version of AI/ML API Chat. Update it to import this.',
      );
    case 'malformed':
      return message === undefined
        ? t('The file is damaged: it does not hold together as a chat.')
        : t('The file is damaged: its message {0} cannot be read.', message + 1);
    case 'empty':
      return t('Nothing is said in this file.');
  }
}
