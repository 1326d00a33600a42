import { Component } from 'preact';
import type { ComponentChild, ComponentChildren } from 'preact';

interface Properties {
  readonly children: ComponentChildren;
  /** What is shown instead when drawing fails. */
  readonly instead: () => ComponentChild;
  readonly report: (error: unknown) => void;
}

/** Keeps an error in one part of the page from taking the rest of the page down. */
export class Safely extends Component<Properties, { failed: boolean }> {
  override state = { failed: false };

  override componentDidCatch(error: unknown): void {
    this.setState({ failed: true });
    this.props.report(error);
  }

  override render({ children, instead }: Properties): ComponentChild {
    return this.state.failed ? instead() : children;
  }
}
