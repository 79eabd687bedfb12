import { expect, test } from 'vitest';
import { sharedSets } from './shared-sets.ts';

test('sets of the same ids are one set, in whichever order they come', () => {
  const setOf = sharedSets();
  const first = setOf(['1', '12']);
  expect(first).toEqual(new Set(['1', '12']));
  expect(setOf(['12', '1', '1'])).toBe(first);
  expect(setOf(['112'])).not.toBe(first);
  expect(setOf([])).toEqual(new Set());
});

test('not all sets there ever were are kept', () => {
  const setOf = sharedSets();
  const first = setOf(['first']);
  for (let id = 0; id < 5000; id += 1) setOf([String(id)]);
  expect(setOf(['first'])).not.toBe(first);
  expect(setOf(['first'])).toEqual(first);
});
