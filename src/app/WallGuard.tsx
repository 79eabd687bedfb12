import { Component, type ReactNode } from 'react';
import { t } from '#i18n/translate.ts';
import { loadAnew } from './reload-once.ts';

/** Between two tries to load the page anew, in milliseconds. */
const TRY_AGAIN = 61_000;

/** Catches a fault of the wall: nobody is there to load it again, so it does that by itself. */
export class WallGuard extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  private timer: ReturnType<typeof setInterval> | undefined;

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(): void {
    void loadAnew();
    this.timer = setInterval(() => void loadAnew(), TRY_AGAIN);
  }

  override componentWillUnmount(): void {
    clearInterval(this.timer);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main role="alert" className="grid h-dvh place-items-center text-2xl">
        {t('app.faultTitle')}
      </main>
    );
  }
}
