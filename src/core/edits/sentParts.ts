import { isExcerpt } from '../context/attachment';
import type { Attachment } from '../context/attachment';
import type { Conversation } from '../conversation/conversation';
import type { TurnId } from '../conversation/turn';

/** How far back a question is looked for that was about a file, turns. */
const reach = 200;

/**
 * The parts of documents that a reply answers to: those of its question, else of the last question
 * before it that was about any.
 */
export function sentParts(conversation: Conversation, reply: TurnId): readonly Attachment[] {
  let id: TurnId | null = reply;
  for (let steps = 0; id !== null && steps < reach; steps++) {
    const turn = conversation.turns.get(id);
    if (!turn) return [];
    if (turn.role === 'user') {
      const parts = turn.attachments.filter((each) => isExcerpt(each) && each.uri !== undefined);
      if (parts.length > 0) return parts;
    }
    id = turn.parent;
  }
  return [];
}
