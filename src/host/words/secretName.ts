import * as vscode from 'vscode';
import type { Secret } from '../../core/context/secrets/secret';
import { literal } from './literal';

/** What a secret seems to be, without a letter of it. */
export function secretName({ kind, issuer, name }: Secret): string {
  switch (kind) {
    case 'own':
      return vscode.l10n.t('Your API key');
    case 'token':
      return issuer === undefined
        ? vscode.l10n.t('Key or token')
        : vscode.l10n.t('Key or token of {0}', issuer);
    case 'jwt':
      return vscode.l10n.t('Signed token (JWT)');
    case 'privateKey':
      return vscode.l10n.t('Private key');
    case 'address':
      return vscode.l10n.t('Password in an address');
    case 'header':
      return vscode.l10n.t('Credentials');
    case 'assigned':
      return name === undefined
        ? vscode.l10n.t('Password or secret')
        : vscode.l10n.t('Value of {0}', literal(name));
  }
}
