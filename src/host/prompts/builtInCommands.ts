import * as vscode from 'vscode';
import type { Purpose } from '../../core/conversation/turn';
import type { PlaceholderName } from '../../core/prompts/template';
import { documentQuestion, fixQuestion, reviewQuestion, testQuestion } from '../words/jobQuestions';

/** A slash command that comes with the extension. */
export interface BuiltInCommand {
  readonly name: string;
  readonly description: string;
  /** What it is about, unless something is attached already. */
  readonly takes: readonly PlaceholderName[];
  readonly question: string;
  readonly purpose: Purpose;
}

/** Built-in slash commands in the display language, in the order in which they are offered. */
export function builtInCommands(): readonly BuiltInCommand[] {
  const { t } = vscode.l10n;
  return [
    {
      name: 'explain',
      description: t('Explain the selection'),
      takes: ['selection'],
      question: t('Explain this code.'),
      purpose: 'explain',
    },
    {
      name: 'review',
      description: t('Review the selection; findings are shown as problems'),
      takes: ['selection'],
      question: reviewQuestion(),
      purpose: 'review',
    },
    {
      name: 'fix',
      description: t('Fix what is reported in the selection'),
      takes: ['selection', 'problems'],
      question: fixQuestion(),
      purpose: 'chat',
    },
    {
      name: 'tests',
      description: t('Write tests for the selection'),
      takes: ['selection'],
      question: testQuestion(),
      purpose: 'chat',
    },
    {
      name: 'document',
      description: t('Document the selection'),
      takes: ['selection'],
      question: documentQuestion(),
      purpose: 'chat',
    },
    {
      name: 'commit',
      description: t('Write a commit message for the staged changes'),
      takes: ['diff'],
      question: t('Write a commit message for these changes.'),
      purpose: 'chat',
    },
  ];
}
