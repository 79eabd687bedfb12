import { useState } from 'react';
import { askForDesktop, desktopState, type DesktopState } from '#client/desktop.ts';
import { t } from '#i18n/translate.ts';
import { ActionButton } from '#ui/ActionButton.tsx';
import { Icon } from '#ui/Icon.tsx';

/** Notifications of the desktop: how one looks, turned on by a press, explained where the browser refuses. */
export function DesktopSection({ onTest }: { readonly onTest: () => void }) {
  const [state, setState] = useState<DesktopState>(desktopState);
  return (
    <section aria-label={t('alerts.desktop')} className="border-t border-line py-4">
      <h3 className="font-semibold">{t('alerts.desktop')}</h3>
      <p className="mt-0.5 text-soft">
        {state === 'granted'
          ? t('alerts.desktopOn')
          : state === 'denied'
            ? t('alerts.desktopDenied')
            : state === 'missing'
              ? t('alerts.desktopMissing')
              : t('alerts.desktopText')}
      </p>
      {state === 'default' ? (
        <div
          role="img"
          aria-label={t('alerts.sample')}
          className="my-3 flex max-w-sm items-start gap-3 rounded-xl border border-dashed border-edge bg-page p-3"
        >
          <Icon name="bell" size={22} className="mt-0.5 text-accent" />
          <span className="min-w-0">
            <span className="block font-semibold">{t('alerts.sampleHeading')}</span>
            <span className="block text-[0.8125rem] text-soft">{t('alerts.sampleBody')}</span>
          </span>
        </div>
      ) : null}
      <div className="mt-2.5 flex flex-wrap gap-2">
        {state === 'default' ? (
          <ActionButton look="first" onClick={() => void askForDesktop().then(setState)}>
            {t('alerts.turnOn')}
          </ActionButton>
        ) : null}
        <ActionButton onClick={onTest}>{t('alerts.test')}</ActionButton>
      </div>
    </section>
  );
}
