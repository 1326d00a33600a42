import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { snapshot } from '../editor/snapshot';
import { lineWords } from '../words/lineWords';
import { literal } from '../words/literal';
import { askInNewChat, cancelled } from './askInNewChat';
import type { Asked, AskPorts } from './askInNewChat';

interface Written {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/**
 * Asks a question in a new chat: the one that is given, or one from an input box. After the box the
 * keyboard is in the chat, where the next question is typed.
 */
export async function ask(
  ports: AskPorts & { readonly box: QuestionBox },
  given: string | undefined,
): Promise<Asked> {
  if (given?.trim()) {
    return await askInNewChat(ports, { text: given, attachments: [], purpose: 'ask' });
  }
  const written = await ports.box.ask();
  if (!written) return cancelled;
  const asked = await askInNewChat(ports, { ...written, purpose: 'ask' }, { focus: true });
  return asked.state === 'cancelled' ? ports.box.keep(written.text) : asked;
}

interface AskItem extends vscode.QuickPickItem {
  readonly attachment?: Attachment;
}

/**
 * One box for the question; below it the choice whether the current selection goes along. It does
 * not unless that entry is picked. What was typed and not sent is there when the box opens again.
 */
export class QuestionBox {
  #unsent = '';

  /** The question was not sent after all. */
  keep(text: string): typeof cancelled {
    this.#unsent = text;
    return cancelled;
  }

  ask(): Promise<Written | undefined> {
    const box = vscode.window.createQuickPick<AskItem>();
    box.title = vscode.l10n.t('Ask a Question');
    box.placeholder = vscode.l10n.t('Type a question and press Enter');
    box.value = this.#unsent;
    box.items = askItems();
    box.ignoreFocusOut = true;
    return new Promise((resolve) => {
      let written: Written | undefined;
      box.onDidChangeValue((value) => {
        this.#unsent = value;
        box.title = vscode.l10n.t('Ask a Question');
      });
      box.onDidAccept(() => {
        if (box.value.trim() === '') {
          box.title = vscode.l10n.t('Type a question first');
          return;
        }
        const attachment = box.activeItems[0]?.attachment;
        written = { text: box.value, attachments: attachment ? [attachment] : [] };
        this.#unsent = '';
        box.hide();
      });
      box.onDidHide(() => {
        box.dispose();
        resolve(written);
      });
      box.show();
    });
  }
}

function askItems(): readonly AskItem[] {
  const plain: AskItem = {
    label: vscode.l10n.t('Ask'),
    iconPath: new vscode.ThemeIcon('comment'),
    description: vscode.l10n.t('only the question is sent'),
    alwaysShow: true,
  };
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selection.isEmpty) return [plain];
  const attachment = snapshot(editor.document, editor.selection);
  return [
    plain,
    {
      label: vscode.l10n.t('Ask about the selection'),
      iconPath: new vscode.ThemeIcon('selection'),
      description: `${literal(attachment.label)}, ${attachment.range ? lineWords(attachment.range) : ''}`,
      alwaysShow: true,
      attachment,
    },
  ];
}
