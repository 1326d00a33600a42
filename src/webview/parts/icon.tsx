import type { IconName } from '../../protocol/iconName';

/** A codicon by its name; decoration only, the control around it has the name. */
export function Icon({ name }: { name: IconName }) {
  return <span class={iconClass(name)} aria-hidden="true" />;
}

/** The classes that make a codicon of an element. */
export function iconClass(name: IconName): string {
  return `codicon codicon-${name}`;
}
