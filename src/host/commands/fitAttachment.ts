import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { attachmentTokens } from '../../core/context/attachmentTokens';
import { beginning } from '../../core/context/beginning';
import { literal } from '../words/literal';

/** Of the tokens that would fit, this share is used, since they are estimated. */
const margin = 0.9;

/**
 * The attachment as it may be sent. What is too long for the model is shortened by the person's
 * choice, or left out (undefined); it never goes as it is, into a refusal.
 */
export async function fitAttachment(
  attachment: Attachment,
  roomTokens: number,
): Promise<Attachment | undefined> {
  const tokens = attachmentTokens(attachment);
  if (tokens <= roomTokens) return attachment;
  const shorten = vscode.l10n.t('Take the Beginning');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('{0} is too long for the model.', literal(attachment.label)),
    {
      modal: true,
      detail: vscode.l10n.t(
        'It is about {0} tokens, and {1} fit. Select less, or take as much of the beginning as fits.',
        tokens.toLocaleString(vscode.env.language),
        roomTokens.toLocaleString(vscode.env.language),
      ),
    },
    shorten,
  );
  return answer === shorten ? beginning(attachment, (roomTokens / tokens) * margin) : undefined;
}
