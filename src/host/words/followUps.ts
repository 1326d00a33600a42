import * as vscode from 'vscode';
import type { Depth, FollowUp } from '../../protocol/chatView';

/** Quick choices below an explanation. */
export function followUps(): readonly FollowUp[] {
  const { t } = vscode.l10n;
  return [
    { depth: 'oneLine', label: t('In one line') },
    { depth: 'walkThrough', label: t('Step by step') },
    { depth: 'risks', label: t('Risks') },
  ];
}

/** The question that a quick choice asks. */
export function followUpQuestion(depth: Depth): string {
  const { t } = vscode.l10n;
  switch (depth) {
    case 'oneLine':
      return t('Explain it in one line.');
    case 'walkThrough':
      return t('Walk me through it step by step, naming the lines.');
    case 'risks':
      return t('Which risks does it have? Name the lines.');
  }
}
