import { t } from '#i18n/translate.ts';
import { Component, type ReactNode } from 'react';

/** Catches a fault of the page itself and says how to go on; what was chosen is in the address and stays. */
export class ErrorScreen extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main role="alert" className="mx-auto max-w-md px-4 py-16 text-center">
        <h1 className="font-semibold">{t('app.faultTitle')}</h1>
        <p>{t('app.faultText')}</p>
        <button type="button" className="min-h-8 underline" onClick={() => location.reload()}>
          {t('app.loadAgain')}
        </button>
      </main>
    );
  }
}
