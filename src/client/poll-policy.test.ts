import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiError } from './http.ts';
import { backOffSeconds, pollDelay, type PollState } from './poll-policy.ts';

const usual: PollState = {
  chosen: undefined,
  floor: 15,
  paused: false,
  hidden: false,
  offline: false,
  error: null,
};

function unreachable(misses: number, jitter: number): ApiError {
  return Object.assign(new ApiError('unreachable', 0, ''), { misses, jitter });
}

test.each<[string, Partial<PollState>, number | false]>([
  ['the gateway’s interval', {}, 15_000],
  ['a chosen one', { chosen: 60 }, 60_000],
  ['never under the floor', { chosen: 15, floor: 25 }, 25_000],
  ['half as often while hidden', { hidden: true }, 30_000],
  ['not at all while paused', { paused: true }, false],
  ['not at all without a network', { offline: true }, false],
  ['soon after the gateway did not answer', { error: unreachable(1, 0) }, 2000],
  ['ever later while it does not', { error: unreachable(3, 0.5) }, 12_000],
  ['within 30 s however long that lasts', { error: unreachable(40, 1) }, 30_000],
  ['as usual after a failure', { error: new ApiError('unavailable', 500, '') }, 15_000],
  ['as long as the service asked', { error: new ApiError('throttled', 429, '', 38) }, 38_000],
  [
    'no shorter than usual, whatever the service asked',
    { error: new ApiError('throttled', 429, '', 1) },
    15_000,
  ],
])('asks again %s', (_, state, delay) => {
  expect(pollDelay({ ...usual, ...state })).toBe(delay);
});

test('backing off lies between 2 and 30 s and never shortens', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (misses, jitter) => {
        const seconds = backOffSeconds(misses, jitter);
        expect(seconds).toBeGreaterThanOrEqual(2);
        expect(seconds).toBeLessThanOrEqual(30);
        expect(backOffSeconds(misses + 1, jitter)).toBeGreaterThanOrEqual(seconds);
      },
    ),
  );
});
