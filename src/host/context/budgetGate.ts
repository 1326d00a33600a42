import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import { attachmentTokens } from '../../core/context/attachmentTokens';
import { estimateTokens } from '../../core/context/estimate';
import { trimToFit } from '../../core/context/trimToFit';
import type { Trimmed } from '../../core/context/trimToFit';
import { attachmentNames } from '../words/attachmentNames';
import { literal } from '../words/literal';
import type { OutgoingMessage } from './outgoing';

export interface BudgetPorts {
  /** Tokens that fit in the model beside the reply. */
  roomTokens(): number;
  /** Tokens of what goes before every message, such as the system prompt. */
  systemTokens(): number;
  /** The configured model: its name, and false where it is known to take no images. */
  model(): { readonly label: string; readonly vision?: boolean };
  /** Lets the person choose a model with room for so many tokens; false when they do not. */
  chooseModel(tokens: number, images: boolean): Promise<boolean>;
}

/** What a message takes besides its words, tokens. */
const framing = 8;

/** Asks before a message is sent that the model cannot take. */
export class BudgetGate {
  readonly #ports: BudgetPorts;

  constructor(ports: BudgetPorts) {
    this.#ports = ports;
  }

  /** The message as the person wants it sent; undefined: not at all. */
  async pass(message: OutgoingMessage): Promise<OutgoingMessage | undefined> {
    for (;;) {
      const needed = this.#needed(message);
      const room = this.#ports.roomTokens();
      const blind = this.#ports.model().vision === false ? images(message) : [];
      if (needed <= room && blind.length === 0) return message;
      const decided =
        needed > room ? await this.#askSize(message, needed, room) : await this.#askImages(message);
      if (decided !== 'again') return decided;
    }
  }

  #needed({ attachments, text }: OutgoingMessage): number {
    const attached = attachments.reduce((sum, each) => sum + attachmentTokens(each) + framing, 0);
    return attached + estimateTokens(text) + this.#ports.systemTokens() + framing;
  }

  async #askSize(message: OutgoingMessage, needed: number, room: number): Promise<Decision> {
    const { attachments } = message;
    const fixed = needed - attachments.reduce((sum, each) => sum + attachmentTokens(each), 0);
    const trimmed = trimToFit(attachments, room - fixed);
    const canTrim = room > fixed && trimmed.attachments.length > 0;
    const [trim, bigger, anyway] = [
      vscode.l10n.t('Trim to Fit'),
      vscode.l10n.t('Choose a Bigger Model…'),
      vscode.l10n.t('Send Anyway'),
    ];
    const { label } = this.#ports.model();
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('This is too long for the model {0}.', literal(label)),
      { modal: true, detail: details(needed, room, canTrim ? trimmed : undefined) },
      ...(canTrim ? [trim] : []),
      bigger,
      anyway,
    );
    if (answer === trim) return { ...message, attachments: trimmed.attachments };
    if (answer === anyway) return message;
    if (answer !== bigger) return undefined;
    const hasImages = images(message).length > 0;
    return (await this.#ports.chooseModel(needed, hasImages)) ? 'again' : undefined;
  }

  async #askImages(message: OutgoingMessage): Promise<Decision> {
    const rest = message.attachments.filter(({ kind }) => kind !== 'image');
    const isEmpty = rest.length === 0 && message.text.trim() === '';
    const [without, other, anyway] = [
      vscode.l10n.t('Send Without Images'),
      vscode.l10n.t('Choose Another Model…'),
      vscode.l10n.t('Send Anyway'),
    ];
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('The model {0} takes no images.', literal(this.#ports.model().label)),
      { modal: true },
      ...(isEmpty ? [] : [without]),
      other,
      anyway,
    );
    if (answer === without) return { ...message, attachments: rest };
    if (answer === anyway) return message;
    if (answer !== other) return undefined;
    return (await this.#ports.chooseModel(this.#needed(message), true)) ? 'again' : undefined;
  }
}

/** `again`: the model is another one, look once more. */
type Decision = OutgoingMessage | 'again' | undefined;

function images({ attachments }: OutgoingMessage): readonly Attachment[] {
  return attachments.filter(({ kind }) => kind === 'image');
}

function details(needed: number, room: number, trimmed: Trimmed | undefined): string {
  const number = (tokens: number) => Math.max(0, tokens).toLocaleString(vscode.env.language);
  return [
    vscode.l10n.t('It is about {0} tokens, and {1} fit.', number(needed), number(room)),
    ...(trimmed?.shortened.length
      ? [
          vscode.l10n.t(
            'Trimmed, only the beginning goes of: {0}',
            attachmentNames(trimmed.shortened),
          ),
        ]
      : []),
    ...(trimmed?.dropped.length
      ? [vscode.l10n.t('Trimmed, it goes without: {0}', attachmentNames(trimmed.dropped))]
      : []),
  ].join('\n');
}
