import { Component, type ReactNode } from 'react';

type Props = {
  /** What the children are drawn from: as soon as one of these is another, they are tried again. */
  readonly of: readonly unknown[];
  /** Drawn in place of children that throw. Where it throws too, the guard around this one is asked. */
  readonly instead: ReactNode;
  readonly children: ReactNode;
};

/** Keeps a fault in drawing one thing from taking everything around it along. */
export class Guard extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate({ of }: Props, { failed }: { readonly failed: boolean }): void {
    // What failed at this very update has just been tried.
    if (!failed || !this.state.failed) return;
    // Drawn a second time only here, after a fault, where there is no other way back.
    // oxlint-disable-next-line react/no-did-update-set-state
    if (of.some((each, index) => each !== this.props.of[index])) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
