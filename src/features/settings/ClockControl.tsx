import { chosenClock, CLOCKS, clockChosen } from '#i18n/clock.ts';
import { t } from '#i18n/translate.ts';
import { Choice } from '#ui/Choice.tsx';

const NAMES = {
  language: 'settings.clockLanguage',
  '12': 'settings.clock12',
  '24': 'settings.clock24',
} as const;

/** Whether times of day are told as the language does, or by 12 or 24 hours. */
export default function ClockControl() {
  return (
    <Choice
      aria-label={t('settings.clock')}
      choices={CLOCKS.map((value) => ({ value, label: t(NAMES[value]) }))}
      value={chosenClock()}
      onChoose={(value) => clockChosen(CLOCKS.find((clock) => clock === value) ?? 'language')}
    />
  );
}
