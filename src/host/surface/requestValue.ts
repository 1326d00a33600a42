import * as vscode from 'vscode';
import { turnById } from '../../core/conversation/branch';
import type { TurnId } from '../../core/conversation/turn';
import type { Session } from '../../core/session/session';
import type { OtherRequest } from '../../protocol/fromPage';
import type { DraftRequests } from '../draft/draftRequests';
import { sendDraft } from '../draft/sendDraft';
import type { SendPorts } from '../draft/sendDraft';
import type { ConversationFeed } from './conversationFeed';
import { anotherChat, emptyQuestion, notSent } from './refusal';

/** What answering a page needs from outside. */
export interface RequestPorts extends SendPorts {
  readonly drafts: DraftRequests;
}

/** Does what a page asks of the chat that it shows; rejects with a `Refusal` where it must not be. */
export async function valueFor(
  request: OtherRequest,
  session: Session,
  feed: ConversationFeed,
  ports: RequestPorts,
): Promise<unknown> {
  if ('chatId' in request && request.chatId !== session.id) throw anotherChat();
  switch (request.type) {
    case 'send':
      await ports.drafts.settled(session);
      return await sendDraft(ports, session, feed, request.text);
    case 'takeBack':
      takeBack(session, feed, request.id);
      return null;
    case 'edit':
      await edit(session, request.id, request.text, ports);
      return null;
    case 'copyMessage':
      await copyMessage(session, request.id);
      return null;
    case 'copyText':
      await vscode.env.clipboard.writeText(request.text);
      return null;
    default:
      return await ports.drafts.answer(request, session);
  }
}

/** What was to stay at home with it stays at home. */
function takeBack(session: Session, feed: ConversationFeed, id: string): void {
  const question = session.takeBack(id);
  if (question?.withHistory === false) feed.withHistory = false;
}

async function edit(
  session: Session,
  id: TurnId,
  text: string,
  { outgoing }: RequestPorts,
): Promise<void> {
  if (text.trim() === '') throw emptyQuestion();
  const turn = session.conversation.turns.get(id);
  if (turn?.role !== 'user') throw anotherChat();
  const message = await outgoing.approve([], text);
  if (!message) throw notSent();
  void session.edit(id, message.text);
}

/** A message of a chat that is not shown any more leaves the clipboard alone. */
async function copyMessage(session: Session, id: TurnId): Promise<void> {
  const turn = turnById(session.conversation, id);
  if (!turn) throw anotherChat();
  await vscode.env.clipboard.writeText(turn.text);
}
