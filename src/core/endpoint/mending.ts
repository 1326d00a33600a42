import { EndpointError } from './failure';
import type { Failure } from './failure';
import type { ReplyEvent } from './reply';

/**
 * A reply that is asked for in one way, and once more in another where `mend` knows a better way after
 * a refusal (undefined: it does not). Never after content: what came may have been charged, and would
 * come a second time.
 */
export async function* mending<Way>(
  way: Way,
  open: (way: Way) => AsyncIterable<ReplyEvent>,
  mend: (failure: Failure) => Promise<Way | undefined>,
): AsyncGenerator<ReplyEvent, void, undefined> {
  let hasContent = false;
  try {
    for await (const event of open(way)) {
      hasContent ||= isContent(event);
      yield event;
    }
  } catch (error) {
    if (hasContent || !EndpointError.is(error)) throw error;
    const better = await mend(error.failure);
    if (better === undefined) throw error;
    yield* open(better);
  }
}

function isContent({ type }: ReplyEvent): boolean {
  return type === 'text' || type === 'reasoning' || type === 'toolCall';
}
