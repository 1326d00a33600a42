import type * as vscode from 'vscode';
import type { ChatList } from '../../core/journal/chatList';
import type { Chats } from '../../core/session/chats';
import type { Session } from '../../core/session/session';
import type { Log } from '../log';

/** Keeps the list of chats and the log in step with what happens in this window's chats. */
export function followChats(chats: Chats, list: ChatList, log: Log): vscode.Disposable {
  const unfollow = chats.onOpen((session) => {
    session.listen((event) => {
      if (event.type === 'request') {
        log.debug('request', { chat: session.id, phase: event.state.phase });
      }
      if (event.type !== 'conversation' || event.elsewhere) return;
      switch (event.event.type) {
        case 'delta':
        case 'reasoningDelta':
          return;
        case 'draft':
        case 'typed':
          if (session.conversation.turns.size === 0)
            list.update(session.conversation, chats.sizeOf(session.id));
          return;
        case 'replyEnded':
          logEnd(session, event.event.turn.id, log);
          list.update(session.conversation, chats.sizeOf(session.id));
          return;
        case 'created':
        case 'asked':
        case 'replyStarted':
        case 'chosen':
        case 'titled':
        case 'pinned':
        case 'deleted':
        case 'queued':
          list.update(session.conversation, chats.sizeOf(session.id));
      }
    });
  });
  return { dispose: unfollow };
}

function logEnd(session: Session, id: string, log: Log): void {
  const turn = session.conversation.turns.get(id);
  if (turn?.role !== 'assistant') return;
  log.info('reply ended', {
    outcome: turn.outcome,
    model: turn.model,
    failure: turn.failure?.kind,
    status: turn.failure?.status,
    request: turn.requestId ?? turn.failure?.requestId,
    ms: turn.durationMs,
    firstTextMs: turn.firstTextMs,
    tokensOut: turn.usage?.completionTokens,
  });
}
