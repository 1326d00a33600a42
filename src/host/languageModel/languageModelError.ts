import * as vscode from 'vscode';
import type { Failure, FailureKind } from '../../core/endpoint/failure';
import { failureMessage } from '../words/failureMessage';

const noPermission: ReadonlySet<FailureKind> = new Set([
  'keyMissing',
  'keyRejected',
  'keyScope',
  'accessDenied',
]);

/** Limits that block until somebody pays or waits for long. */
const blocked: ReadonlySet<FailureKind> = new Set([
  'noCredit',
  'keyLimit',
  'cardUnverified',
  'freeTierLimit',
  'filtered',
]);

/**
 * A failure for who asked through VS Code: one of the API's own kinds where that is true, else an
 * error with words. The server's reason and the request id go along, as in the chat.
 */
export function languageModelError(failure: Failure): Error {
  const words = [
    failureMessage(failure),
    ...(failure.reason === undefined
      ? []
      : [vscode.l10n.t('The server said: {0}', failure.reason)]),
    ...(failure.requestId === undefined
      ? []
      : [vscode.l10n.t('Request id: {0}', failure.requestId)]),
  ].join(' ');
  if (failure.kind === 'modelUnavailable') return vscode.LanguageModelError.NotFound(words);
  if (noPermission.has(failure.kind)) return vscode.LanguageModelError.NoPermissions(words);
  if (blocked.has(failure.kind)) return vscode.LanguageModelError.Blocked(words);
  return new Error(words);
}
