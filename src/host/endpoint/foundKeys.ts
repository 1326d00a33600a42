import * as vscode from 'vscode';

/** A key that a person has put somewhere already; it is offered by a button, never just used. */
export interface FoundKey {
  readonly button: vscode.QuickInputButton;
  readonly key: string;
  /** Takes it away from where it should not be, once it is stored; never rejects. */
  forget(): Promise<void>;
}

/** Keys in the environment, and in the setting that simpler extensions keep it in. */
export function foundKeys(): readonly FoundKey[] {
  return [environmentKey(), settingKey()].filter((found) => found !== undefined);
}

function environmentKey(): FoundKey | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const key = process?.env?.['AIMLAPI_API_KEY'];
  if (!key) return undefined;
  return {
    key,
    button: {
      iconPath: new vscode.ThemeIcon('symbol-variable'),
      tooltip: vscode.l10n.t('Take the key from the environment variable AIMLAPI_API_KEY'),
    },
    forget: () => Promise.resolve(),
  };
}

/** The user's own setting alone: what a workspace says is nobody's key. */
function settingKey(): FoundKey | undefined {
  const configuration = vscode.workspace.getConfiguration('aimlapi');
  const key: unknown = configuration.inspect('apiKey')?.globalValue;
  if (typeof key !== 'string' || key === '') return undefined;
  return {
    key,
    button: {
      iconPath: new vscode.ThemeIcon('settings-gear'),
      tooltip: vscode.l10n.t('Take the key from the setting aimlapi.apiKey, and remove it there'),
    },
    forget: async () => {
      try {
        await configuration.update('apiKey', undefined, vscode.ConfigurationTarget.Global);
      } catch {
        void vscode.window.showWarningMessage(
          vscode.l10n.t('The key still stands in the setting aimlapi.apiKey. Remove it there.'),
        );
      }
    },
  };
}
