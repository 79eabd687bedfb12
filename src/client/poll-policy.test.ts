import { expect, test } from 'vitest';
import { ApiError } from './http.ts';
import { pollDelay, type PollState } from './poll-policy.ts';

const usual: PollState = { chosen: undefined, floor: 15, paused: false, hidden: false, error: null };

test.each<[string, Partial<PollState>, number | false]>([
  ['the gateway’s interval', {}, 15_000],
  ['a chosen one', { chosen: 60 }, 60_000],
  ['never under the floor', { chosen: 15, floor: 25 }, 25_000],
  ['half as often while hidden', { hidden: true }, 30_000],
  ['not at all while paused', { paused: true }, false],
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
