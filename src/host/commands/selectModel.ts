import * as vscode from 'vscode';
import * as v from 'valibot';
import type { Model } from '../../core/models/model';
import type { Models } from '../models/models';
import type { Settings } from '../settings';
import { literal } from '../words/literal';
import { priceLine } from '../words/metaLine';

interface ModelItem extends vscode.QuickPickItem {
  readonly id?: string;
}

const recentKey = 'recentModels';
const recentCount = 5;

/**
 * A list of the endpoint's models with context, price and abilities; what was used last comes
 * first. Any other id can be typed. Resolves with the id that was chosen.
 */
export async function selectModel(
  settings: Settings,
  models: Models,
  memento: vscode.Memento,
): Promise<string | undefined> {
  const picked = await pickModel(settings.get('model'), models, recentModels(memento));
  if (picked === undefined) return undefined;
  await settings.update('model', picked);
  const recent = [picked, ...recentModels(memento).filter((id) => id !== picked)];
  await memento.update(recentKey, recent.slice(0, recentCount));
  return picked;
}

function recentModels(memento: vscode.Memento): readonly string[] {
  const stored = v.safeParse(v.array(v.string()), memento.get<unknown>(recentKey));
  return stored.success ? stored.output : [];
}

function pickModel(
  current: string,
  models: Models,
  recent: readonly string[],
): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<ModelItem>();
  pick.title = vscode.l10n.t('Select Model');
  pick.matchOnDescription = true;
  const show = () => {
    pick.items = items(pick.value, current, models, recent);
    pick.placeholder = models.isLive
      ? vscode.l10n.t('Choose one of {0} models, or type any id', models.all.length)
      : vscode.l10n.t('Choose a model, or type any id');
  };
  show();
  const chosen = pick.items.find((item) => item.id === current);
  if (chosen) pick.activeItems = [chosen];
  pick.busy = true;
  void models.refresh().then(() => {
    pick.busy = false;
    show();
  });
  return new Promise((resolve) => {
    let id: string | undefined;
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      id = pick.selectedItems[0]?.id;
      pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(id);
    });
    pick.show();
  });
}

function items(
  typed: string,
  current: string,
  models: Models,
  recent: readonly string[],
): readonly ModelItem[] {
  const used = [...new Set([current, ...recent])];
  const others = models.all.filter(({ id }) => !used.includes(id));
  const free = typed.trim();
  const isNew = free !== '' && !used.includes(free) && !models.all.some(({ id }) => id === free);
  return [
    heading(vscode.l10n.t('Used last')),
    ...used.map((id) => item(id, models.find(id), id === current)),
    heading(
      models.isLive
        ? vscode.l10n.t('All models')
        : vscode.l10n.t('Built-in list: the endpoint’s own could not be read'),
    ),
    ...others.map((model) => item(model.id, model, false)),
    ...(isNew
      ? [
          {
            label: vscode.l10n.t('Another model'),
            description: literal(free),
            id: free,
            alwaysShow: true,
          },
        ]
      : []),
  ];
}

function heading(label: string): ModelItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function item(id: string, model: Model | undefined, isCurrent: boolean): ModelItem {
  return {
    id,
    label: `${isCurrent ? '$(check) ' : ''}${literal(model?.id === id ? model.name : id)}`,
    description: literal(id),
    ...(model && { detail: facts(model).join(' · ') }),
  };
}

function facts(model: Model): readonly string[] {
  const { contextLength, pricing, tools, vision, reasoning } = model;
  return [
    ...(contextLength !== undefined
      ? [vscode.l10n.t('{0} tokens', contextLength.toLocaleString(vscode.env.language))]
      : []),
    ...(pricing ? [priceLine(pricing)] : []),
    ...(vision ? [vscode.l10n.t('images')] : []),
    ...(tools ? [vscode.l10n.t('tools')] : []),
    ...(reasoning ? [vscode.l10n.t('reasoning')] : []),
  ];
}
