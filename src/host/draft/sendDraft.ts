import { emptyDraft } from '../../core/conversation/event';
import type { Session } from '../../core/session/session';
import type { SendAnswer } from '../../protocol/fromPage';
import type { Outgoing } from '../context/outgoing';
import type { SlashCommands } from '../prompts/slashCommand';
import type { ConversationFeed } from '../surface/conversationFeed';
import { emptyQuestion, notSent } from '../surface/refusal';
import { meantBy } from './meantBy';

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
  const meant = await meantBy(ports.commands, text, attachments);
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
