import { expect, test } from 'vitest';
import { readPresenceRecord } from '#contract/record.ts';
import { arrangeFriends, groupHeading } from './arranging.ts';
import { countFriends } from './counting.ts';
import { friendMaker, friendOf, type Friend } from './friend.ts';
import type { Grouping, Sort } from './view.ts';

function friend(name: string, value: object | undefined, favorite = false): Friend {
  const record = value && readPresenceRecord({ xuid: name, ...value });
  return friendOf({ xuid: name, name, favorite, outdated: false, record, level: 'all' });
}

const playing = (id: string): object => ({
  state: 'Online',
  devices: [
    { type: 'XboxOne', titles: [{ id, name: `T${id}`, placement: 'Full', state: 'Active' }] },
    { type: 'Win32', titles: [{ id, name: `T${id}`, placement: 'Background', state: 'Active' }] },
  ],
});
const seen = (timestamp: string): object => ({ state: 'Offline', lastSeen: { titleName: 'x', timestamp } });

const people = [
  friend('hidden', { state: 'Offline' }),
  friend('old', seen('2026-01-01T00:00:00')),
  friend('new', seen('2026-01-02T00:00:00')),
  friend('player 10', playing('1')),
  friend('Player 9', playing('2')),
  friend('zoe', playing('1'), true),
  friend('idle', { state: 'Online', devices: [] }),
  friend('nobody', undefined),
];

function arrange(by: Grouping, sort?: Sort) {
  return arrangeFriends(people, { by, sort, locale: 'en' });
}

test('groups by title with most people first, then by state; by device; or not at all', () => {
  expect(arrange('title').map(({ key, of }) => [key, groupHeading(of)])).toEqual([
    ['title 1', 'T1'],
    ['title 2', 'T2'],
    ['online', 'Online'],
    ['offline', 'Offline'],
    ['hidden', 'Offline or hidden'],
    ['nodata', 'No data shared'],
  ]);
  expect(arrange('device').map(({ key }) => key)).toEqual([
    'device xboxone',
    'online',
    'offline',
    'hidden',
    'nodata',
  ]);
  expect(arrange('none').map(({ friends }) => friends.length)).toEqual([8]);
});

test('orders by what was chosen, either way; who has none of it stands last', () => {
  const names = (sort: Sort) =>
    arrange('none', sort).flatMap(({ friends }) => friends.map(({ name }) => name));
  expect(names({ key: 'title', descending: false }).slice(0, 3)).toEqual(['player 10', 'zoe', 'Player 9']);
  expect(names({ key: 'title', descending: true }).slice(0, 3)).toEqual(['Player 9', 'player 10', 'zoe']);
  expect(names({ key: 'since', descending: false }).slice(0, 2)).toEqual(['old', 'new']);
  expect(names({ key: 'since', descending: true }).slice(0, 2)).toEqual(['new', 'old']);
  expect(names({ key: 'state', descending: true })[0]).toBe('nobody');
});

test('groups by state in their order; favourites first, then names as people count, offline by time', () => {
  expect(arrange('state').map(({ key, friends }) => [key, friends.map(({ name }) => name)])).toEqual([
    ['title', ['zoe', 'Player 9', 'player 10']],
    ['online', ['idle']],
    ['offline', ['new', 'old']],
    ['hidden', ['hidden']],
    ['nodata', ['nobody']],
  ]);
});

test('inside a title favourites come first; they and the others by what they do there, then by name', () => {
  const doing = (name: string, richPresence: string | undefined, favorite = false): Friend => {
    const activity = richPresence === undefined ? {} : { activity: { richPresence } };
    const title = { id: '1', name: 'T1', placement: 'Full', state: 'Active', ...activity };
    return friend(name, { state: 'Online', devices: [{ type: 'XboxOne', titles: [title] }] }, favorite);
  };
  const friends = [
    doing('a', 'Lobby'),
    doing('b', 'Attack'),
    doing('c', undefined),
    doing('d', 'Lobby', true),
    doing('e', 'Attack'),
    doing('f', undefined, true),
    doing('g', 'Attack', true),
    doing('h', 'Lobby'),
  ];
  const [only, ...others] = arrangeFriends(friends, { by: 'title', sort: undefined, locale: 'en' });
  expect(only?.friends.map(({ name }) => name)).toEqual(['g', 'd', 'f', 'b', 'e', 'a', 'h', 'c']);
  expect(others).toEqual([]);
});

test('counts people, never titles or devices', () => {
  const counts = countFriends(people, 'en');
  expect(counts).toMatchObject({ all: 8, signedIn: 4 });
  expect(counts.titles).toEqual([
    { id: '1', name: 'T1', people: 2, headlines: 2 },
    { id: '2', name: 'T2', people: 1, headlines: 1 },
  ]);
  expect(counts.devices.get('xboxone')).toBe(3);
  expect(counts.placements.get('background')).toBe(3);
});

test('a person of whom nothing changed stays the same object, a list of such people the same list', () => {
  const make = friendMaker();
  const source = {
    xuid: '1',
    name: 'Ada',
    favorite: false,
    outdated: false,
    record: people[3]?.record,
    level: 'all',
  } as const;
  const list = make([source]);
  const [before] = list;
  expect(make([{ ...source }])).toBe(list);
  const other = { ...source, xuid: '2', name: 'Bo' };
  const longer = make([{ ...source }, other]);
  expect(longer).not.toBe(list);
  expect(longer[0]).toBe(before);
  expect(make([other, { ...source }])).not.toBe(longer);
  expect(make([{ ...source, name: 'Eva' }])[0]).not.toBe(before);
});
