import { t } from '#i18n/translate.ts';
import { Settings as Gear } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { IconButton } from '#ui/IconButton.tsx';
import { Segmented } from '#ui/Segmented.tsx';
import { SETTINGS_ID } from './open-settings.ts';
import { SingleKeysSwitch } from './SingleKeysSwitch.tsx';
import { THEMES, themeChosen, useTheme } from './theme-store.ts';

const LanguageControl = lazy(() => import('./LanguageControl.tsx'));
const ClockControl = lazy(() => import('./ClockControl.tsx'));

function Setting({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <p aria-hidden className="text-[0.8125rem] font-medium text-soft">
        {name}
      </p>
      <div className="flex">{children}</div>
    </div>
  );
}

/** The gear and what it opens: how often to ask, theme, language and clock. */
export function Settings({
  interval,
  connection,
}: {
  readonly interval: ReactNode;
  /** What is to be told of the connection, under the interval. */
  readonly connection: ReactNode;
}) {
  const theme = useTheme();
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <>
      <IconButton icon={Gear} label={t('settings.name')} popoverTarget={SETTINGS_ID} />
      <div
        id={SETTINGS_ID}
        popover="auto"
        role="dialog"
        aria-label={t('settings.name')}
        onBeforeToggle={() => setWasOpened(true)}
        className="fixed inset-auto end-3 top-16 m-0 w-fit max-h-[calc(100dvh-4.75rem)] max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-xl border border-line bg-card p-4 text-ink shadow-panel [&:popover-open]:grid [&:popover-open]:gap-4"
      >
        <Setting name={t('fresh.interval')}>{interval}</Setting>
        {connection}
        <Setting name={t('settings.theme')}>
          <Segmented
            legend={t('settings.theme')}
            segments={THEMES.map((value) => ({ value, label: t(`settings.${value}`) }))}
            value={theme}
            onChoose={themeChosen}
          />
        </Setting>
        {wasOpened ? (
          <Suspense>
            <Setting name={t('settings.language')}>
              <LanguageControl />
            </Setting>
            <Setting name={t('settings.clock')}>
              <ClockControl />
            </Setting>
          </Suspense>
        ) : null}
        <SingleKeysSwitch />
        <p className="max-w-64 text-xs text-faint">{t('app.notAffiliated')}</p>
      </div>
    </>
  );
}
