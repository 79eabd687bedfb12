import { chosenClock, clockChosen } from '#i18n/choosing.ts';
import { t } from '#i18n/translate.ts';
import { Choice } from '#ui/Choice.tsx';

const AS_LANGUAGE = '';

/** Whether times of day are told as the language does, or by 12 or 24 hours. */
export function ClockControl() {
  return (
    <Choice
      aria-label={t('settings.clock')}
      choices={[
        { value: AS_LANGUAGE, label: t('settings.clockLanguage') },
        { value: 'h12', label: t('settings.clock12') },
        { value: 'h23', label: t('settings.clock24') },
      ]}
      value={chosenClock() ?? AS_LANGUAGE}
      onChoose={(value) => clockChosen(value === 'h12' || value === 'h23' ? value : undefined)}
    />
  );
}
