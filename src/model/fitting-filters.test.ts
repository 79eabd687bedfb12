import { expect, test } from 'vitest';
import { fittingFilters } from './fitting-filters.ts';
import { NO_FILTERS } from './view.ts';

const filters = { ...NO_FILTERS, states: ['away', 'nodata'], titles: ['5'], search: 'ada' } as const;

test('among the friends nobody is without data; the rest of the filters stays', () => {
  expect(fittingFilters(filters, true)).toEqual({
    filters: { ...filters, states: ['away'] },
    dropped: ['nodata'],
  });
});

test('a named roster keeps every filter', () => {
  expect(fittingFilters(filters, false)).toEqual({ filters, dropped: [] });
  expect(fittingFilters(NO_FILTERS, true)).toEqual({ filters: NO_FILTERS, dropped: [] });
});
