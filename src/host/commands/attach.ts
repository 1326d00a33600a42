import * as vscode from 'vscode';
import type { ContextSource } from '../context/contextSource';
import { addToDraft } from './addToChat';
import type { AttachPorts } from './addToChat';

interface SourceItem extends vscode.QuickPickItem {
  readonly source?: ContextSource;
}

/** Asks what should go along with the next message; what this window lacks says so and stands last. */
export async function attach(ports: AttachPorts): Promise<void> {
  const { sources } = ports;
  const items: readonly SourceItem[] = [
    ...sources.filter((each) => each.available()).map(item),
    ...(sources.every((each) => each.available())
      ? []
      : [{ label: vscode.l10n.t('Not here now'), kind: vscode.QuickPickItemKind.Separator }]),
    ...sources.filter((each) => !each.available()).map(item),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Attach to the next message'),
    placeHolder: vscode.l10n.t('It is shown above the message and can be removed there'),
  });
  if (picked?.source) await addToDraft(ports, ...(await picked.source.take()));
}

function item(source: ContextSource): SourceItem {
  const { title, detail, icon } = source;
  return {
    label: title,
    iconPath: new vscode.ThemeIcon(icon),
    ...(detail !== undefined && { description: detail }),
    source,
  };
}
