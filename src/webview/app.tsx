import type { ComponentChildren } from 'preact';
import { isComposing } from './composer/enterKey';
import { Composer } from './composer/composer';
import { PageContext, usePage } from './page';
import type { Page } from './page';
import { Header } from './parts/header';
import { useObservable } from './state/observable';
import { stopReply } from './stopReply';
import { Transcript } from './transcript';

/** The whole page. */
export function App({ page }: { page: Page }) {
  const keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event) || event.defaultPrevented) return;
    stopReply(page);
  };
  return (
    <PageContext.Provider value={page}>
      <Frame onKeyDown={keyed}>
        <Header />
        <Transcript />
        <Composer />
        <Announcements />
      </Frame>
    </PageContext.Provider>
  );
}

/** The page's own box, in the font size of the setting. */
function Frame({
  children,
  onKeyDown,
}: {
  children: ComponentChildren;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { door, store } = usePage();
  const size = useObservable(store.frame)?.fontSize ?? 0;
  const style = size > 0 ? { '--chat-font-size': `${size}px` } : {};
  return (
    <div class="page" data-door={door} style={style} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

/** The one live region for what is read: sentences, not tokens. */
function Announcements() {
  const { announcer, words } = usePage();
  return (
    <div class="unseen" role="status" aria-label={words.announcements}>
      {useObservable(announcer.spoken)}
    </div>
  );
}
