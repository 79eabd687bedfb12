import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVELS } from '#contract/level.ts';
import { DEVICE_FAMILIES } from './device-words.ts';
import { DISPLAY_STATES } from './display-state.ts';
import { readAddress, writeAddress } from './view-address.ts';
import {
  DEFAULT_VIEW,
  DENSITIES,
  GROUPINGS,
  KIOSKS,
  LAYOUTS,
  PLACEMENT_FILTERS,
  SORT_KEYS,
  type View,
} from './view.ts';

function reread(view: View): View {
  const url = new URL(writeAddress(view), 'http://localhost');
  return readAddress(url.pathname, url.search).view;
}

const some = <T>(words: readonly T[]): fc.Arbitrary<T[]> =>
  fc.subarray([...words]).map((chosen) => words.filter((word) => chosen.includes(word)));

const view: fc.Arbitrary<View> = fc.record({
  roster: fc.constantFrom('friends', 'raid-team', 'チーム', 'a%2fb'),
  level: fc.constantFrom(...LEVELS),
  layout: fc.constantFrom(...LAYOUTS),
  by: fc.constantFrom(...GROUPINGS),
  sort: fc.option(fc.record({ key: fc.constantFrom(...SORT_KEYS), descending: fc.boolean() }), {
    nil: undefined,
  }),
  density: fc.constantFrom(...DENSITIES),
  person: fc.constantFrom(undefined, '2533274790000001'),
  kiosk: fc.constantFrom('', ...KIOSKS),
  filters: fc.record({
    states: some(DISPLAY_STATES),
    devices: some(DEVICE_FAMILIES),
    titles: some(['5', '12341234', '750323071']),
    notTitles: some(['6', '23452345']),
    unseenTitles: some(['8', '1600000001']),
    placements: some(PLACEMENT_FILTERS),
    onlineOnly: fc.boolean(),
    favoritesOnly: fc.boolean(),
    search: fc.string({ unit: 'grapheme' }),
  }),
});

test('the default view is the root', () => {
  expect(writeAddress(DEFAULT_VIEW)).toBe('/');
  expect(readAddress('/', '')).toEqual({ view: DEFAULT_VIEW, ignored: [] });
});

test('a view survives its address', () => {
  fc.assert(
    fc.property(view, (any) => {
      expect(reread(any)).toEqual(any);
    }),
  );
});

test('equal views have equal addresses, in whatever order they were put together', () => {
  const { view: read } = readAddress(
    '/',
    '?level=user&state=away,title&device=windows,scarlett&title=12341234,5',
  );
  expect(writeAddress(read)).toBe('/?state=title,away&device=scarlett,windows&title=5,12341234&level=user');
});

test('names what it ignores and keeps the rest', () => {
  const { view: read, ignored } = readAddress(
    '/r/raid-team/friends',
    '?placement=tiled,full&level=deep&view=3d&title=abc&colour=red&online=yes',
  );
  expect(ignored.toSorted()).toEqual([
    'colour',
    'level=deep',
    'online=yes',
    'placement=tiled',
    'title=abc',
    'view=3d',
  ]);
  expect(read).toMatchObject({ roster: 'raid-team', level: 'all', filters: { placements: ['full'] } });
});

test('a title is wanted, not wanted or not to have been seen; what contradicts is named', () => {
  const { view: read, ignored } = readAddress('/', '?title=!7,12,!5,7,12,!x,!,!12&fav=1&unseen=8,!9,12,x,6');
  expect(read.filters).toMatchObject({
    titles: ['12'],
    notTitles: ['7', '5'],
    unseenTitles: ['8', '6'],
    favoritesOnly: true,
  });
  expect(ignored.toSorted()).toEqual([
    'title=!',
    'title=!12',
    'title=!x',
    'title=7',
    'unseen=!9',
    'unseen=12',
    'unseen=x',
  ]);
  expect(writeAddress(read)).toBe('/?title=12,!5,!7&unseen=6,8&fav=1');
});

test('an address that leads nowhere shows the friends and says so', () => {
  expect(readAddress('/titles', '')).toEqual({ view: DEFAULT_VIEW, ignored: ['/titles'] });
});

test('reads any path and query without throwing', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (path, query) => {
      expect(readAddress(path, query).view.level).toBeDefined();
    }),
  );
});
