import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JUMP, sleptBetween } from './wall-clock.ts';

const HOUR = 3_600_000;
const before = { wall: 1_000_000_000, steady: 5000 };

test.each([
  ['a second', 1000, 1000, false],
  ['a timer that came very late', HOUR, HOUR, false],
  ['a clock that was put right by a little', 1000 + JUMP, 1000, false],
  ['sleep', 8 * HOUR, 1000, true],
  ['a clock that was set forward', HOUR, 1000, true],
  ['a clock that was set back', -HOUR, 1000, false],
])('%s', (_, wall, steady, slept) => {
  expect(sleptBetween(before, { wall: before.wall + wall, steady: before.steady + steady })).toBe(slept);
});

test('time that passes for both clocks is never sleep', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: -JUMP, max: JUMP }), (passed, drift) => {
      const now = { wall: before.wall + passed + drift, steady: before.steady + passed };
      expect(sleptBetween(before, now)).toBe(false);
    }),
  );
});
