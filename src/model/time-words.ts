const MINUTE = 60_000;
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

/**
 * How long ago something was: "just now", minutes, hours under a day, "yesterday 21:04", the weekday's date
 * within a week, then the full date. The future counts as now: clocks differ.
 * @param then milliseconds since 1970 UTC
 * @param now milliseconds since 1970 UTC
 * @param locale the language of the interface; the zone is the browser's
 */
export function agoWords(then: number, now: number, locale: string): string {
  const age = now - then;
  if (age < MINUTE) return 'just now';
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(then);
  const days = daysBetween(then, now);
  if (days <= 1) return `yesterday ${time}`;
  if (days < 7) return `${new Intl.DateTimeFormat(locale, { weekday: 'short' }).format(then)} ${time}`;
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(then);
}

/**
 * How long something has lasted: "just now", "34 min", "1 h 06", "3 d 4 h".
 * @param since milliseconds since 1970 UTC
 * @param now milliseconds since 1970 UTC
 */
export function lastingWords(since: number, now: number): string {
  const age = now - since;
  if (age < MINUTE) return 'just now';
  const minutes = Math.floor(age / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, '0')}`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** Local date and time in full, such as "17 Feb 2026, 23:17". */
export function instantWords(ms: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(ms);
}

/** Local clock time, such as "21:04". */
export function clockWords(ms: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms);
}
