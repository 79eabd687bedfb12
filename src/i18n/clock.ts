import { kept } from './kept.ts';

export const CLOCK_KEY = 'clock';

/** A clock of 12 or 24 hours, as `Intl` calls it, where one was chosen. */
export type Clock = 'h12' | 'h23';

/** The clock that is kept in this browser; undefined: as the language. */
export function storedClock(): Clock | undefined {
  const hourCycle = kept(CLOCK_KEY);
  return hourCycle === 'h12' || hourCycle === 'h23' ? hourCycle : undefined;
}

/** A locale that carries the clock, so that whatever tells a time by it follows. */
export function withClock(tag: string, hourCycle: Clock | undefined): string {
  return String(new Intl.Locale(tag, hourCycle ? { hourCycle } : {}));
}
