import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { attachmentNames } from '../words/attachmentNames';
import type { Exclusion } from './exclusion';

/** Keeps at home what was taken from excluded files, and says so. */
export class ExcludedGate {
  readonly #exclusion: Exclusion;

  constructor(exclusion: Exclusion) {
    this.#exclusion = exclusion;
  }

  /**
   * What may go; undefined where the person, having been asked, lets nothing go. `without`: the words
   * on the button that goes on without the excluded, which is there only if something would be left.
   */
  async pass(
    attachments: readonly Attachment[],
    without: string,
    hasText: boolean,
  ): Promise<readonly Attachment[] | undefined> {
    const why = attachments.map((each) => this.#exclusion.excludes(each));
    const kept = attachments.filter((_, index) => why[index] === undefined);
    const excluded = attachments.filter((_, index) => why[index] !== undefined);
    if (excluded.length === 0) return attachments;
    const settings = vscode.l10n.t('Open Settings');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('{0} is excluded and is not sent.', attachmentNames(excluded)),
      { modal: true, detail: reasons(why).join('\n') },
      ...(kept.length > 0 || hasText ? [without] : []),
      settings,
    );
    if (answer === settings) await openExclusion();
    return answer === without ? kept : undefined;
  }
}

/** The setting that lists what is excluded. */
export async function openExclusion(): Promise<void> {
  const command = 'workbench.action.openSettings';
  await vscode.commands.executeCommand(command, 'aimlapi.context.exclude');
}

function reasons(why: readonly ReturnType<Exclusion['excludes']>[]): readonly string[] {
  const words = {
    pattern: vscode.l10n.t('The setting aimlapi.context.exclude says so.'),
    unknownPlace: vscode.l10n.t(
      'Where it was taken from cannot be read, so aimlapi.context.exclude cannot be asked. Attach it anew.',
    ),
  };
  return [...new Set(why)].flatMap((each) => (each === undefined ? [] : words[each]));
}
