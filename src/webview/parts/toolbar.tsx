import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Buttons in a row that are one stop for Tab; arrow keys, Home and End go from one to the other, as
 * in toolbars everywhere.
 */
export function Toolbar({ name, children }: { name: string; children: ComponentChildren }) {
  const bar = useRef<HTMLSpanElement>(null);
  const current = useRef(0);

  const settle = (): readonly HTMLButtonElement[] => {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const at = Math.min(current.current, buttons.length - 1);
    for (const [index, button] of buttons.entries()) button.tabIndex = index === at ? 0 : -1;
    return buttons;
  };
  useLayoutEffect(() => void settle());

  const focused = (event: FocusEvent): void => {
    const at = settle().findIndex((button) => button === event.target);
    if (at >= 0) current.current = at;
    settle();
  };

  const keyed = (event: KeyboardEvent): void => {
    const buttons = settle();
    const to = target(event.key, current.current, buttons.length);
    if (to === undefined) return;
    event.preventDefault();
    buttons[to]?.focus();
  };

  return (
    <span
      ref={bar}
      class="actions"
      role="toolbar"
      aria-label={name}
      onFocusIn={focused}
      onKeyDown={keyed}
    >
      {children}
    </span>
  );
}

function target(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
