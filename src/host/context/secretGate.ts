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

/** A text that would leave. */
export interface Leaving {
  readonly text: string;
  /** Name of the file that it was taken from. */
  readonly file?: string;
  /** Where in it a secret stands, for a person. */
  readonly place: (secret: Secret) => string;
}

/** How the person is asked. */
export interface SecretQuestion {
  /** "Should it be sent?", of one secret or of so many. */
  readonly words: (count: number) => string;
  readonly mask: string;
  readonly asItIs: string;
}

type Found = Leaving & { readonly secrets: readonly Secret[] };

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
    const { text, attachments } = message;
    const inMessage = { text, place: () => vscode.l10n.t('in the message') };
    const passed = await this.passTexts([inMessage, ...attachments.map(leaving)], {
      words: (count) =>
        count === 1
          ? vscode.l10n.t('This looks like a secret. Should it be sent?')
          : vscode.l10n.t('{0} things look like secrets. Should they be sent?', count),
      mask: vscode.l10n.t('Mask and Send'),
      asItIs: vscode.l10n.t('Send As It Is'),
    });
    if (!passed) return undefined;
    const [ownText = text, ...texts] = passed;
    return { text: ownText, attachments: attachments.map((each, n) => withText(each, texts[n])) };
  }

  /** The texts as the person lets them go, in their order; undefined: not at all. */
  async passTexts(
    texts: readonly Leaving[],
    question: SecretQuestion,
  ): Promise<readonly string[] | undefined> {
    const own = await this.#own();
    const found = texts.map((each) => ({ ...each, secrets: this.#find(each, own) }));
    const answer = found.some(({ secrets }) => secrets.length > 0)
      ? await ask(found, question)
      : 'nothing';
    if (answer === 'asItIs') this.#allow(found);
    if (answer !== 'mask') return answer && texts.map(({ text }) => text);
    return found.map(({ text, secrets }) => maskSecrets(text, secrets));
  }

  #find({ text, file }: Leaving, own: readonly string[]): readonly Secret[] {
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

/** What is looked at of an attachment; in a picture nothing can be. */
export function leaving(attachment: Attachment): Leaving {
  const { kind, label, text } = attachment;
  return {
    text: kind === 'image' ? '' : text,
    file: label,
    place: (secret) => place(attachment, secret),
  };
}

/** The attachment with the text that was let go. */
export function withText(attachment: Attachment, text: string | undefined): Attachment {
  if (text === undefined || attachment.kind === 'image' || text === attachment.text) {
    return attachment;
  }
  return { ...attachment, text };
}

async function ask(
  found: readonly Found[],
  { words, mask, asItIs }: SecretQuestion,
): Promise<'mask' | 'asItIs' | undefined> {
  const places = found.flatMap(({ secrets, place }) =>
    secrets.map((secret) => `${secretName(secret)}: ${place(secret)}`),
  );
  const more = places.length - named;
  const answer = await vscode.window.showWarningMessage(
    words(places.length),
    {
      modal: true,
      detail: [
        ...places.slice(0, named),
        ...(more > 0 ? [vscode.l10n.t('and {0} more', more)] : []),
      ].join('\n'),
    },
    mask,
    asItIs,
  );
  if (answer === mask) return 'mask';
  return answer === asItIs ? 'asItIs' : undefined;
}

function place({ label, range, text }: Attachment, { start }: Secret): string {
  const above = text.slice(0, start).split('\n').length;
  return vscode.l10n.t('{0}, line {1}', literal(label), (range?.start.line ?? 0) + above);
}
