import { t } from '#i18n/translate.ts';
import { ageWords, clockWords, instantWords } from '#model/time-words.ts';

/**
 * What is known of the polls: the one truth that pill, banner and list share. Instants named `…At` are of the
 * clock that only goes forward, in milliseconds, so that ages hold whatever happens to the clock on the wall.
 */
export type PollHealth = {
  /** When the oldest of the answers shown came; undefined before the first. */
  readonly answeredAt: number | undefined;
  /** The same by the clock on the wall, UTC milliseconds: only to be shown. */
  readonly answeredClock: number | undefined;
  /** The failure of the last try; undefined if it went well. */
  readonly error: unknown;
  /** When the last try failed. */
  readonly failedAt: number | undefined;
  /** Milliseconds from the last try to the next; false while nothing is asked. */
  readonly delay: number | false;
  /** Milliseconds between polls when all is well. */
  readonly interval: number;
  /** UTC milliseconds. */
  readonly pausedAt: number | undefined;
  /** Whether it is asked at this moment; only told while an answer is missing or the last try failed. */
  readonly fetching: boolean;
  /** Whether the browser is cut off from the gateway. */
  readonly offline: boolean;
  /** When the machine was last found to have slept. */
  readonly sleptAt: number;
  /** Until when the gateway is told to wait; undefined if it is not. */
  readonly waitsUntil: number | undefined;
};

/** How trustworthy the picture is. */
export type Freshness = 'first' | 'live' | 'late' | 'paused';

/** Past so many intervals a picture is late. */
export const LATE_INTERVALS = 2;

/** Past so many intervals nothing is said any more that holds only now. */
const OLD_INTERVALS = 5;

/** Past this age, in milliseconds, a time of day alone does not say which day. */
const DAY_NEEDED = 12 * 3_600_000;

/** Milliseconds since the answer shown came. */
export function age(health: PollHealth, now: number): number {
  return Math.max(0, now - (health.answeredAt ?? now));
}

/** Whether it cannot be told how long ago the answer came: the machine may have slept since. */
export function sleptSince(health: PollHealth): boolean {
  return health.answeredAt !== undefined && health.answeredAt < health.sleptAt;
}

/** How trustworthy the picture is at an instant. */
export function freshness(health: PollHealth, now: number): Freshness {
  if (health.pausedAt !== undefined) return 'paused';
  if (health.answeredAt === undefined) return 'first';
  const late = age(health, now) > LATE_INTERVALS * health.interval;
  return late || health.offline || sleptSince(health) ? 'late' : 'live';
}

/** The words of the pill, such as "Live · 4 s ago", "Updated 1 min ago", "As of 21:04", "Paused 21:04". */
export function freshnessWords(health: PollHealth, now: number): string {
  switch (freshness(health, now)) {
    case 'first':
      return health.error === undefined && !health.offline ? t('fresh.connecting') : t('fresh.noAnswer');
    case 'paused':
      return t('fresh.paused', { time: clockWords(health.pausedAt ?? 0) });
    case 'late':
      return sleptSince(health)
        ? t('conn.asOfPill', { time: toldTime(health, now) })
        : t('fresh.updated', { age: ageWords(age(health, now)) });
    case 'live':
      return t('fresh.live', { age: ageWords(age(health, now)) });
  }
}

/** When the picture was told, such as "21:04", with the day if it is long ago. */
export function toldTime(health: PollHealth, now: number): string {
  const words = age(health, now) > DAY_NEEDED ? instantWords : clockWords;
  return words(health.answeredClock ?? 0);
}

/** What stands in place of everything that would hold only now, such as "as of 21:04"; undefined while it does hold. */
export function oldWords(health: PollHealth, now: number): string | undefined {
  if (health.answeredAt === undefined || health.pausedAt !== undefined) return undefined;
  const old = age(health, now) > OLD_INTERVALS * health.interval || sleptSince(health);
  return old ? t('conn.asOf', { time: toldTime(health, now) }) : undefined;
}
