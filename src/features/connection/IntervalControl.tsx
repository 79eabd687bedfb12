import { t } from '#i18n/translate.ts';
import { INTERVAL_CHOICES } from '#client/poll-policy.ts';
import { Segmented } from '#ui/Segmented.tsx';
import { still } from '#i18n/still.ts';
import { intervalChosen } from './connection-changes.ts';

function label(seconds: number): string {
  return seconds < 60 ? t('fresh.seconds', { seconds }) : t('fresh.minutes', { minutes: seconds / 60 });
}

/**
 * How often to ask.
 * @param interval seconds between polls now
 * @param floor seconds under which the gateway does not want to be asked
 */
export const IntervalControl = still(function IntervalControl({
  interval,
  floor,
}: {
  readonly interval: number;
  readonly floor: number;
}) {
  const choices = [...new Set([floor, ...INTERVAL_CHOICES, interval])]
    .filter((seconds) => seconds >= floor)
    .sort((a, b) => a - b);
  return (
    <Segmented
      legend={t('fresh.interval')}
      segments={choices.map((seconds) => ({ value: String(seconds), label: label(seconds) }))}
      value={String(interval)}
      onChoose={(value) => intervalChosen(Number(value))}
    />
  );
});
