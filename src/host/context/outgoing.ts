import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import type { ConversationEvent } from '../../core/conversation/event';
import { BudgetGate } from './budgetGate';
import type { BudgetPorts } from './budgetGate';
import { ExcludedGate } from './excludedGate';
import type { Exclusion } from './exclusion';
import { ImportGate } from './importGate';
import { LinkGate } from './linkGate';
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
 * commit message, and what an imported chat will bring along. Call `approve` with what is about to be
 * sent, after the gesture and before anything is recorded or requested, and send what it gives back,
 * never what it was given:
 *
 *     const message = await outgoing.approve(attachments, text);
 *     if (!message) return cancelled; // keep what was typed
 *     session.ask({ ...message, purpose });
 *
 * VS Code's native chat does not pass here: what it sends is VS Code's to show.
 */
export class Outgoing {
  readonly #excluded: ExcludedGate;
  readonly #links = new LinkGate();
  readonly #budget: BudgetGate;
  readonly #secrets: SecretGate;

  constructor(ports: OutgoingPorts) {
    this.#excluded = new ExcludedGate(ports.exclusion);
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
    const without = vscode.l10n.t('Send Without');
    const included = await this.#excluded.pass(attachments, without, text.trim() !== '');
    const allowed = included && (await this.#links.pass({ attachments: included, text }));
    const fitting = allowed && !fits ? await this.#budget.pass(allowed) : allowed;
    return fitting && (await this.#secrets.pass(fitting));
  }

  /** The events of a chat from elsewhere as the person wants them kept. Undefined: not at all. */
  async approveImport(
    events: readonly ConversationEvent[],
  ): Promise<readonly ConversationEvent[] | undefined> {
    return await new ImportGate(this.#excluded, this.#secrets).pass(events);
  }
}
