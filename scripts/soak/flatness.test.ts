import { expect, test } from 'vitest';
import { GROWTH, growthOf } from './flatness.ts';

test('what is level does not grow, whatever it does in between', () => {
  expect(growthOf([100, 101, 99, 140, 100, 101, 100, 99, 101])).toBeCloseTo(0, 5);
  expect(growthOf([0, 0, 0])).toBe(0);
});

test('a leak is a growth, a single high reading is none', () => {
  expect(growthOf([100, 101, 102, 103, 104, 105, 106, 107, 108])).toBeGreaterThan(GROWTH);
  expect(growthOf([100, 100, 100, 100, 100, 100, 100, 100, 150])).toBeLessThan(GROWTH);
  expect(growthOf([100, 100, 80])).toBeLessThan(0);
});

test('two readings tell nothing', () => {
  expect(() => growthOf([1, 2])).toThrow('three readings');
});
