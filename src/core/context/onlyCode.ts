import type { Conversation } from '../conversation/conversation';
import type { AssistantTurn } from '../conversation/turn';
import { isExcerpt } from './attachment';
import type { Attachment } from './attachment';

/** Turns that are looked back at: what was attached longer ago is not what a reply speaks of. */
const farthest = 20;

/**
 * The one piece of code that a reply can only be about: the nearest question before it with code has
 * exactly one. Undefined where there are none or several.
 */
export function onlyCode(conversation: Conversation, reply: AssistantTurn): Attachment | undefined {
  let turn = conversation.turns.get(reply.parent);
  for (let steps = 0; turn && steps < farthest; steps++) {
    if (turn.role === 'user') {
      const code = turn.attachments.filter((each) => isExcerpt(each) && each.range !== undefined);
      if (code.length > 0) return code.length === 1 ? code[0] : undefined;
    }
    turn = turn.parent === null ? undefined : conversation.turns.get(turn.parent);
  }
  return undefined;
}
