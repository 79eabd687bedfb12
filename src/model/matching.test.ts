import { expect, test } from 'vitest';
import type { Level } from '#contract/level.ts';
import { readPresenceRecord } from '#contract/record.ts';
import { friendMaker, friendOf, type Friend } from './friend.ts';
import { askableFilters, canAnswerHere, matchingFriends, unanswerable } from './matching.ts';
import { NO_FILTERS, type Filters } from './view.ts';

function friend(
  xuid: string,
  name: string,
  devices: unknown,
  level: Level = 'all',
  state = 'Online',
): Friend {
  const record = readPresenceRecord({ xuid, state, devices });
  return friendOf({ xuid, name, favorite: false, outdated: false, record, level });
}

const title = (id: string, placement: string, more: object = {}): object => ({
  id,
  name: `Title ${id}`,
  placement,
  state: 'Active',
  ...more,
});

const ada = friend('1', 'Ada', [
  { type: 'XboxOne', titles: [title('10', 'Fill'), title('11', 'Snapped')] },
  { type: 'Win32', titles: [title('12', 'Full', { activity: { richPresence: 'Editing the map' } })] },
]);
const bo = friend('2', 'Bo', [{ type: 'Scarlett', titles: [title('10', 'Full')] }]);
const cy = friend('3', 'Cy', [{ type: 'Toaster', titles: [title('13', 'Background')] }]);
const di = friend('4', 'Dí', undefined, 'all', 'Offline');
const everybody = [ada, bo, cy, di];

function names(filters: Partial<Filters>, verdict?: readonly string[], level: Level = 'all'): string[] {
  const chosen = matchingFriends(
    everybody,
    { ...NO_FILTERS, ...filters },
    level,
    verdict && new Set(verdict),
  );
  return chosen.map(({ name }) => name);
}

test.each<[string, Partial<Filters>, string[]]>([
  ['nothing', {}, ['Ada', 'Bo', 'Cy', 'Dí']],
  ['OR inside titles', { titles: ['10', '13'] }, ['Ada', 'Bo', 'Cy']],
  ['AND across', { titles: ['10'], devices: ['scarlett'] }, ['Bo']],
  ['title and placement on one title', { titles: ['10'], placements: ['snapped'] }, []],
  ['the device that has the title', { titles: ['12'], devices: ['xboxone'] }, []],
  ['placement and device', { placements: ['full'], devices: ['windows'] }, ['Ada']],
  ['other devices', { devices: ['other'] }, ['Cy']],
  ['other devices or a named one', { devices: ['other', 'scarlett'] }, ['Bo', 'Cy']],
  ['state', { states: ['hidden'] }, ['Dí']],
  ['online only', { onlineOnly: true }, ['Ada', 'Bo', 'Cy']],
  ['search in rich presence', { search: 'MAP editing' }, ['Ada']],
  ['search in names, whatever the form of accents', { search: 'di\u0301' }, ['Dí']],
  ['search in device names', { search: 'toaster' }, ['Cy']],
])('filters by %s', (_, filters, expected) => {
  expect(names(filters)).toEqual(expected);
});

test('lets the batch endpoint decide its part once it has spoken, and keeps the rest of the filters', () => {
  expect(names({ titles: ['10'] }, ['2'])).toEqual(['Bo']);
  expect(names({ titles: ['10'], placements: ['fill'] }, ['1', '2'])).toEqual(['Ada']);
});

test('asks the batch endpoint what it can answer, and nothing else', () => {
  expect(
    askableFilters({ ...NO_FILTERS, placements: ['full'], search: 'x', states: ['offline'] }),
  ).toBeUndefined();
  expect(askableFilters({ ...NO_FILTERS, states: ['title', 'away'] })).toEqual({ onlineOnly: true });
  expect(askableFilters({ ...NO_FILTERS, states: ['title', 'offline'] })).toBeUndefined();
  expect(askableFilters({ ...NO_FILTERS, devices: ['other', 'windows'] })).toBeUndefined();
  expect(askableFilters({ ...NO_FILTERS, devices: ['scarlett'], titles: ['10'] })).toEqual({
    deviceTypes: ['Scarlett'],
    titles: ['10'],
  });
});

