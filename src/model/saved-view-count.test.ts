import { expect, test } from 'vitest';
import type { Level } from '#contract/level.ts';
import { readPresenceRecord } from '#contract/record.ts';
import { friendOf } from './friend.ts';
import { countOfView } from './saved-view-count.ts';
import { DEFAULT_VIEW, NO_FILTERS, type Filters, type View } from './view.ts';

const friend = (xuid: string, titleId: string | undefined, level: Level = 'all') =>
  friendOf({
    xuid,
    name: xuid,
    gamertag: undefined,
    favorite: xuid === '1',
    outdated: false,
    record: readPresenceRecord({
      xuid,
      state: titleId === undefined ? 'Offline' : 'Online',
      devices: titleId === undefined ? [] : [{ type: 'Win32', titles: [{ id: titleId, state: 'Active' }] }],
    }),
    level,
  });

const friends = [friend('1', '5'), friend('2', '5'), friend('3', '6'), friend('4', undefined)];

const view = (filters: Partial<Filters>, rest: Partial<View> = {}): View => ({
  ...DEFAULT_VIEW,
  ...rest,
  filters: { ...NO_FILTERS, ...filters },
});

const atHand = { view: view({ states: ['away'] }), friends, shown: 0 };

test('counts who would be listed', () => {
  expect(countOfView(view({}), atHand)).toBe(4);
  expect(countOfView(view({ titles: ['5'] }), atHand)).toBe(2);
  expect(countOfView(view({ titles: ['5'], favoritesOnly: true }, { density: 'compact' }), atHand)).toBe(1);
});

test('counts the view on screen as the screen does', () => {
  expect(countOfView(view({ states: ['away'] }, { layout: 'table' }), { ...atHand, shown: 3 })).toBe(3);
  expect(countOfView(view({ states: ['away'] }), { ...atHand, shown: undefined })).toBeUndefined();
});

test('says no number rather than a wrong one', () => {
  expect(countOfView(view({}, { roster: 'raid' }), atHand), 'others are watched').toBeUndefined();
  expect(countOfView(view({}), { ...atHand, friends: undefined }), 'no answer yet').toBeUndefined();
  const shallow = { ...atHand, view: view({}, { level: 'user' }) };
  expect(countOfView(view({ titles: ['5'] }), shallow), 'no titles at hand').toBeUndefined();
  expect(countOfView(view({ placements: ['full'] }), shallow)).toBeUndefined();
  expect(countOfView(view({ states: ['title'] }), shallow), 'two groups are one').toBeUndefined();
  expect(countOfView(view({ search: 'lobby' }), shallow), 'other texts').toBeUndefined();
  expect(countOfView(view({ placements: ['full'] }, { level: 'user' }), atHand)).toBeUndefined();
});

test('counts across levels where that makes no difference', () => {
  const shallow = { ...atHand, view: view({}, { level: 'user' }) };
  expect(countOfView(view({ states: ['title', 'online'] }), shallow)).toBe(3);
  expect(countOfView(view({ favoritesOnly: true }), shallow)).toBe(1);
  expect(countOfView(view({ titles: ['5'] }, { level: 'user' }), atHand)).toBe(2);
});
