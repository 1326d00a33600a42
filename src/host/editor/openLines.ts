import * as vscode from 'vscode';
import type { Conversation } from '../../core/conversation/conversation';
import { literal } from '../words/literal';
import type { LineAnchors } from './lineAnchors';
import { findAttachment } from './openAttachment';
import { openSource } from './openSource';

/** Lines of an attachment: zero-based in its file as it was sent, `last` included. */
export interface NamedLines {
  readonly id: string;
  readonly first: number;
  readonly last: number;
}

/** Shows lines that a reply names where they stand now. Says so where they are gone. */
export async function openLines(
  anchors: LineAnchors,
  conversation: Conversation,
  { id, first, last }: NamedLines,
): Promise<void> {
  const attachment = findAttachment(conversation, id);
  if (!attachment) return;
  const { uri, label } = attachment;
  const document = uri === undefined ? undefined : await openSource(uri);
  if (!document) {
    say(vscode.l10n.t('There is no {0} in this workspace.', literal(label)));
    return;
  }
  const from = anchors.locate(attachment, first, document);
  if (from === undefined) {
    say(vscode.l10n.t('That line is not in {0} any more.', literal(label)));
    return;
  }
  const to = Math.max(from, anchors.locate(attachment, last, document) ?? from);
  const end = document.lineAt(Math.min(to, document.lineCount - 1)).range.end;
  await vscode.window.showTextDocument(document, {
    preview: true,
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Range(new vscode.Position(from, 0), end),
  });
}

function say(words: string): void {
  void vscode.window.showInformationMessage(words);
}
