import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import type { Chats } from '../../core/session/chats';
import type { Settled } from '../../core/session/question';
import { snapshot } from '../editor/snapshot';
import type { Outgoing } from '../context/outgoing';
import type { Doors } from '../surface/doors';
import type { Door } from '../surface/page';
import { lineWords } from '../words/lineWords';
import { literal } from '../words/literal';
import { cancelled } from './explain';

export interface AskPorts {
  readonly chats: Chats;
  readonly box: QuestionBox;
  readonly doors: Doors;
  replyLocation(): Door;
  readonly outgoing: Outgoing;
}

interface Asked {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** Asks a question in a new chat: the one that is given, or one from an input box. */
export async function ask(
  ports: AskPorts,
  given: string | undefined,
): Promise<Settled | typeof cancelled> {
  const asked = given?.trim() ? { text: given, attachments: [] } : await ports.box.ask();
  if (!asked) return cancelled;
  const message = await ports.outgoing.approve(asked.attachments, asked.text);
  if (!message) return ports.box.keep(asked.text);
  const session = ports.chats.create();
  const answer = session.ask({ ...message, purpose: 'ask' });
  await ports.doors.show(session, ports.replyLocation());
  return (await answer) ?? cancelled;
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

  ask(): Promise<Asked | undefined> {
    const box = vscode.window.createQuickPick<AskItem>();
    box.title = vscode.l10n.t('Ask a Question');
    box.placeholder = vscode.l10n.t('Type a question and press Enter');
    box.value = this.#unsent;
    box.items = askItems();
    box.ignoreFocusOut = true;
    return new Promise((resolve) => {
      let asked: Asked | undefined;
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
        asked = { text: box.value, attachments: attachment ? [attachment] : [] };
        this.#unsent = '';
        box.hide();
      });
      box.onDidHide(() => {
        box.dispose();
        resolve(asked);
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
