import { t } from '#i18n/translate.ts';
import type { RuleTimes } from '#model/alert-rules.ts';
import { dayWords, weekDays } from '#model/rule-words.ts';
import { Choice } from '#ui/Choice.tsx';
import { Field } from '#ui/Field.tsx';
import { TextField } from '#ui/TextField.tsx';

function timeValue(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function minuteOf(value: string): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(value) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** Every zone the browser knows, and the one that is chosen, which may have another name elsewhere. */
function zones(chosen: string): readonly string[] {
  return [...new Set([chosen, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}

/** On which days and between which hours a rule may speak, and by whose clock. */
export function TimesFields({
  times,
  onTimes,
}: {
  readonly times: RuleTimes;
  readonly onTimes: (times: RuleTimes) => void;
}) {
  const { days, from, to, zone } = times;
  return (
    <div className="mt-1.5 grid gap-3">
      <div role="group" aria-label={t('alerts.days')} className="flex flex-wrap gap-1">
        {weekDays().map((day) => (
          <label
            key={day}
            className="relative grid min-h-8 min-w-11 place-items-center rounded-md border border-line px-2 text-[0.8125rem] text-soft has-checked:border-accent has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="checkbox"
              checked={days.includes(day)}
              onChange={({ target }) =>
                onTimes({
                  ...times,
                  days: target.checked ? [...days, day] : days.filter((one) => one !== day),
                })
              }
              className="absolute inset-0 m-0 cursor-pointer appearance-none outline-none"
            />
            {dayWords(day)}
          </label>
        ))}
      </div>
      <div className="grid gap-3 sm:grid-cols-[1fr_1fr_2fr]">
        {(
          [
            ['from', 'alerts.from', from],
            ['to', 'alerts.to', to],
          ] as const
        ).map(([edge, words, minute]) => (
          <Field key={edge} label={t(words)}>
            {(parts) => (
              <TextField
                {...parts}
                type="time"
                value={timeValue(minute)}
                onChange={({ target }) => onTimes({ ...times, [edge]: minuteOf(target.value) ?? minute })}
              />
            )}
          </Field>
        ))}
        <Field label={t('alerts.zone')}>
          {(parts) => (
            <Choice
              {...parts}
              choices={zones(zone).map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
              value={zone}
              onChoose={(value) => onTimes({ ...times, zone: value })}
            />
          )}
        </Field>
      </div>
      <p className="text-xs text-faint">{t('alerts.quietHint')}</p>
    </div>
  );
}
