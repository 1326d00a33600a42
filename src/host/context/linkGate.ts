import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { parseUri } from '../editor/parseUri';
import type { OutgoingMessage } from './outgoing';
import { attachmentNames } from '../words/attachmentNames';
import { isBehindLink } from './symbolicLink';

/**
 * Asks before something leaves that was read through a symbolic link: what the link leads to may be
 * excluded under its own name.
 */
export class LinkGate {
  /** URIs that the person let go in this window: they are not asked about again. */
  readonly #allowed = new Set<string>();

  /** The message as the person wants it sent; undefined: not at all. */
  async pass(message: OutgoingMessage): Promise<OutgoingMessage | undefined> {
    const isLinked = await Promise.all(message.attachments.map((each) => this.#isLinked(each)));
    const linked = message.attachments.filter((_, index) => isLinked[index]);
    if (linked.length === 0) return message;
    const kept = message.attachments.filter((_, index) => !isLinked[index]);
    const isEmpty = kept.length === 0 && message.text.trim() === '';
    const [send, without] = [vscode.l10n.t('Send As It Is'), vscode.l10n.t('Send Without')];
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t(
        '{0} was read through a symbolic link. Should it be sent?',
        attachmentNames(linked),
      ),
      {
        modal: true,
        detail: vscode.l10n.t(
          'What the link leads to may be excluded by aimlapi.context.exclude under its own name, which VS Code does not tell.',
        ),
      },
      send,
      ...(isEmpty ? [] : [without]),
    );
    if (answer === without) return { ...message, attachments: kept };
    if (answer !== send) return undefined;
    for (const { uri } of linked) if (uri !== undefined) this.#allowed.add(uri);
    return message;
  }

  async #isLinked({ uri }: Attachment): Promise<boolean> {
    const place = uri === undefined || this.#allowed.has(uri) ? undefined : parseUri(uri);
    return place !== undefined && (await isBehindLink(place));
  }
}
