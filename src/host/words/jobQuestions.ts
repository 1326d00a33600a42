import * as vscode from 'vscode';
import { findingForm } from '../../core/review/findingForm';

/** What Review asks; the form of the answer is part of the protocol with models, not of the UI. */
export function reviewQuestion(): string {
  const wish = vscode.l10n.t(
    'Review this code: mistakes, risks, and what could be simpler, the worst first.',
  );
  return `${wish}\n\n${findingForm}`;
}

export function fixQuestion(): string {
  return vscode.l10n.t('Fix the problems in this code. Change nothing else.');
}

export function testQuestion(): string {
  return vscode.l10n.t('Write tests for this code.');
}

export function documentQuestion(): string {
  return vscode.l10n.t('Write documentation comments for this code. Change nothing else.');
}
