import * as vscode from 'vscode';
import type { Conversation } from '../../core/conversation/conversation';
import { exportJson } from '../../core/exchange/exportJson';
import { exportMarkdown } from '../../core/exchange/exportMarkdown';
import { fileName } from '../../core/exchange/fileName';
import type { Log } from '../log';
import type { Doors } from '../surface/doors';
import { chatTitle } from '../words/chatTitle';
import { literal } from '../words/literal';
import { markdownWords } from '../words/markdownWords';

interface FormItem extends vscode.QuickPickItem {
  readonly ending: 'md' | 'json';
  write(conversation: Conversation): string;
}

/** Writes the chat that a person is looking at to a file of their choice. */
export async function exportChat(doors: Doors, log: Log): Promise<void> {
  const session = doors.current?.session;
  if (!session || session.conversation.turns.size === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no chat to export yet.'));
    return;
  }
  const form = await vscode.window.showQuickPick(forms(), {
    title: vscode.l10n.t('Export Chat'),
    matchOnDetail: true,
  });
  if (!form) return;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Chat'),
    defaultUri: proposed(chatTitle(session.conversation), form.ending),
    filters: { [form.label]: [form.ending] },
  });
  if (target) await write(target, form.write(session.conversation), log);
}

function forms(): readonly FormItem[] {
  return [
    {
      label: vscode.l10n.t('Markdown'),
      detail: vscode.l10n.t('To be read: what is shown, without other branches'),
      ending: 'md',
      write: (conversation) => exportMarkdown(conversation, markdownWords(chatTitle(conversation))),
    },
    {
      label: vscode.l10n.t('JSON'),
      detail: vscode.l10n.t('All of it: every branch, what was thought, what it cost'),
      ending: 'json',
      write: exportJson,
    },
  ];
}

function proposed(title: string, ending: string): vscode.Uri {
  const name = `${fileName(title, 'chat')}.${ending}`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.file(name);
}

async function write(target: vscode.Uri, text: string, log: Log): Promise<void> {
  const name = literal(vscode.workspace.asRelativePath(target));
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    log.error('a chat could not be exported', error);
    void vscode.window.showErrorMessage(vscode.l10n.t('{0} cannot be written.', name));
    return;
  }
  void offerToOpen(target, name);
}

async function offerToOpen(target: vscode.Uri, name: string): Promise<void> {
  const open = vscode.l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('The chat is exported to {0}.', name),
    open,
  );
  if (answer === open) await vscode.window.showTextDocument(target);
}
