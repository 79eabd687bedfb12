import type { ReactNode } from 'react';
import { t } from '#i18n/translate.ts';
import { Segmented } from '#ui/Segmented.tsx';
import { ClockControl } from './ClockControl.tsx';
import { LanguageControl } from './LanguageControl.tsx';
import { PlainDotsSwitch } from './PlainDotsSwitch.tsx';
import { still } from '#i18n/still.ts';
import { SingleKeysSwitch } from './SingleKeysSwitch.tsx';
import { THEMES, themeChosen, useTheme } from './theme-store.ts';

/** Something that can be set, under its name. */
export function Setting({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <p aria-hidden className="text-[0.8125rem] font-medium text-soft">
        {name}
      </p>
      <div className="flex">{children}</div>
    </div>
  );
}

/** What can be set of the page itself: theme, language, clock, dots and keys. */
export const SettingsPanel = still(function SettingsPanel() {
  const theme = useTheme();
  return (
    <>
      <Setting name={t('settings.theme')}>
        <Segmented
          legend={t('settings.theme')}
          segments={THEMES.map((value) => ({ value, label: t(`settings.${value}`) }))}
          value={theme}
          onChoose={themeChosen}
        />
      </Setting>
      <Setting name={t('settings.language')}>
        <LanguageControl />
      </Setting>
      <Setting name={t('settings.clock')}>
        <ClockControl />
      </Setting>
      <div>
        <PlainDotsSwitch />
        <SingleKeysSwitch />
      </div>
      <p className="max-w-64 text-xs text-faint">{t('app.notAffiliated')}</p>
    </>
  );
});
