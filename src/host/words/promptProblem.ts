import * as vscode from 'vscode';
import { placeholderNames } from '../../core/prompts/template';
import type { TemplateProblem } from '../../core/prompts/template';
import { literal } from './literal';

/** What is wrong in a template, and what would be right. */
export function promptProblem(problem: TemplateProblem): string {
  const known = placeholderNames.map(inBraces).join(', ');
  return problem.kind === 'unclosed'
    ? vscode.l10n.t(
        'A placeholder is not closed with {0} on its line. There are: {1}.',
        '}}',
        known,
      )
    : vscode.l10n.t(
        'There is no placeholder {0}. There are: {1}. {2} stands for the braces themselves.',
        literal(inBraces(problem.name)),
        known,
        '\\{{',
      );
}

/** Why the workspace's own prompts are not there in Restricted Mode. */
export function promptsLeftOut(): string {
  return vscode.l10n.t(
    'Restricted Mode: prompts of this workspace are left out until you trust it.',
  );
}

/** Why a prompt file that is, or lies in, a symbolic link does nothing. */
export function promptIsLink(): string {
  return vscode.l10n.t('A symbolic link is not read. Put the file itself there.');
}

/** A placeholder as it is written. */
export function inBraces(name: string): string {
  return `{{${name}}}`;
}
