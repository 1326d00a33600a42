import { chosenChild, shownIds } from '../conversation/branch';
import { reduce, reduceAll } from '../conversation/conversation';
import type { Conversation } from '../conversation/conversation';
import { isOfDraft } from '../conversation/event';
import type { ConversationEvent } from '../conversation/event';
import { isWritten } from '../conversation/perWindow';
import type { TurnId } from '../conversation/turn';
import { closeInterrupted } from '../journal/closeInterrupted';
import { newsOf } from './newsOf';

export interface Merged {
  readonly conversation: Conversation;
  /** What changed, as if it had happened here. */
  readonly news: readonly ConversationEvent[];
  /** Drafts of other windows that wait until the one of this window is sent. */
  readonly withheld: readonly ConversationEvent[];
}

/** This window, and the replies that are being written here or elsewhere. */
export interface Here {
  readonly writer: string;
  readonly alive: ReadonlySet<TurnId>;
}

/**
 * What other windows wrote, added to a chat that is open here. It takes nothing away from under the
 * person's hands: what is half written here stays, and of branches the one that is shown here.
 */
export function mergeNews(
  before: Conversation,
  events: readonly ConversationEvent[],
  here: Here,
): Merged {
  const own = before.drafts.get(here.writer);
  const isOurs = own !== undefined && isWritten(own.value);
  const withheld = isOurs ? events.filter(isOfDraft) : [];
  const taken = isOurs ? events.filter((event) => !isOfDraft(event)) : events;
  const merged = withShownBranch(before, reduceAll(before, taken));
  const after = closeInterrupted(merged, here.alive).reduce(reduce, merged);
  return { conversation: after, news: newsOf(before, after, taken), withheld };
}

/** Another window may make the shown branch longer, but shows no other one here. */
function withShownBranch(before: Conversation, after: Conversation): Conversation {
  // Not recorded: the next window shows what was chosen last.
  return [null, ...shownIds(before)].reduce((state, parent) => {
    const child = chosenChild(before, parent);
    const stamp = state.chosen.get(parent)?.stamp;
    if (child === undefined || chosenChild(state, parent) === child || !stamp) return state;
    return reduce(state, { type: 'chosen', parent, child, stamp });
  }, after);
}
