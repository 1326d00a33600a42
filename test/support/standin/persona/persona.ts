import { directiveIn, lastUserText } from '../lastMessage';
import { replyWith, type ReplyOptions } from '../reply';
import type { CompletionRequest, Script } from '../script';
import { chooseReply } from './chooseReply';

/** Wait before the first piece, and between pieces of about 40 characters; ms. */
const pace = { firstMs: 150, gapMs: 15 };

/**
 * The demo persona's answer, streamed at a natural pace unless `options` say otherwise. A line with
 * a directive is not part of what it answers to.
 */
export function personaReply(request: CompletionRequest, options: ReplyOptions = {}): Script {
  const message = lastUserText(request.body);
  const said =
    directiveIn(message) === undefined ? message : message.replace(/^\/standin\b.*$/m, '');
  return replyWith(chooseReply(said), request, { ...pace, ...options });
}
