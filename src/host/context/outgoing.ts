import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { literal } from '../words/literal';
import { BudgetGate } from './budgetGate';
import type { BudgetPorts } from './budgetGate';
import type { Exclusion } from './exclusion';
import { SecretGate } from './secretGate';

/** What a person is about to send. */
export interface OutgoingMessage {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

export interface OutgoingPorts extends BudgetPorts {
  readonly exclusion: Exclusion;
  /** Keys that the extension keeps: the endpoint's, values of extra headers. */
  ownSecrets(): Promise<readonly string[]>;
}

export interface ApproveOptions {
  /** True where the caller sees to it that what it sends fits the model: nothing is asked about size. */
  readonly fits?: boolean;
}

/**
 * The one gate for everything that leaves by a person's gesture: chat, Explain, Ask, Edit, prompts,
 * commit message. Call `approve` with what is about to be sent, after the gesture and before
 * anything is recorded or requested, and send what it gives back, never what it was given:
 *
 *     const message = await outgoing.approve(attachments, text);
 *     if (!message) return cancelled; // keep what was typed
 *     session.ask({ ...message, purpose });
 *
 * VS Code's native chat does not pass here: what it sends is VS Code's to show.
 */
export class Outgoing {
  readonly #exclusion: Exclusion;
  readonly #budget: BudgetGate;
  readonly #secrets: SecretGate;

  constructor(ports: OutgoingPorts) {
    this.#exclusion = ports.exclusion;
    this.#budget = new BudgetGate(ports);
    this.#secrets = new SecretGate(() => ports.ownSecrets());
  }

  /**
   * The message as it may go: without excluded files, within the model's context, with secrets
   * masked where the person wished it; attachments keep their ids. Undefined: the person sends
   * nothing.
   */
  async approve(
    attachments: readonly Attachment[],
    text: string,
    { fits = false }: ApproveOptions = {},
  ): Promise<OutgoingMessage | undefined> {
    const allowed = await this.#withoutExcluded({ attachments, text });
    const fitting = allowed && !fits ? await this.#budget.pass(allowed) : allowed;
    return fitting && (await this.#secrets.pass(fitting));
  }

  async #withoutExcluded(message: OutgoingMessage): Promise<OutgoingMessage | undefined> {
    const kept: Attachment[] = [];
    const excluded: Attachment[] = [];
    for (const each of message.attachments) {
      (this.#exclusion.patternOf(each) === undefined ? kept : excluded).push(each);
    }
    if (excluded.length === 0) return message;
    const isEmpty = kept.length === 0 && message.text.trim() === '';
    const without = vscode.l10n.t('Send Without');
    const settings = vscode.l10n.t('Open Settings');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('{0} is excluded and is not sent.', names(excluded)),
      { modal: true, detail: vscode.l10n.t('The setting aimlapi.context.exclude says so.') },
      ...(isEmpty ? [] : [without]),
      settings,
    );
    if (answer === settings) await openExclusion();
    return answer === without ? { ...message, attachments: kept } : undefined;
  }
}

/** Labels in a row, for a sentence. */
export function names(attachments: readonly Attachment[]): string {
  return attachments.map(({ label }) => literal(label)).join(', ');
}

/** The setting that lists what is excluded. */
export async function openExclusion(): Promise<void> {
  const command = 'workbench.action.openSettings';
  await vscode.commands.executeCommand(command, 'aimlapi.context.exclude');
}
