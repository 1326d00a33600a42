import * as vscode from 'vscode';
import type { MarkdownWords } from '../../core/exchange/exportMarkdown';
import { failureMessage } from './failureMessage';
import { lineWords } from './lineWords';
import { endStatus } from './requestStatus';

/** How an exported chat reads in the display language. */
export function markdownWords(title: string): MarkdownWords {
  return {
    title,
    you: vscode.l10n.t('You'),
    assistant: (model) =>
      model === '' ? vscode.l10n.t('Assistant') : vscode.l10n.t('Assistant ({0})', model),
    attached: ({ label, range }) =>
      [vscode.l10n.t('Attached: {0}', label), ...(range ? [lineWords(range)] : [])].join(', '),
    ended: (reply) =>
      reply.outcome === 'failed' && reply.failure
        ? failureMessage(reply.failure)
        : endStatus(reply),
  };
}
