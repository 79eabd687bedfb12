import { t } from '#i18n/translate.ts';
import { ApiError } from '#client/http.ts';
import { ageWords, clockWords } from '#model/time-words.ts';

/** What is known of the polls: the one truth that pill, banner and list share. */
export type PollHealth = {
  /** When the oldest of the answers shown came, UTC milliseconds; undefined before the first. */
  readonly updatedAt: number | undefined;
  /** The failure of the last try; undefined if it went well. */
  readonly error: unknown;
  /** When the last try failed, UTC milliseconds. */
  readonly failedAt: number | undefined;
  /** Milliseconds from the last try to the next; false while nothing is asked. */
  readonly delay: number | false;
  /** Milliseconds between polls when all is well. */
  readonly interval: number;
  readonly pausedAt: number | undefined;
  readonly fetching: boolean;
};

/** How trustworthy the picture is. */
export type Freshness = 'first' | 'live' | 'late' | 'paused';

/** Past so many intervals a picture is late. */
export const LATE_INTERVALS = 2;

/** So many failures in a row are worth a banner; one is not. */
export const FAILURES_TOLD = 2;

/** How trustworthy the picture is at an instant. */
export function freshness(health: PollHealth, now: number): Freshness {
  if (health.pausedAt !== undefined) return 'paused';
  if (health.updatedAt === undefined) return 'first';
  return now - health.updatedAt > LATE_INTERVALS * health.interval ? 'late' : 'live';
}

/** The words of the pill, such as "Live · 4 s ago", "Updated 1 min ago", "Paused 21:04". */
export function freshnessWords(health: PollHealth, now: number): string {
  const age = ageWords(now - (health.updatedAt ?? now));
  switch (freshness(health, now)) {
    case 'first':
      return health.error === undefined ? t('fresh.connecting') : t('fresh.noAnswer');
    case 'paused':
      return t('fresh.paused', { time: clockWords(health.pausedAt ?? now) });
    case 'late':
      return t('fresh.updated', { age });
    case 'live':
      return t('fresh.live', { age });
  }
}

/** Seconds until the next try; undefined while nothing is asked or a try is under way. */
export function secondsToNextTry(health: PollHealth, now: number): number | undefined {
  if (health.delay === false || health.failedAt === undefined) return undefined;
  return Math.max(0, Math.ceil((health.failedAt + health.delay - now) / 1000));
}

/** What went wrong, and what can be done, in a sentence. */
export function failureWords(error: unknown): string {
  if (!(error instanceof ApiError)) return t('failure.page');
  switch (error.code) {
    case 'unreachable':
      return t('failure.unreachable');
    case 'signed-out':
      return t('failure.signedOut');
    case 'throttled':
      return t('failure.throttled');
    case 'unavailable':
      return t('failure.unavailable');
    case 'refused':
      return t('failure.refused', { message: error.message });
  }
}

/** Whether a failure is worth a banner over good data: at the second miss, or at once where waiting is no cure. */
export function isTold(health: PollHealth): boolean {
  const { error } = health;
  if (error === undefined || health.updatedAt === undefined) return false;
  if (!(error instanceof ApiError)) return true;
  return error.misses >= FAILURES_TOLD || error.code === 'throttled' || error.code === 'signed-out';
}
