import * as vscode from 'vscode';
import type { ChatHit } from '../../core/journal/chatSearch';
import type { ChatSummary } from '../../core/journal/chatSummary';
import { literal } from '../words/literal';

/** One chat in the list; for one that was found by its text, where it was found. */
export interface HistoryItem extends vscode.QuickPickItem {
  readonly chat: ChatSummary;
  /** The first turn in which the text was found. */
  readonly turn?: string;
}

export const openInPanel: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('split-horizontal'),
  tooltip: vscode.l10n.t('Open beside the editor'),
};
export const pin: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('pin'),
  tooltip: vscode.l10n.t('Pin or unpin'),
};
export const rename: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('edit'),
  tooltip: vscode.l10n.t('Rename'),
};
export const remove: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('trash'),
  tooltip: vscode.l10n.t('Delete'),
};

/** Made once, when first needed: for a list of thousands that was most of the work. */
let moments: Intl.DateTimeFormat | undefined;

export function chatItem(chat: ChatSummary): HistoryItem {
  moments ??= new Intl.DateTimeFormat(vscode.env.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const when = moments.format(chat.at);
  return {
    label: literal(chat.title) || vscode.l10n.t('New Chat'),
    description: literal([when, chat.model, chat.workspace?.name].filter(Boolean).join(' · ')),
    iconPath: new vscode.ThemeIcon(chat.pinned ? 'pinned' : 'comment'),
    buttons: [pin, rename, openInPanel, remove],
    chat,
  };
}

/** A chat with the line in which the text stands; shown whatever the list's own filter says. */
export function hitItem({ chat, turns: [first], count }: ChatHit): HistoryItem {
  const more = count > 1 ? vscode.l10n.t('{0} messages: ', count) : '';
  return {
    ...chatItem(chat),
    alwaysShow: true,
    ...(first && { turn: first.id, detail: literal(`${more}${first.excerpt.text}`) }),
  };
}
