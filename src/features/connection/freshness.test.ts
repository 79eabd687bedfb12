import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { ApiError } from '#client/http.ts';
import { speak } from '#i18n/translate.ts';
import { isTold, mustWait, secondsToNextTry, showingWords } from './failure-words.ts';
import { freshness, freshnessWords, oldWords, type PollHealth } from './freshness.ts';

beforeAll(() => speak('en', 'en-GB'));

const NOW = 1_000_000;
const FOUR_PAST_NINE = new Date(2026, 1, 18, 21, 4).getTime();
const health: PollHealth = {
  answeredAt: NOW - 4000,
  answeredClock: FOUR_PAST_NINE,
  error: undefined,
  failedAt: undefined,
  delay: 15_000,
  interval: 15_000,
  pausedAt: undefined,
  fetching: false,
  offline: false,
  sleptAt: -Infinity,
  waitsUntil: undefined,
};

function failure(misses: number, code: ApiError['code'] = 'unavailable', retryAfter?: number): ApiError {
  return Object.assign(new ApiError(code, 500, '', retryAfter), { misses });
}

test.each<[string, Partial<PollHealth>, string]>([
  ['fresh', {}, 'Live · 4 s ago'],
  ['at two intervals', { answeredAt: NOW - 30_000 }, 'Live · 30 s ago'],
  ['past two intervals', { answeredAt: NOW - 61_000 }, 'Updated 1 min ago'],
  ['before the first answer', { answeredAt: undefined }, 'Connecting…'],
  ['when the first try failed', { answeredAt: undefined, error: failure(1) }, 'No answer yet'],
  ['when the first try met no network', { answeredAt: undefined, offline: true }, 'No answer yet'],
  ['cut off', { offline: true }, 'Updated 4 s ago'],
  ['woken up', { sleptAt: NOW - 1000 }, 'As of 21:04'],
  ['answered since waking up', { sleptAt: NOW - 5000 }, 'Live · 4 s ago'],
  ['from another day', { answeredAt: NOW - 90_000_000, sleptAt: NOW }, 'As of 18 Feb 2026, 21:04'],
  ['paused', { pausedAt: FOUR_PAST_NINE }, 'Paused 21:04'],
  ['an answer later than now, by a hair', { answeredAt: NOW + 20 }, 'Live · 0 s ago'],
])('%s it says the truth', (_, more, words) => {
  expect(freshnessWords({ ...health, ...more }, NOW)).toBe(words);
});

test.each<[string, Partial<PollHealth>, string | undefined]>([
  ['at five intervals', { answeredAt: NOW - 75_000 }, undefined],
  ['past five intervals', { answeredAt: NOW - 75_001 }, 'as of 21:04'],
  ['woken up', { sleptAt: NOW }, 'as of 21:04'],
  ['paused, which is no accident', { answeredAt: NOW - 90_000, pausedAt: FOUR_PAST_NINE }, undefined],
  ['without an answer', { answeredAt: undefined }, undefined],
])('%s what holds only now gives way', (_, more, words) => {
  expect(oldWords({ ...health, ...more }, NOW)).toBe(words);
});

test('the age is told once it is a minute, and never where it is not known', () => {
  expect(showingWords(health, NOW)).toBe('Showing 21:04.');
  expect(showingWords({ ...health, answeredAt: NOW - 200_000 }, NOW)).toBe('Showing 21:04 (3 min ago).');
  expect(showingWords({ ...health, answeredAt: NOW - 200_000, sleptAt: NOW }, NOW)).toBe('Showing 21:04.');
});

test('one miss is not told, two are; what waiting alone does not cure is told at once', () => {
  expect(isTold({ ...health, error: failure(1) })).toBe(false);
  expect(isTold({ ...health, error: failure(2) })).toBe(true);
  expect(isTold({ ...health, error: failure(1, 'throttled') })).toBe(true);
  expect(isTold({ ...health, error: failure(1, 'signed-out') })).toBe(true);
  expect(isTold({ ...health, error: failure(1, 'not-allowed') })).toBe(true);
  expect(isTold({ ...health, error: failure(1, 'unavailable', 120) })).toBe(true);
  expect(isTold({ ...health, error: failure(9), answeredAt: undefined })).toBe(false);
  expect(isTold({ ...health, error: failure(1), answeredAt: -5000 }), 'a picture from before').toBe(true);
});

test.each<[string, Partial<PollHealth>, boolean]>([
  ['a service that is away', { error: failure(2) }, false],
  ['a service that asked for 38 seconds', { error: failure(1, 'throttled', 38) }, true],
  ['a service that is away for 120 seconds', { error: failure(1, 'unavailable', 120) }, true],
  ['a sign-in that is gone', { error: failure(1, 'signed-out') }, true],
  ['a gateway that waits', { error: failure(2), waitsUntil: NOW + 1 }, true],
  ['a gateway that has waited', { error: failure(2), waitsUntil: NOW - 1 }, false],
])('asking now would only be refused by %s: %#', (_, more, wait) => {
  expect(mustWait({ ...health, ...more }, NOW)).toBe(wait);
});

test('counts down to the next try that can bring anything, and not below zero', () => {
  const failed = { ...health, error: failure(2), failedAt: NOW - 3000 };
  expect(secondsToNextTry(failed, NOW)).toBe(12);
  expect(secondsToNextTry({ ...failed, waitsUntil: NOW + 38_000 }, NOW)).toBe(38);
  expect(secondsToNextTry({ ...failed, waitsUntil: NOW + 1000 }, NOW)).toBe(12);
  expect(secondsToNextTry(failed, NOW + 60_000)).toBe(0);
  expect(secondsToNextTry({ ...failed, delay: false }, NOW)).toBeUndefined();
});

test('no age is ever negative, and late stays late while nothing is heard', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(), fc.nat(), (answeredAt, passed, more) => {
      const at = { ...health, answeredAt };
      expect(freshnessWords(at, answeredAt + passed)).not.toContain('-');
      expect(freshnessWords(at, answeredAt - passed)).toBe('Live · 0 s ago');
      if (freshness(at, answeredAt + passed) === 'late') {
        expect(freshness(at, answeredAt + passed + more)).toBe('late');
      }
    }),
  );
});
