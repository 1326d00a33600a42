import * as vscode from 'vscode';
import type { KeyReport } from '../../core/endpoint/keyCheck';
import type { Address } from '../../core/endpoint/address';
import { isAimlApi } from '../../core/endpoint/address';
import { foundKeys } from './foundKeys';
import type { FoundKey } from './foundKeys';
import { cleanKey, isPossibleKey } from './keys';

/** What became of a key that was given. */
export type KeyVerdict = 'stored' | 'unverified' | 'rejected';

/** Who judges a key, and who keeps it. */
export interface KeyDesk {
  check(key: string): Promise<KeyReport>;
  store(key: string, report: KeyReport): Promise<KeyVerdict>;
}

/** The endpoint itself says that the key is no good. */
export function isRefused({ verdict }: KeyReport): boolean {
  return verdict === 'rejected' || verdict === 'disabled';
}

const getKey: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('link-external'),
  tooltip: vscode.l10n.t('Get a key (opens aimlapi.com)'),
};

/**
 * A password box that stays until a key is accepted, the person gives up or the signal aborts. A
 * rejected key can be corrected at once; one whose check was not waited for is not stored.
 */
export function askKey(
  address: Address,
  desk: KeyDesk,
  signal?: AbortSignal,
): Promise<KeyVerdict | 'cancelled'> {
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t('API key for {0}', address.host);
  box.prompt = isAimlApi(address)
    ? vscode.l10n.t('Paste your AI/ML API key. It is kept in VS Code’s secret storage.')
    : vscode.l10n.t(
        'The key is sent to {0}, which is not the default endpoint, and to nobody else.',
        address.origin,
      );
  box.placeholder = vscode.l10n.t('API key');
  box.password = true;
  box.ignoreFocusOut = true;
  const found = isAimlApi(address) ? foundKeys() : [];
  const taken = new Set<FoundKey>();
  box.buttons = [...(isAimlApi(address) ? [getKey] : []), ...found.map(({ button }) => button)];
  return new Promise((resolve) => {
    let verdict: KeyVerdict | 'cancelled' = 'cancelled';
    let hidden = false;
    box.onDidChangeValue(() => (box.validationMessage = ''));
    box.onDidTriggerButton((button) => {
      const offer = found.find((each) => each.button === button);
      if (offer) {
        taken.add(offer);
        box.value = offer.key;
      } else void vscode.env.openExternal(vscode.Uri.parse('https://aimlapi.com/app/keys'));
    });
    box.onDidAccept(async () => {
      const key = cleanKey(box.value);
      const problem = keyProblem(key);
      if (problem) {
        box.validationMessage = problem;
        return;
      }
      box.busy = true;
      box.enabled = false;
      const report = await desk.check(key);
      if (hidden) return;
      if (isRefused(report)) {
        box.validationMessage = vscode.l10n.t(
          '{0} does not accept this key. Check it and try again.',
          address.host,
        );
      } else {
        try {
          verdict = await desk.store(key, report);
          box.hide();
          for (const offer of taken) if (offer.key === box.value) void offer.forget();
        } catch {
          box.validationMessage = vscode.l10n.t(
            'VS Code’s secret storage did not take the key. Unlock the system’s keyring and try again.',
          );
        }
      }
      box.busy = false;
      box.enabled = true;
    });
    const giveUp = () => {
      box.hide();
    };
    signal?.addEventListener('abort', giveUp);
    box.onDidHide(() => {
      hidden = true;
      signal?.removeEventListener('abort', giveUp);
      box.dispose();
      resolve(verdict);
    });
    box.show();
  });
}

function keyProblem(key: string): string | undefined {
  if (key === '') return vscode.l10n.t('Paste the key here.');
  if (isPossibleKey(key)) return undefined;
  return vscode.l10n.t('A key has no blanks or line breaks in it. Paste the key alone.');
}
