import * as vscode from 'vscode';
import type { AssistantTurn } from '../../core/conversation/turn';
import type { RequestState } from '../../core/session/requestState';
import type { DisplayState } from '../../protocol/chatView';
import { failureMessage } from './failureMessage';

/** How a running request shows on the page. */
export function displayState(state: RequestState): DisplayState {
  switch (state.phase) {
    case 'preparing':
    case 'connecting':
    case 'waiting':
      return 'waiting';
    case 'streaming':
    case 'stalled':
    case 'retrying':
      return state.phase;
    case 'ended':
      return state.outcome;
  }
}

/** What is happening, in words; the page adds elapsed time and countdown. */
export function requestStatus(
  state: RequestState,
  { host, maxRetries }: { readonly host: string; readonly maxRetries: number },
): string {
  const { t } = vscode.l10n;
  const attempts = maxRetries + 1;
  switch (state.phase) {
    case 'preparing':
      return t('Waiting for the API key…');
    case 'connecting':
      return state.attempt > 1
        ? t('Connecting to {0}, attempt {1} of {2}…', host, state.attempt, attempts)
        : t('Connecting to {0}…', host);
    case 'waiting':
      return t('Waiting for the first word…');
    case 'streaming':
      return '';
    case 'stalled':
      return t('Nothing has arrived for a while. Still connected to {0}.', host);
    case 'retrying':
      return t(
        '{0} Attempt {1} of {2} follows.',
        failureMessage(state.failure),
        state.attempt + 1,
        attempts,
      );
    case 'ended':
      return '';
  }
}

/** Why a reply that was not finished ends where it does; empty where nothing need be said. */
export function endStatus({ outcome, finish }: AssistantTurn): string {
  const { t } = vscode.l10n;
  if (outcome === 'stopped') return t('You stopped this reply.');
  if (outcome !== 'truncated') return '';
  return finish === 'length'
    ? t('The reply was cut off at the limit of tokens.')
    : t('This reply is not complete.');
}
