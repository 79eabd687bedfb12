import { expect, test } from 'vitest';
import { activeFilters } from './active-filters.ts';
import { NO_FILTERS, type Filters } from './view.ts';

const FILTERS: Filters = {
  states: ['away', 'title'],
  devices: ['scarlett'],
  titles: ['5'],
  notTitles: ['6'],
  unseenTitles: ['7'],
  placements: ['snapped'],
  onlineOnly: true,
  favoritesOnly: true,
  search: ' ada ',
};

test('says each filter in words', () => {
  const names = new Map([
    ['5', 'Contoso 5'],
    ['6', 'Blockwright'],
  ]);
  expect(activeFilters(FILTERS, names).map(({ label }) => label)).toEqual([
    'Away',
    'In title',
    'Xbox Series X|S',
    'Contoso 5',
    'Not playing Blockwright',
    'Not seen playing Title 7 here',
    'Snapped',
    'Online only',
    'Favourites only',
    '“ada”',
  ]);
  expect(activeFilters(NO_FILTERS, names)).toEqual([]);
});

test('one by one, every filter can be taken away', () => {
  let filters = FILTERS;
  for (let left = 10; left > 0; left -= 1) {
    const active = activeFilters(filters, new Map());
    expect(active).toHaveLength(left);
    filters = active[left % active.length]?.without ?? filters;
  }
  expect(filters).toEqual(NO_FILTERS);
});
