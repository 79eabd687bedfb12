import { formatter } from '#i18n/formatter.ts';
import { rowOfWords } from '#i18n/list-words.ts';
import { locale, t } from '#i18n/translate.ts';
import type { RuleTimes, RuleVoice } from './alert-rules.ts';

/** A Sunday; the days of a week count from it. */
const SUNDAY = Date.UTC(2026, 10, 22);
const DAY = 24 * 3_600_000;

/** A day of the week in short, such as "Mon"; 0 is Sunday. */
export function dayWords(day: number): string {
  const options = { weekday: 'short', timeZone: 'UTC' } as const;
  return formatter(Intl.DateTimeFormat, locale(), options).format(SUNDAY + day * DAY);
}

/** The days of a week in the order in which the region has them; where that is not known, from Monday. */
export function weekDays(): readonly number[] {
  const intl = new Intl.Locale(locale()) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  const first = (intl.getWeekInfo?.() ?? intl.weekInfo)?.firstDay ?? 1;
  return Array.from({ length: 7 }, (_, index) => (first + index) % 7);
}

function minuteWords(minute: number): string {
  const options = { timeStyle: 'short', timeZone: 'UTC' } as const;
  return formatter(Intl.DateTimeFormat, locale(), options).format(SUNDAY + minute * 60_000);
}

/** When a rule may speak, such as "Mon, Tue, 08:00–22:00 (Europe/Berlin)"; empty for always. */
export function whenWords(times: RuleTimes | undefined): string {
  if (!times) return '';
  const { days, from, to, zone } = times;
  const some =
    days.length === 7
      ? []
      : weekDays()
          .filter((day) => days.includes(day))
          .map(dayWords);
  const hours = from === to ? [] : [`${minuteWords(from)}–${minuteWords(to)}`];
  return t('alerts.whenWords', { times: rowOfWords([...some, ...hours]) || t('alerts.always'), zone });
}

/** How a rule speaks, such as "in the page, sound". */
export function voiceWords({ page, desktop, sound }: RuleVoice): string {
  const ways = [
    ...(page ? [t('alerts.inPage')] : []),
    ...(desktop ? [t('alerts.onDesktop')] : []),
    ...(sound ? [t('alerts.sound')] : []),
  ];
  return ways.length === 0 ? t('alerts.bellOnly') : rowOfWords(ways);
}
