import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { wallAge, wallDrift, wallPages, wallTrust } from './wall-age.ts';

const MINUTE = 60_000;

test.each([
  [undefined, 'fresh'],
  [0, 'fresh'],
  [2 * MINUTE, 'fresh'],
  [2 * MINUTE + 1, 'old'],
  [10 * MINUTE - 2000, 'old'],
  [10 * MINUTE - 1999, 'blank'],
  [24 * 60 * MINUTE, 'blank'],
])('a picture of %s ms is %s', (age, trust) => {
  expect(wallTrust(age)).toBe(trust);
});

describe('the age of a picture', () => {
  it.each([
    ['both clocks agree', { steady: 1000, wall: 5000 }, { steady: 4000, wall: 8000 }, 3000],
    ['the machine slept', { steady: 1000, wall: 5000 }, { steady: 2000, wall: 3_605_000 }, 3_600_000],
    ['somebody set the clock back', { steady: 1000, wall: 5000 }, { steady: 61_000, wall: 0 }, 60_000],
    ['before the first answer', { steady: undefined, wall: undefined }, { steady: 1, wall: 1 }, undefined],
  ])('%s', (_, answered, now, age) => {
    expect(wallAge(answered, now)).toBe(age);
  });
});

test('pages hold everybody once, in order, and none more than fits', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 0, max: 40 }), (list, fit) => {
      const pages = wallPages(list, fit);
      expect(pages.flat()).toEqual(list);
      for (const page of pages) expect(page.length).toBeLessThanOrEqual(Math.max(1, fit));
      expect(pages.length).toBe(Math.max(1, Math.ceil(list.length / Math.max(1, fit))));
    }),
  );
});

test('the drift stays in its frame, moves each minute by little, and comes everywhere in a day', () => {
  const places = Array.from({ length: 24 * 60 }, (_, minute) => wallDrift(minute, 12));
  for (const [index, { x, y }] of places.entries()) {
    expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(12);
    const before = places[index - 1];
    if (before) expect(Math.max(Math.abs(x - before.x), Math.abs(y - before.y))).toBeLessThanOrEqual(3);
  }
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBeGreaterThan(150);
});
