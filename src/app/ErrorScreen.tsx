import { t } from '#i18n/translate.ts';
import { Component, type ReactNode } from 'react';
import { Notice, TextButton } from '#ui/Notice.tsx';

/** Catches a fault of the page itself and says how to go on; what was chosen is in the address and stays. */
export class ErrorScreen extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main role="alert">
        <Notice
          title={t('app.faultTitle')}
          actions={<TextButton onClick={() => location.reload()}>{t('app.loadAgain')}</TextButton>}
        >
          {t('app.faultText')}
        </Notice>
      </main>
    );
  }
}
