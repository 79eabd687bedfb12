import { expect, test } from 'vitest';
import { ApiError } from '#client/http.ts';
import { freshnessWords, isTold, secondsToNextTry, type PollHealth } from './freshness.ts';

const NOW = 1_000_000_000;
const health: PollHealth = {
  updatedAt: NOW - 4000,
  error: undefined,
  failedAt: undefined,
  delay: 15_000,
  interval: 15_000,
  pausedAt: undefined,
  fetching: false,
};

function failure(misses: number, code: ApiError['code'] = 'unavailable'): ApiError {
  return Object.assign(new ApiError(code, 500, ''), { misses });
}

test.each<[string, Partial<PollHealth>, string]>([
  ['fresh', {}, 'Live · 4 s ago'],
  ['at two intervals', { updatedAt: NOW - 30_000 }, 'Live · 30 s ago'],
  ['past two intervals', { updatedAt: NOW - 61_000 }, 'Updated 1 min ago'],
  ['before the first answer', { updatedAt: undefined }, 'Connecting…'],
  ['when the first try failed', { updatedAt: undefined, error: failure(1) }, 'No answer yet'],
])('%s it says the truth', (_, more, words) => {
  expect(freshnessWords({ ...health, ...more }, NOW)).toBe(words);
});

test('paused it says since when', () => {
  const pausedAt = new Date(2026, 1, 18, 21, 4).getTime();
  expect(freshnessWords({ ...health, pausedAt }, NOW)).toBe('Paused 21:04');
});

test('one miss is not told, two are; being asked to wait or signed out is told at once', () => {
  expect(isTold({ ...health, error: failure(1) })).toBe(false);
  expect(isTold({ ...health, error: failure(2) })).toBe(true);
  expect(isTold({ ...health, error: failure(1, 'throttled') })).toBe(true);
  expect(isTold({ ...health, error: failure(1, 'signed-out') })).toBe(true);
  expect(isTold({ ...health, error: failure(9), updatedAt: undefined })).toBe(false);
});

test('counts down to the next try and not below zero', () => {
  const failed = { ...health, error: failure(2), failedAt: NOW - 3000 };
  expect(secondsToNextTry(failed, NOW)).toBe(12);
  expect(secondsToNextTry(failed, NOW + 60_000)).toBe(0);
  expect(secondsToNextTry({ ...failed, delay: false }, NOW)).toBeUndefined();
});
