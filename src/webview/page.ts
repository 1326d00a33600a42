import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FromPage } from '../protocol/fromPage';
import type { PageStrings } from '../protocol/strings';
import type { Announcer } from './announce/announcer';
import type { DraftBox } from './composer/draftBox';
import type { Finder } from './find/finder';
import type { Requests } from './requests';
import type { KeptPlace } from './scroll/keptPlace';
import type { TranscriptScroll } from './scroll/transcriptScroll';
import type { ChatStore } from './state/chatStore';
import type { KeptEdits } from './turn/keptEdits';
import type { ShownInTab } from './shownInTab';
import type { TurnWindow } from './turnWindow';

/** Everything a part of the page may need; made once in `main`. */
export interface Page {
  readonly words: PageStrings;
  /** Which door this is: the editor panel or the side bar. */
  readonly door: 'panel' | 'sidebar';
  readonly store: ChatStore;
  readonly requests: Requests;
  readonly draft: DraftBox;
  readonly scroll: TranscriptScroll;
  readonly readingPlace: KeptPlace;
  readonly turnWindow: TurnWindow;
  readonly finder: Finder;
  readonly edits: KeptEdits;
  readonly shownInTab: ShownInTab;
  readonly announcer: Announcer;
  /** Tells the host what went wrong. */
  readonly report: (error: unknown) => void;
  readonly post: (message: FromPage) => void;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('PageContext is missing');
  return page;
}
