import * as vscode from 'vscode';
import { probablyMeant, slashCall } from '../../core/completion/slashCall';
import type { Attachment } from '../../core/context/attachment';
import { emptyDraft } from '../../core/conversation/event';
import type { Session } from '../../core/session/session';
import type { SendAnswer } from '../../protocol/fromPage';
import type { Outgoing } from '../context/outgoing';
import type { Expansion, SlashCommands } from '../prompts/slashCommand';
import type { ConversationFeed } from '../surface/conversationFeed';
import { emptyQuestion, notSent, Refusal } from '../surface/refusal';

export interface SendPorts {
  readonly commands: SlashCommands;
  readonly outgoing: Outgoing;
}

/**
 * Sends what is in the box with what goes along; a command at its beginning is expanded first.
 * Refuses in words, and then nothing of it is lost.
 */
export async function sendDraft(
  ports: SendPorts,
  session: Session,
  feed: ConversationFeed,
  text: string,
): Promise<SendAnswer> {
  const { attachments } = session.conversation.draft.value;
  if (text.trim() === '' && attachments.length === 0) throw emptyQuestion();
  const meant = await expanded(ports.commands, text, attachments);
  const all = [...attachments, ...meant.attachments];
  if (meant.showFirst) {
    session.setDraft({
      text: meant.text,
      selection: [meant.text.length, meant.text.length],
      attachments: all,
    });
    return 'shown';
  }
  const message = await ports.outgoing.approve(all, meant.text);
  if (!message) throw notSent();
  const { withHistory } = feed;
  // What was attached while the person was asked stays for the next message.
  const later = session.conversation.draft.value.attachments.filter(
    ({ id }) => !attachments.some((each) => each.id === id),
  );
  feed.quietly(() => session.setDraft({ ...emptyDraft, attachments: later }));
  feed.withHistory = true;
  void session.ask({ ...message, purpose: meant.purpose, withHistory });
  return null;
}

type Meant = Omit<Extract<Expansion, { readonly ok: true }>, 'ok'>;

/**
 * What a message stands for. A name that no command has is refused where it is probably a slip;
 * otherwise the message is a text that happens to begin with a slash.
 */
async function expanded(
  commands: SlashCommands,
  text: string,
  attached: readonly Attachment[],
): Promise<Meant> {
  const plain: Meant = { text, attachments: [], purpose: 'chat', showFirst: false };
  const call = slashCall(text);
  if (!call) return plain;
  const names = (await commands.list()).map(({ name }) => name);
  const isKnown = names.some((name) => name.toLowerCase() === call.name.toLowerCase());
  if (!isKnown) {
    const meant = probablyMeant(call.name, names);
    if (meant === undefined) return plain;
    throw new Refusal(
      vscode.l10n.t(
        'There is no command /{0}. Did you mean /{1}? With a blank before it, it is sent as it stands.',
        call.name,
        meant,
      ),
    );
  }
  const expansion = await commands.expand(call.name, call.rest, attached);
  if (!expansion.ok) throw new Refusal(expansion.message);
  return expansion;
}
