import * as vscode from 'vscode';
import type { Attachment, AttachmentKind } from '../../core/context/attachment';
import type { ContextSource } from './contextSource';
import { sayNothing } from './sayNothing';

/** What is selected in the terminal. VS Code hands it out by the clipboard only, which is as before afterwards. */
export function terminalSource(): ContextSource {
  return {
    name: 'terminal',
    title: vscode.l10n.t('Terminal Selection'),
    icon: 'terminal',
    get detail() {
      return (
        vscode.window.activeTerminal?.name ?? vscode.l10n.t('No terminal is open in this window.')
      );
    },
    available: () => vscode.window.activeTerminal !== undefined,
    take: async () => {
      const name = vscode.window.activeTerminal?.name;
      const text = name === undefined ? '' : await terminalSelection();
      if (text.trim() !== '') return [copied('terminal', name ?? '', text)];
      return sayNothing(vscode.l10n.t('Select text in the terminal first.'));
    },
  };
}

/** The text in the clipboard. */
export function clipboardSource(): ContextSource {
  return {
    name: 'clipboard',
    title: vscode.l10n.t('Text in the Clipboard'),
    icon: 'clippy',
    available: () => true,
    take: async () => {
      const text = await vscode.env.clipboard.readText();
      if (text.trim() !== '') return [copied('clipboard', vscode.l10n.t('Clipboard'), text)];
      return sayNothing(vscode.l10n.t('There is no text in the clipboard.'));
    },
  };
}

async function terminalSelection(): Promise<string> {
  const { clipboard } = vscode.env;
  const before = await clipboard.readText();
  // Without a selection the command leaves the clipboard as it is: a mark tells.
  const mark = `aimlapi-${crypto.randomUUID()}`;
  await clipboard.writeText(mark);
  try {
    await vscode.commands.executeCommand('workbench.action.terminal.copySelection');
    const text = await clipboard.readText();
    return text === mark ? '' : text;
  } finally {
    await clipboard.writeText(before);
  }
}

function copied(kind: AttachmentKind, label: string, text: string): Attachment {
  return { id: crypto.randomUUID(), kind, label, text };
}
