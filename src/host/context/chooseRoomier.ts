import * as vscode from 'vscode';
import type { Model } from '../../core/models/model';
import type { Models } from '../models/models';
import type { Settings } from '../settings';
import { literal } from '../words/literal';
import { priceLine } from '../words/metaLine';

interface ModelItem extends vscode.QuickPickItem {
  readonly id: string;
}

/**
 * Offers the models that have room for so many tokens beside the reply (and take images), the
 * cheapest first, and sets the one that is picked. False when none was.
 */
export async function chooseRoomier(
  settings: Settings,
  models: Models,
  tokens: number,
  images: boolean,
): Promise<boolean> {
  const reply = settings.get('maxTokens');
  const fitting = models.all
    .filter(
      ({ contextLength = 0, outputMax = reply, vision }) =>
        contextLength - Math.min(reply, outputMax) >= tokens && (!images || vision === true),
    )
    .sort((a, b) => price(a) - price(b));
  if (fitting.length === 0) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('No model that is known here can take this. Send less.'),
    );
    return false;
  }
  const picked = await vscode.window.showQuickPick(fitting.map(item), {
    title: vscode.l10n.t('Models that can take this'),
    matchOnDescription: true,
  });
  if (picked) await settings.update('model', picked.id);
  return picked !== undefined;
}

function price({ pricing }: Model): number {
  return pricing?.inputPerMillion ?? Infinity;
}

function item({ id, name, contextLength = 0, pricing }: Model): ModelItem {
  const context = contextLength.toLocaleString(vscode.env.language);
  return {
    id,
    label: literal(name),
    description: literal(id),
    detail: [vscode.l10n.t('{0} tokens of context', context), pricing ? priceLine(pricing) : '']
      .filter(Boolean)
      .join(', '),
  };
}
