import type { ConversationEvent } from '../conversation/event';
import { isPiece } from './pending';

/**
 * The events of all segments in the order that loses least: what a piece of a reply hangs on comes
 * before it, whichever file it was in, and pieces come by their place in the reply.
 */
export function mergeOrder(events: readonly ConversationEvent[]): readonly ConversationEvent[] {
  const pieces = events.filter(isPiece).sort((a, b) => a.offset - b.offset);
  return [...events.filter((event) => !isPiece(event)), ...pieces];
}
