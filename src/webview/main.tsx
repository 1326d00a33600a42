import { render } from 'preact';
import { Announcer } from './announce/announcer';
import { App } from './app';
import { DraftBox } from './composer/draftBox';
import { Finder } from './find/finder';
import { listenForFindKeys } from './find/findKeys';
import { openHostDoor } from './hostDoor';
import { goToQuestion } from './goToQuestion';
import { Link } from './link';
import { listenToStore } from './listenToStore';
import type { Page } from './page';
import { afterPaint } from './afterPaint';
import { reportFocus } from './reportFocus';
import { problemReporter, reportUncaught } from './reportProblems';
import { readRoot } from './readRoot';
import { Requests } from './requests';
import { revealTurn } from './revealTurn';
import { ShownInTab } from './shownInTab';
import { KeptPlace } from './scroll/keptPlace';
import { TranscriptScroll } from './scroll/transcriptScroll';
import { ChatStore } from './state/chatStore';
import { KeptEdits } from './turn/keptEdits';
import { TurnWindow } from './turnWindow';

const { element, words, door: which, place } = readRoot();
const door = openHostDoor();
const post: Page['post'] = (message) => door.post(message);
const report = problemReporter(post);
const store = new ChatStore();
const requests = new Requests(post);
const draft = new DraftBox({
  post,
  keep: (state) => door.keep('draft', state),
  kept: () => door.kept('draft'),
});
const shownInTab = new ShownInTab(which, place);
const scroll = new TranscriptScroll(store.later);
const readingPlace = new KeptPlace(
  {
    keep: (place) => door.keep('place', place),
    kept: () => door.kept('place'),
    chatId: () => store.frame.value?.chatId,
  },
  scroll,
);
const turnWindow = new TurnWindow({ requests, scroll, store });
const finder = new Finder({ post, scroll, store, turnWindow });
const edits = new KeptEdits({
  keep: (texts) => door.keep('edits', texts),
  kept: () => door.kept('edits'),
});
const announcer = new Announcer(words);
const page: Page = {
  words,
  door: which,
  store,
  requests,
  draft,
  scroll,
  readingPlace,
  turnWindow,
  finder,
  edits,
  shownInTab,
  announcer,
  report,
  post,
};

reportUncaught(report);
listenToStore(page);
listenForFindKeys(finder);
reportFocus(post);
render(<App page={page} />, element);
new Link(
  door,
  store,
  requests,
  {
    focusInput: () => draft.focus(),
    reveal: (id) => void revealTurn(page, id),
    openFind: () => finder.show(),
    found: (search, found) => finder.take(search, found),
    goToQuestion: (to) => void goToQuestion(page, to),
    shownBefore: () => (store.frame.value ? undefined : shownInTab.chatId),
    place: () => (store.frame.value ? readingPlace.now() : readingPlace.kept()),
  },
  afterPaint,
).start();
