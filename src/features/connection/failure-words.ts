import { t } from '#i18n/translate.ts';
import { ApiError } from '#client/http.ts';
import { commonFailureWords } from '#model/failure-words.ts';
import { ageWords } from '#model/time-words.ts';
import { age, sleptSince, toldTime, type PollHealth } from './freshness.ts';

/** So many failures in a row are worth a banner; one is not. */
export const FAILURES_TOLD = 2;

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
  const { code, message = '' } = error instanceof ApiError ? error : {};
  if (code === 'not-allowed') return t('conn.notAllowed');
  return commonFailureWords(code) ?? t('failure.refused', { message });
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
