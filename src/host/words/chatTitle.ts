import * as vscode from 'vscode';
import type { Conversation } from '../../core/conversation/conversation';
import { firstQuestion } from '../../core/journal/chatSummary';
import { titleOf } from '../../core/journal/titles';
import type { TitleWords } from '../../core/journal/titles';

/** How titles are worded in the display language. */
export const titleWords: TitleWords = {
  explainSymbol: (symbol, file) => vscode.l10n.t('Explain {0} in {1}', symbol, file),
  explainLines: (file, first, last) =>
    first === last
      ? vscode.l10n.t('Explain {0}, line {1}', file, first)
      : vscode.l10n.t('Explain {0}, lines {1}–{2}', file, first, last),
  explainFile: (file) => vscode.l10n.t('Explain {0}', file),
  review: (place) => vscode.l10n.t('Review {0}', place),
  edit: (instruction) => vscode.l10n.t('Edit: {0}', instruction),
};

/** What a chat is called: its given name, else made from its first question. */
export function chatTitle(conversation: Conversation): string {
  if (conversation.title.value) return conversation.title.value;
  const first = firstQuestion(conversation);
  return (first && titleOf(first, titleWords)) || vscode.l10n.t('New Chat');
}
