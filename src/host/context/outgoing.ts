import type { Attachment } from '../../core/context/attachment';
import { fitAttachment } from '../commands/fitAttachment';

/** What a person is about to send. */
export interface OutgoingMessage {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

export interface OutgoingPorts {
  /** Tokens that fit in the model beside the reply. */
  roomTokens(): number;
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
  readonly #ports: OutgoingPorts;

  constructor(ports: OutgoingPorts) {
    this.#ports = ports;
  }

  /**
   * The message as it may go: without excluded files, within the model's context, with secrets
   * masked where the person wished it. Undefined: the person sends nothing.
   */
  async approve(
    attachments: readonly Attachment[],
    text: string,
    { fits = false }: ApproveOptions = {},
  ): Promise<OutgoingMessage | undefined> {
    const kept: Attachment[] = [];
    for (const attachment of attachments) {
      const fitting = fits ? attachment : await fitAttachment(attachment, this.#ports.roomTokens());
      if (!fitting) return undefined;
      kept.push(fitting);
    }
    return { text, attachments: kept };
  }
}
