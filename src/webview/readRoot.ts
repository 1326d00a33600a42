import type { PageStrings } from '../protocol/strings';

/** What the host wrote into the page: its element, its words and which door it stands at. */
export interface Root {
  readonly element: HTMLElement;
  readonly words: PageStrings;
  readonly door: 'panel' | 'sidebar';
  /** Tells the folder of this window from others; empty: none is open. */
  readonly place: string;
}

export function readRoot(): Root {
  const element = document.getElementById('root');
  if (!element) throw new Error('The page has no root element');
  const { strings = '{}', door, place = '', locale = 'en' } = element.dataset;
  document.documentElement.lang = locale;
  return {
    element,
    // Written by this extension's own host beside this very script.
    words: JSON.parse(strings) as PageStrings,
    door: door === 'panel' ? 'panel' : 'sidebar',
    place,
  };
}
