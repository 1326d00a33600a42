import { fill } from '../../protocol/strings';
import { usePage } from '../page';

/** Draws more of what is too much to be drawn at once; `count` is what is left. */
export function ShowMore({
  count,
  unit = 'items',
  onPress,
}: {
  count: number;
  unit?: 'items' | 'characters';
  onPress: () => void;
}) {
  const { words } = usePage();
  const text = unit === 'items' ? words.showMore : words.showMoreText;
  return (
    <button type="button" class="button secondary show-more" onClick={onPress}>
      {fill(text, formatCount(count))}
    </button>
  );
}

/** A number as the page's language writes it. */
export function formatCount(count: number): string {
  return count.toLocaleString(document.documentElement.lang);
}
