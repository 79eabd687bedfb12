import { formatter } from '#i18n/formatter.ts';
import type { RuleTimes } from './alert-rules.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const DAY = 24 * 60;

/** The day of the week and the minute of the day that a clock in a zone shows. */
function clockIn(zone: string, ms: number): { readonly day: number; readonly minute: number } {
  const options = {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  const parts = new Map(
    formatter(Intl.DateTimeFormat, 'en-GB', options)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value] as const),
  );
  return {
    day: DAYS.indexOf(parts.get('weekday') ?? ''),
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

/**
 * Whether a rule may speak at an instant.
 * @param times undefined: always
 * @param ms UTC milliseconds
 */
export function maySpeak(times: RuleTimes | undefined, ms: number): boolean {
  if (!times) return true;
  const { days, from, to, zone } = times;
  const { day, minute } = clockIn(zone, ms);
  const length = to > from ? to - from : DAY + to - from;
  const since = (minute - from + DAY) % DAY;
  // What began yesterday and has not ended belongs to yesterday.
  const began = minute >= from ? day : (day + 6) % 7;
  return since < length && days.includes(began);
}

/** Whether a browser knows a time zone. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The time zone of this browser. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
