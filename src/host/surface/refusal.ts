import * as vscode from 'vscode';

/** Says no to the page in words, which the person reads. */
export class Refusal extends Error {}

/** A question was asked of a chat that is not shown any more. */
export function anotherChat(): Refusal {
  return new Refusal(vscode.l10n.t('Another chat is shown now. Send it again here.'));
}

/** There is neither a word nor anything that goes along. */
export function emptyQuestion(): Refusal {
  return new Refusal(vscode.l10n.t('Write a question first.'));
}

/** The person decided against it when they were asked. */
export function notSent(): Refusal {
  return new Refusal(vscode.l10n.t('Nothing was sent.'));
}
