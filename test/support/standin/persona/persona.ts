import { replyWith, type ReplyOptions } from '../reply';
import type { CompletionRequest, Script } from '../script';
import { cannedReplies } from './cannedReplies';

/** The demo persona's answer, streamed at a natural pace unless `options` say otherwise. */
export function personaReply(request: CompletionRequest, options: ReplyOptions = {}): Script {
  const text = cannedReplies['short'] ?? '';
  return replyWith(text, request, { firstMs: 150, gapMs: 15, ...options });
}
