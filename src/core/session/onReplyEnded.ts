import type { EndedReply } from '../conversation/turn';
import type { Chats } from './chats';
import type { Session } from './session';

/**
 * Hears of every reply that ends in a chat of this window; what another window wrote is its affair.
 * The returned function ends it for chats that are opened later.
 */
export function onReplyEnded(
  chats: Chats,
  listener: (session: Session, reply: EndedReply) => void,
): () => void {
  return chats.onOpen((session) => {
    session.listen((event) => {
      if (event.type !== 'conversation' || event.elsewhere) return;
      if (event.event.type === 'replyEnded') listener(session, event.event.turn);
    });
  });
}
