import * as vscode from 'vscode';
import type { Attachment } from '../../core/context/attachment';
import type { ConversationEvent } from '../../core/conversation/event';
import type { Turn } from '../../core/conversation/turn';
import type { ExcludedGate } from './excludedGate';
import { leaving, withText } from './secretGate';
import type { Leaving, SecretGate } from './secretGate';

/**
 * Asks about a chat that comes from elsewhere, once, before it is kept: with the next question its
 * messages leave as earlier ones, which nobody is asked about.
 */
export class ImportGate {
  readonly #excluded: ExcludedGate;
  readonly #secrets: SecretGate;

  constructor(excluded: ExcludedGate, secrets: SecretGate) {
    this.#excluded = excluded;
    this.#secrets = secrets;
  }

  /** The events as the person wants them kept; undefined: not at all. */
  async pass(
    events: readonly ConversationEvent[],
  ): Promise<readonly ConversationEvent[] | undefined> {
    const included = await this.#withoutExcluded(events);
    return included && (await this.#withoutSecrets(included));
  }

  async #withoutExcluded(
    events: readonly ConversationEvent[],
  ): Promise<readonly ConversationEvent[] | undefined> {
    const without = vscode.l10n.t('Import Without');
    const kept = await this.#excluded.pass(attachmentsOf(events), without, true);
    if (!kept) return undefined;
    const included = new Set(kept);
    return events.map((event) =>
      changed(event, { attachment: (each) => (included.has(each) ? each : undefined) }),
    );
  }

  async #withoutSecrets(
    events: readonly ConversationEvent[],
  ): Promise<readonly ConversationEvent[] | undefined> {
    const turns = events.flatMap((event) => (tellsTurn(event) ? [event.turn] : []));
    const attachments = attachmentsOf(events);
    const passed = await this.#secrets.passTexts(
      [...turns.map(said), ...attachments.map(leaving)],
      {
        words: (count) =>
          count === 1
            ? vscode.l10n.t('In this chat something looks like a secret. It would be sent with it.')
            : vscode.l10n.t(
                'In this chat {0} things look like secrets. They would be sent with it.',
                count,
              ),
        mask: vscode.l10n.t('Mask and Import'),
        asItIs: vscode.l10n.t('Import As It Is'),
      },
    );
    if (!passed) return undefined;
    // By the thing itself: two of a chat from elsewhere may bear one id.
    const texts = new Map([...turns, ...attachments].map((each, n) => [each, passed[n]] as const));
    return events.map((event) =>
      changed(event, {
        turn: (turn) => texts.get(turn) ?? turn.text,
        attachment: (each) => withText(each, texts.get(each)),
      }),
    );
  }
}

function attachmentsOf(events: readonly ConversationEvent[]): readonly Attachment[] {
  return events.flatMap((event) => (event.type === 'asked' ? event.turn.attachments : []));
}

function said({ role, text }: Turn): Leaving {
  return {
    text,
    place: () => (role === 'user' ? vscode.l10n.t('in a question') : vscode.l10n.t('in a reply')),
  };
}

type TellsTurn = Extract<ConversationEvent, { readonly type: 'asked' | 'replyStarted' }>;

function tellsTurn(event: ConversationEvent): event is TellsTurn {
  return event.type === 'asked' || event.type === 'replyStarted';
}

interface Change {
  readonly turn?: (turn: Turn) => string;
  readonly attachment: (attachment: Attachment) => Attachment | undefined;
}

function changed(event: ConversationEvent, { turn, attachment }: Change): ConversationEvent {
  if (!tellsTurn(event)) return event;
  const text = turn?.(event.turn) ?? event.turn.text;
  if (event.type === 'replyStarted') return { ...event, turn: { ...event.turn, text } };
  const attachments = event.turn.attachments.flatMap((each) => attachment(each) ?? []);
  return { ...event, turn: { ...event.turn, text, attachments } };
}
