import { formatter } from '#i18n/formatter.ts';
import { locale, t } from '#i18n/translate.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Start of the local day that an instant falls into. */
function startOfDay(ms: number): number {
  const date = new Date(ms);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** Whole local days between two instants. */
function daysBetween(then: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(then)) / DAY);
}

/** A short relative time, such as "3 h ago" or "vor 3 Std.". */
function past(count: number, unit: 'second' | 'minute' | 'hour'): string {
  // What `Intl` has for short English differs from one version of its data to the next.
  if (locale().startsWith('en')) return `${count} ${unit === 'minute' ? 'min' : unit.charAt(0)} ago`;
  return formatter(Intl.RelativeTimeFormat, locale(), { style: 'short' }).format(-count, unit);
}

const DATE = { dateStyle: 'medium' } as const;
/** By 12 or 24 hours as the locale has it, which carries what was chosen. */
const TIME = { timeStyle: 'short' } as const;
const DAY_AND_TIME = { weekday: 'short', hour: 'numeric', minute: '2-digit' } as const;

function dateWords(ms: number, options: Intl.DateTimeFormatOptions): string {
  return formatter(Intl.DateTimeFormat, locale(), options).format(ms);
}

/**
 * An age in seconds, minutes or hours, such as "4 s ago"; never negative.
 * @param age milliseconds
 */
export function ageWords(age: number): string {
  if (age < MINUTE) return past(Math.max(0, Math.floor(age / SECOND)), 'second');
  return age < HOUR ? past(Math.floor(age / MINUTE), 'minute') : past(Math.floor(age / HOUR), 'hour');
}

/**
 * How long ago something was: "just now", minutes, hours under a day or on the same one, "yesterday 21:04", the day
 * of the week within a week, then the full date. The future counts as now: clocks differ. Zone: the browser's.
 * @param then milliseconds since 1970 UTC
 * @param now milliseconds since 1970 UTC
 */
export function agoWords(then: number, now: number): string {
  // In whole seconds, as clocks tell them: what began at 05:17:21.9 is an hour ago at 06:17:21.
  const age = (Math.floor(now / 1000) - Math.floor(then / 1000)) * 1000;
  if (age < MINUTE) return t('time.justNow');
  const days = daysBetween(then, now);
  // A day on which clocks are put back has more than 24 hours: all of them are today.
  if (age < DAY || days < 1) return ageWords(age);
  if (days <= 1) return t('time.yesterday', { time: clockWords(then) });
  return dateWords(then, days < 7 ? DAY_AND_TIME : DATE);
}

/**
 * How long something has lasted: "just now", "34 min", "1 h 06", "3 d 4 h".
 * @param since milliseconds since 1970 UTC
 * @param now milliseconds since 1970 UTC
 */
export function lastingWords(since: number, now: number): string {
  const age = now - since;
  if (age < MINUTE) return t('time.justNow');
  const minutes = Math.floor(age / MINUTE);
  if (minutes < 60) return t('time.minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return t('time.hours', { hours, minutes: String(minutes % 60).padStart(2, '0') });
  return t('time.days', { days: Math.floor(hours / 24), hours: hours % 24 });
}

/** Local date and time in full, such as "17 Feb 2026, 23:17". */
export function instantWords(ms: number): string {
  return dateWords(ms, { ...DATE, ...TIME });
}

/** Local clock time, such as "21:04". */
export function clockWords(ms: number): string {
  return dateWords(ms, TIME);
}
