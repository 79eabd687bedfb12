import { expect, test } from 'vitest';
import { MOST_NAMES, namesToKeep } from './names-to-keep.ts';

const many = (count: number, from = 0) =>
  new Map(Array.from({ length: count }, (_, index) => [String(from + index), `name ${from + index}`]));

test('where nobody could be asked, or nobody is new, what was kept is left alone', () => {
  const kept = many(3);
  expect(namesToKeep(kept, new Map())).toBeUndefined();
  expect(namesToKeep(kept, many(2))).toBeUndefined();
});

test('names known now stand over those kept before, which stay', () => {
  const kept = new Map([
    ['1', 'Ada'],
    ['2', 'Bo'],
  ]);
  const now = new Map([
    ['2', 'Boris'],
    ['3', 'Cy'],
  ]);
  expect(Object.fromEntries(namesToKeep(kept, now) ?? [])).toEqual({ 1: 'Ada', 2: 'Boris', 3: 'Cy' });
});

test('no more are kept than there is room for, and those known now before others', () => {
  const kept = many(MOST_NAMES);
  const now = many(100, MOST_NAMES);
  const names = namesToKeep(kept, now);
  expect(names?.size).toBe(MOST_NAMES);
  expect([...now.keys()].every((xuid) => names?.has(xuid))).toBe(true);
  expect(namesToKeep(new Map(), many(MOST_NAMES + 1))?.size).toBe(MOST_NAMES);
});
