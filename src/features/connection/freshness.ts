import { t } from '#i18n/translate.ts';
import { ApiError } from '#client/http.ts';
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

/** So many failures in a row are worth a banner; one is not. */
export const FAILURES_TOLD = 2;

/** Past this age, in milliseconds, a time of day alone does not say which day. */
const DAY_NEEDED = 12 * 3_600_000;

function age(health: PollHealth, now: number): number {
  return Math.max(0, now - (health.answeredAt ?? now));
}

/** Whether it cannot be told how long ago the answer came: the machine may have slept since. */
function sleptSince(health: PollHealth): boolean {
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

/** What is shown and since when, such as "Showing 21:04 (3 min ago)." */
export function showingWords(health: PollHealth, now: number): string {
  const time = toldTime(health, now);
  return age(health, now) < 60_000 || sleptSince(health)
    ? t('failure.showing', { time })
    : t('conn.showingAgo', { time, ago: ageWords(age(health, now)) });
}

/** Whether asking now would only be refused: the service asked for time, or the sign-in is gone. */
export function mustWait(health: PollHealth, now: number): boolean {
  if (health.waitsUntil !== undefined && health.waitsUntil > now) return true;
  const { error } = health;
  return error instanceof ApiError && (error.retryAfter !== undefined || error.code === 'signed-out');
}

/** Seconds until the next try that can bring anything; undefined while nothing is asked. */
export function secondsToNextTry(health: PollHealth, now: number): number | undefined {
  if (health.delay === false || health.failedAt === undefined) return undefined;
  const next = Math.max(health.failedAt + health.delay, health.waitsUntil ?? 0);
  return Math.max(0, Math.ceil((next - now) / 1000));
}

/** When it is asked again, in a sentence; empty while nothing is asked. */
export function nextTryWords(health: PollHealth, now: number): string {
  if (health.fetching) return t('failure.asking');
  const seconds = secondsToNextTry(health, now);
  if (seconds === undefined) return '';
  return mustWait(health, now) ? t('failure.askingIn', { seconds }) : t('failure.retryingIn', { seconds });
}

/** What went wrong, and what can be done, in a sentence. */
export function failureWords(error: unknown): string {
  if (!(error instanceof ApiError)) return t('failure.page');
  switch (error.code) {
    case 'unreachable':
      return t('failure.unreachable');
    case 'signed-out':
      return t('failure.signedOut');
    case 'not-allowed':
      return t('conn.notAllowed');
    case 'throttled':
      return t('failure.throttled');
    case 'unavailable':
      return t('failure.unavailable');
    case 'refused':
      return t('failure.refused', { message: error.message });
  }
}

/**
 * Whether a failure is worth a banner over the picture: at the second miss, or at once where the next try is
 * far, no cure, or where the picture is from before this page was opened.
 */
export function isTold({ error, answeredAt }: PollHealth): boolean {
  if (error === undefined || answeredAt === undefined) return false;
  if (!(error instanceof ApiError)) return true;
  if (error.misses >= FAILURES_TOLD || error.retryAfter !== undefined || answeredAt < 0) return true;
  return error.code === 'throttled' || error.code === 'signed-out' || error.code === 'not-allowed';
}
