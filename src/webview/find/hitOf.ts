import type { Hit } from '../../core/find/tally';

/**
 * The place on the page of a hit that was found in the source. What is shown may have fewer or more
 * hits, since signs of Markdown are not shown and other words are: then the one that stands at about
 * the same place among them.
 */
export function hitOf<T>(shown: readonly T[], { nth, of }: Pick<Hit, 'nth' | 'of'>): T | undefined {
  if (shown.length === of) return shown[nth];
  return shown[Math.min(shown.length - 1, Math.floor((nth * shown.length) / of))];
}
