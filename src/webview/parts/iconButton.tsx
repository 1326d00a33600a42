import { Icon } from './icon';
import type { IconName } from '../../protocol/iconName';

/** A small square button that is an icon to the eye and `name` to everybody. */
export function IconButton({
  icon,
  name,
  title,
  onPress,
}: {
  icon: IconName;
  name: string;
  /** Shown instead of the name when the pointer rests on it. */
  title?: string | undefined;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={name}
      title={title ?? name}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
