import type { Page } from './page';
import { isRunning } from './state/turnCell';
import type { ReplyState } from './state/turnCell';

/** What the host's changes do besides being drawn: to the box, the scrolling and the announcements. */
export function listenToStore({ store, draft, scroll, announcer, words }: Page): void {
  let chatId: string | undefined;
  store.listen({
    draft: (_id, value) => draft.replace(value),
    shown: (id, value, at) => {
      draft.show(id, value, at);
      if (id !== chatId) scroll.reset();
      chatId = id;
    },
    appended: (_cell, text) => {
      scroll.grew();
      announcer.stream(text);
    },
    stateChanged: (cell) => {
      const state = cell.view.value;
      scroll.grew();
      if (!isRunning(state.state)) announcer.finish(closing(state));
    },
    asked: (id) => scroll.asked(id),
  });

  function closing({ state }: ReplyState): string {
    if (state === 'complete') return words.replyComplete;
    if (state === 'stopped') return words.replyStopped;
    // A failure is an alert, which announces itself.
    return state === 'truncated' ? words.replyTruncated : '';
  }
}