test('knows which filters a level leaves to the service, and which to nobody', () => {
  expect(canAnswerHere({ titles: ['10'] }, 'device')).toBe(false);
  expect(canAnswerHere({ titles: ['10'] }, 'title')).toBe(true);
  expect(canAnswerHere({ deviceTypes: ['PC'] }, 'user')).toBe(false);
  expect(canAnswerHere({ onlineOnly: true }, 'user')).toBe(true);
  expect(unanswerable({ ...NO_FILTERS, placements: ['full'], devices: ['other'] }, 'user')).toEqual([
    'Placement',
    'Other',
  ]);
  expect(unanswerable({ ...NO_FILTERS, placements: ['full'] }, 'title')).toEqual([]);
  expect(unanswerable({ ...NO_FILTERS, notTitles: ['10'] }, 'device')).toEqual(['NotTitle']);
});

test('at level user takes the word of the batch endpoint for titles it cannot see', () => {
  const seen = friend('1', 'Ada', undefined, 'user');
  expect(matchingFriends([seen], { ...NO_FILTERS, titles: ['10'] }, 'user', new Set(['1']))).toEqual([seen]);
});

const seenIn = (titleId: string): Friend =>
  friendOf({
    xuid: titleId,
    name: `Last in ${titleId}`,
    favorite: true,
    outdated: false,
    record: readPresenceRecord({
      xuid: titleId,
      state: 'Offline',
      lastSeen: { deviceType: 'XboxOne', titleId, titleName: 'T', timestamp: '2026-01-01T00:00:00' },
    }),
    level: 'all',
  });

test('“online, not playing it” and “not seen playing it here” are two different things', () => {
  const makeFriends = friendMaker();
  const source = (xuid: string, record: unknown) => ({
    xuid,
    name: xuid,
    favorite: false,
    outdated: false,
    record: readPresenceRecord(record),
    level: 'all' as const,
  });
  const online = (xuid: string, id: string) =>
    source(xuid, { xuid, state: 'Online', devices: [{ type: 'Win32', titles: [title(id, 'Full')] }] });
  const others = [online('2', '11'), online('3', '10')];
  makeFriends([online('1', '10'), ...others]);
  const people = [
    ...makeFriends([online('1', '11'), ...others, { ...source('4', undefined), record: undefined }]),
    seenIn('10'),
    seenIn('11'),
  ];
  const chosen = (filters: Partial<Filters>, level: Level = 'all') =>
    matchingFriends(people, { ...NO_FILTERS, ...filters }, level, undefined).map(({ xuid }) => xuid);
  expect(chosen({ notTitles: ['10'], onlineOnly: true })).toEqual(['1', '2']);
  expect(chosen({ unseenTitles: ['10'] }), '1 was in it a moment ago, 10 was last seen in it').toEqual([
    '2',
    '4',
    '11',
  ]);
  expect(chosen({ unseenTitles: ['10'], onlineOnly: true })).toEqual(['2']);
  expect(chosen({ notTitles: ['10'] })).toEqual(['1', '2', '4', '10', '11']);
  expect(chosen({ notTitles: ['10', '11'] })).toEqual(['4', '10', '11']);
  expect(chosen({ notTitles: ['10'] }, 'device'), 'no titles, no answer').toHaveLength(people.length);
});

test('what is not wanted holds for every device', () => {
  expect(names({ titles: ['10', '12'], notTitles: ['11'] })).toEqual(['Bo']);
});

test('favourites only', () => {
  const people = [ada, seenIn('11')];
  expect(matchingFriends(people, { ...NO_FILTERS, favoritesOnly: true }, 'all', undefined)).toEqual([
    people[1],
  ]);
});
