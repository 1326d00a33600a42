import * as vscode from 'vscode';
import { findSecrets } from '../../core/context/secrets/findSecrets';
import { maskSecrets } from '../../core/context/secrets/maskSecrets';
import type { Secret } from '../../core/context/secrets/secret';
import type { Attachment } from '../../core/context/attachment';
import { literal } from '../words/literal';
import { secretName } from '../words/secretName';
import type { OutgoingMessage } from './outgoing';

/** Secrets that are named one by one; of more the number is said. */
const named = 8;

interface Found {
  readonly secrets: readonly Secret[];
  readonly text: string;
  /** Where it stands, for a person. */
  readonly place: (secret: Secret) => string;
}

/** Points out what looks like a secret before it leaves. */
export class SecretGate {
  readonly #own: () => Promise<readonly string[]>;
  /** What the person let go in this window: it is not asked about again. */
  readonly #allowed = new Set<string>();

  constructor(own: () => Promise<readonly string[]>) {
    this.#own = own;
  }

  /** The message as the person wants it sent; undefined: not at all. */
  async pass(message: OutgoingMessage): Promise<OutgoingMessage | undefined> {
    const own = await this.#own();
    const inText = this.#find(message.text, own);
    const inAttachments = message.attachments.map((each) => ({
      attachment: each,
      secrets: each.kind === 'image' ? [] : this.#find(each.text, own, each.label),
    }));
    const found: readonly Found[] = [
      { secrets: inText, text: message.text, place: () => vscode.l10n.t('in the message') },
      ...inAttachments.map(({ attachment, secrets }) => ({
        secrets,
        text: attachment.text,
        place: (secret: Secret) => place(attachment, secret),
      })),
    ];
    const count = found.reduce((sum, { secrets }) => sum + secrets.length, 0);
    if (count === 0) return message;
    const answer = await ask(found, count);
    if (answer === 'send') this.#allow(found);
    if (answer !== 'mask') return answer && message;
    return {
      text: maskSecrets(message.text, inText),
      attachments: inAttachments.map(({ attachment, secrets }) =>
        secrets.length === 0
          ? attachment
          : { ...attachment, text: maskSecrets(attachment.text, secrets) },
      ),
    };
  }

  #find(text: string, own: readonly string[], file?: string): readonly Secret[] {
    return findSecrets(text, { own, ...(file !== undefined && { file }) }).filter(
      ({ start, end }) => !this.#allowed.has(text.slice(start, end)),
    );
  }

  #allow(found: readonly Found[]): void {
    for (const { secrets, text } of found) {
      for (const { start, end } of secrets) this.#allowed.add(text.slice(start, end));
    }
  }
}

async function ask(found: readonly Found[], count: number): Promise<'mask' | 'send' | undefined> {
  const lines = found
    .flatMap(({ secrets, place }) => secrets.map((secret) => ({ secret, place })))
    .slice(0, named)
    .map(({ secret, place }) => `${secretName(secret)}: ${place(secret)}`);
  const [mask, send] = [vscode.l10n.t('Mask and Send'), vscode.l10n.t('Send As It Is')];
  const answer = await vscode.window.showWarningMessage(
    count === 1
      ? vscode.l10n.t('This looks like a secret. Should it be sent?')
      : vscode.l10n.t('{0} things look like secrets. Should they be sent?', count),
    {
      modal: true,
      detail: [
        ...lines,
        ...(count > named ? [vscode.l10n.t('and {0} more', count - named)] : []),
      ].join('\n'),
    },
    mask,
    send,
  );
  if (answer === mask) return 'mask';
  return answer === send ? 'send' : undefined;
}

function place({ label, range, text }: Attachment, { start }: Secret): string {
  const above = text.slice(0, start).split('\n').length;
  return vscode.l10n.t('{0}, line {1}', literal(label), (range?.start.line ?? 0) + above);
}
