import * as vscode from 'vscode';
import type { Failure } from '../../core/endpoint/failure';
import type { Remedy } from '../../protocol/chatView';

/** Pages of the account (ENDPOINT: links for error messages); only for the endpoint they belong to. */
export const accountPages = {
  keys: 'https://aimlapi.com/app/keys',
  billing: 'https://aimlapi.com/app/billing/',
  verification: 'https://aimlapi.com/app/verification',
  status: 'https://status.aimlapi.com',
} as const;

/** Pages that a remedy may open: nothing a reply says can add to them. */
export const openablePages: ReadonlySet<string> = new Set(Object.values(accountPages));

export interface RemedyContext {
  /** Some text arrived before it failed. */
  readonly hasText: boolean;
  /** The endpoint is AI/ML API itself, so its account pages apply. */
  readonly isDefaultHost: boolean;
  /** A model to use instead, where the asked one is gone. */
  readonly replacement?: { readonly id: string; readonly label: string };
}

const retry = (): Remedy => ({ label: vscode.l10n.t('Retry'), action: { do: 'retry' } });
const goOn = (): Remedy => ({ label: vscode.l10n.t('Continue'), action: { do: 'continue' } });
const setKey = (): Remedy => ({
  label: vscode.l10n.t('Set API Key'),
  action: { do: 'setApiKey' },
});
const selectModel = (): Remedy => ({
  label: vscode.l10n.t('Choose Model'),
  action: { do: 'selectModel' },
});
const settings = (setting: string): Remedy => ({
  label: vscode.l10n.t('Open Settings'),
  action: { do: 'openSettings', setting },
});
const showLog = (): Remedy => ({ label: vscode.l10n.t('Show Log'), action: { do: 'showLog' } });
const newChat = (): Remedy => ({ label: vscode.l10n.t('New Chat'), action: { do: 'newChat' } });

function page(label: string, url: string, context: RemedyContext): readonly Remedy[] {
  return context.isDefaultHost ? [{ label, action: { do: 'openPage', url } }] : [];
}

/** The buttons that mend a failure, the most useful first. */
export function remedies(failure: Failure, context: RemedyContext): readonly Remedy[] {
  const again = context.hasText ? [goOn(), retry()] : [retry()];
  switch (failure.kind) {
    case 'keyMissing':
      return [setKey(), retry()];
    case 'keyRejected':
    case 'keyScope':
      return [setKey(), ...page(vscode.l10n.t('Manage Keys'), accountPages.keys, context), retry()];
    case 'keyLimit':
      return [...page(vscode.l10n.t('Manage Keys'), accountPages.keys, context), setKey(), retry()];
    case 'noCredit':
    case 'freeTierLimit':
      return [...page(vscode.l10n.t('Top Up'), accountPages.billing, context), retry()];
    case 'cardUnverified':
      return [...page(vscode.l10n.t('Verify Card'), accountPages.verification, context), retry()];
    case 'modelUnavailable':
      return [...replacement(context), selectModel(), retry()];
    case 'accessDenied':
      return [selectModel(), setKey(), retry()];
    case 'addressInvalid':
    case 'addressInsecure':
    case 'pathUnknown':
    case 'notAnAnswer':
    case 'redirect':
    case 'dns':
      return [settings('aimlapi.baseUrl'), retry()];
    case 'tls':
    case 'proxy':
      return [settings('http.proxy'), retry(), showLog()];
    case 'maxTokensTooLarge':
      return [settings('aimlapi.maxTokens'), retry()];
    case 'systemRoleRefused':
      return [settings('aimlapi.systemPrompt'), retry()];
    case 'contextTooLong':
    case 'bodyTooLarge':
      return [newChat(), selectModel()];
    case 'invalidRequest':
      return [selectModel(), retry(), showLog()];
    case 'internal':
    case 'cors':
      return [showLog(), retry()];
    case 'serverError':
    case 'maintenance':
    case 'unavailable':
    case 'edge':
      return [...again, ...page(vscode.l10n.t('Service Status'), accountPages.status, context)];
    case 'rateLimited':
    case 'timeout':
    case 'gatewayTimeout':
    case 'unexpectedStatus':
    case 'emptyAnswer':
    case 'filtered':
    case 'streamError':
    case 'cutOff':
    case 'tooLong':
    case 'connectTimeout':
    case 'firstByteTimeout':
    case 'idleTimeout':
    case 'refused':
    case 'reset':
    case 'offline':
    case 'interrupted':
      return again;
  }
}

function replacement(context: RemedyContext): readonly Remedy[] {
  return context.replacement
    ? [
        {
          label: vscode.l10n.t('Use {0}', context.replacement.label),
          action: { do: 'useModel', model: context.replacement.id },
        },
      ]
    : [];
}
