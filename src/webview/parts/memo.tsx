import { Component } from 'preact';
import type { ComponentChildren, ComponentClass } from 'preact';

/**
 * The component, drawn again only when one of its properties changed (by ===, or as `same` says), or
 * a state of its own. Preact has this only in its React layer, which the page does without. It is one
 * component and not a wrapper around one: a long reply has thousands of them.
 */
export function memo<P extends object>(
  drawn: (properties: P) => ComponentChildren,
  same: (before: P, after: P) => boolean = sameProperties,
): ComponentClass<P> {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      return !same(this.props, next);
    }
    override render(properties: P): ComponentChildren {
      return drawn(properties);
    }
  };
}

function sameProperties<P extends object>(before: P, after: P): boolean {
  const keys = Object.keys(before) as (keyof P)[];
  return (
    keys.length === Object.keys(after).length && keys.every((key) => before[key] === after[key])
  );
}
