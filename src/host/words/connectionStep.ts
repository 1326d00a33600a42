import * as vscode from 'vscode';
import type { ConnectionStep, StepName } from '../../core/endpoint/testConnection';
import { failureMessage } from './failureMessage';
import { formatUsd } from './metaLine';

export function stepName(step: StepName): string {
  const { t } = vscode.l10n;
  switch (step) {
    case 'address':
      return t('Address');
    case 'tls':
      return t('Encryption');
    case 'endpoint':
      return t('Endpoint');
    case 'key':
      return t('API key');
    case 'credit':
      return t('Credit');
    case 'model':
      return t('Model');
  }
}

/** How one step of the connection test went, in words. */
export function stepDetail(step: ConnectionStep): string {
  if (step.failure) {
    const { reason } = step.failure;
    const message = failureMessage(step.failure);
    return reason === undefined ? message : `${message} ${reason}`;
  }
  if (step.state === 'skipped') return skipped(step);
  const facts = [
    ...(step.tookMs !== undefined ? [vscode.l10n.t('answered in {0} ms', step.tookMs)] : []),
    ...(step.modelCount !== undefined ? [vscode.l10n.t('{0} models', step.modelCount)] : []),
    ...(step.balance ? [balance(step.balance)] : []),
    ...(step.shutdownAt ? [vscode.l10n.t('is announced to end on {0}', step.shutdownAt)] : []),
  ];
  return facts.length > 0 ? facts.join(', ') : vscode.l10n.t('in order');
}

function balance({ amount, currency }: { readonly amount: number; readonly currency: string }) {
  return currency === 'USD' ? formatUsd(amount) : `${amount} ${currency}`;
}

function skipped({ why }: ConnectionStep): string {
  const { t } = vscode.l10n;
  switch (why) {
    case 'plainHttp':
      return t('not encrypted: the endpoint is on this machine or in a private network');
    case 'notReached':
      return t('not reached');
    case 'noKey':
      return t('no key is set');
    case 'earlierFailure':
      return t('not tried after the failure above');
    default:
      return t('the endpoint does not tell');
  }
}
