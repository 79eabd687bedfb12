import { locale, localeChosen } from './translate.ts';

const KEY = 'clock';

/** How the time of day is told: as the language has it, or by 12 or 24 hours. */
export const CLOCKS = ['language', '12', '24'] as const;
export type Clock = (typeof CLOCKS)[number];

const HOUR_CYCLES = { '12': 'h12', '24': 'h23' } as const;

function stored(): Clock {
  try {
    const clock = localStorage.getItem(KEY);
    return clock === '12' || clock === '24' ? clock : 'language';
  } catch {
    return 'language';
  }
}

let chosen: Clock | undefined;

/** The clock that was chosen. */
export function chosenClock(): Clock {
  return (chosen ??= stored());
}

/** A locale that carries the chosen clock, so that whatever tells a time by it follows. */
export function withClock(tag: string): string {
  const clock = chosenClock();
  return clock === 'language' ? tag : new Intl.Locale(tag, { hourCycle: HOUR_CYCLES[clock] }).toString();
}

/** A clock was chosen; it is remembered in this browser. */
export function clockChosen(clock: Clock): void {
  chosen = clock;
  try {
    if (clock === 'language') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, clock);
  } catch {
    // Storage may be blocked; then the choice holds for this visit.
  }
  localeChosen(withClock(new Intl.Locale(locale()).baseName));
}
