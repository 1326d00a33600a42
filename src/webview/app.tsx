import { isComposing } from './composer/enterKey';
import { Composer } from './composer/composer';
import { PageContext, usePage } from './page';
import type { Page } from './page';
import { Header } from './parts/header';
import { Notices } from './parts/notices';
import { useObservable } from './state/observable';
import { Transcript } from './transcript';

/** The whole page. */
export function App({ page }: { page: Page }) {
  const keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event) || event.defaultPrevented) return;
    if (page.store.frame.value?.busy) page.post({ type: 'stop' });
  };
  return (
    <PageContext.Provider value={page}>
      <div class="page" data-door={page.door} onKeyDown={keyed}>
        <Header />
        <Notices />
        <Transcript />
        <Composer />
        <Announcements />
      </div>
    </PageContext.Provider>
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
