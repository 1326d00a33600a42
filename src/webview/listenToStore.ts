import type { Page } from './page';
import { isRunning } from './state/turnCell';
import type { ReplyState } from './state/turnCell';

/** What the host's changes do besides being drawn: to the box, the scrolling and the announcements. */
export function listenToStore({
  store,
  draft,
  scroll,
  readingPlace,
  turnWindow,
  shownInTab,
  announcer,
  words,
}: Page): void {
  let chatId: string | undefined;
  let restored = false;
  store.listen({
    draft: (_id, value) => draft.replace(value),
    shown: ({ frame, turns, draft: value, draftAt }) => {
      draft.show(frame.chatId, value, draftAt);
      if (frame.chatId === chatId) return;
      shownInTab.keep(frame.chatId);
      const place = chatId === undefined ? readingPlace.kept(frame.chatId) : undefined;
      chatId = frame.chatId;
      scroll.reset();
      restored = place !== undefined && turns.some(({ id }) => id === place.id);
      if (place && restored) scroll.keepAt(place);
    },
    readFrom: (id) => {
      if (!restored) scroll.asked(id);
    },
    appended: (text) => {
      scroll.grew();
      announcer.stream(text);
    },
    stateChanged: (state) => {
      if (!isRunning(state.state)) announcer.finish(closing(state));
    },
    changing: () => scroll.changing(),
    branching: (after) => scroll.branching(after),
    asked: (id) => {
      if (store.cell(id)) {
        scroll.asked(id);
        turnWindow.trim('end');
      } else {
        void turnWindow.loadEnd().then(() => scroll.asked(id));
      }
    },
  });

  function closing({ state }: ReplyState): string {
    if (state === 'complete') return words.replyComplete;
    if (state === 'stopped') return words.replyStopped;
    // A failure is an alert, which announces itself.
    return state === 'truncated' ? words.replyTruncated : '';
  }
}
