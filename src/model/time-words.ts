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

/** English short units; what `Intl` has for them differs from one version of its data to the next. */
const ENGLISH_UNITS = { second: 's', minute: 'min', hour: 'h' } as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A format in the language of the interface and the browser's zone, made once: making one is slow. Another zone
 * makes another, for a page that is left open on a journey.
 */
function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale(), new Date().getTimezoneOffset(), options]);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale(), options);
    formats.set(key, format);
  }
  return format;
}

const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

function relativeFormat(): Intl.RelativeTimeFormat {
  let format = relativeFormats.get(locale());
  if (!format) {
    format = new Intl.RelativeTimeFormat(locale(), { style: 'narrow', numeric: 'always' });
    relativeFormats.set(locale(), format);
  }
  return format;
}

/** A short relative time, such as "3 h ago" or "vor 3 Std.". */
function past(count: number, unit: keyof typeof ENGLISH_UNITS): string {
  if (locale().startsWith('en')) return t('time.ago', { count, unit: ENGLISH_UNITS[unit] });
  return relativeFormat().format(-count, unit);
}

function clock(ms: number, options: Intl.DateTimeFormatOptions): string {
  return dateFormat({ hourCycle: 'h23', ...options }).format(ms);
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
 * How long ago something was: "just now", minutes, hours under a day, "yesterday 21:04", the day of the week
 * within a week, then the full date. The future counts as now: clocks differ. Zone: the browser's.
 * @param then milliseconds since 1970 UTC
 * @param now milliseconds since 1970 UTC
 */
export function agoWords(then: number, now: number): string {
  // In whole seconds, as clocks tell them: what began at 05:17:21.9 is an hour ago at 06:17:21.
  const age = (Math.floor(now / 1000) - Math.floor(then / 1000)) * 1000;
  if (age < MINUTE) return t('time.justNow');
  if (age < DAY) return ageWords(age);
  const days = daysBetween(then, now);
  if (days <= 1) return t('time.yesterday', { time: clockWords(then) });
  if (days < 7) return clock(then, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
  return dateFormat({ day: 'numeric', month: 'short', year: 'numeric' }).format(then);
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
  return clock(ms, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
}

/** Local clock time, such as "21:04". */
export function clockWords(ms: number): string {
  return clock(ms, { hour: '2-digit', minute: '2-digit' });
}
