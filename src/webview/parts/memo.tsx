import { Component, createElement } from 'preact';
import type { ComponentChild, FunctionComponent } from 'preact';

/**
 * The component, drawn again only when one of its properties changed (by ===, or as `same` says).
 * Preact has this only in its React layer, which the page does without.
 */
export function memo<P extends object>(
  drawn: FunctionComponent<P>,
  same: (before: P, after: P) => boolean = sameProperties,
): FunctionComponent<P> {
  class Memo extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      return !same(this.props, next);
    }
    override render(): ComponentChild {
      return createElement(drawn, this.props);
    }
  }
  return (properties) => createElement(Memo, properties);
}

function sameProperties<P extends object>(before: P, after: P): boolean {
  const keys = Object.keys(before) as (keyof P)[];
  return (
    keys.length === Object.keys(after).length && keys.every((key) => before[key] === after[key])
  );
}
