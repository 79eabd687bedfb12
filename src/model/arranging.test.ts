import { expect, test } from 'vitest';
import { readPresenceRecord } from '#contract/record.ts';
import { arrangeFriends } from './arranging.ts';
import { countFriends } from './counting.ts';
import { friendMaker, friendOf, type Friend } from './friend.ts';

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

test('groups by state in their order; favourites first, then names as people count, offline by time', () => {
  expect(
    arrangeFriends(people, 'en').map(({ state, friends }) => [state, friends.map(({ name }) => name)]),
  ).toEqual([
    ['title', ['zoe', 'Player 9', 'player 10']],
    ['online', ['idle']],
    ['offline', ['new', 'old']],
    ['hidden', ['hidden']],
    ['nodata', ['nobody']],
  ]);
});

test('counts people, never titles or devices', () => {
  const counts = countFriends(people);
  expect(counts).toMatchObject({ all: 8, signedIn: 4 });
  expect(counts.titles).toEqual([
    { id: '1', name: 'T1', people: 2, headlines: 2 },
    { id: '2', name: 'T2', people: 1, headlines: 1 },
  ]);
  expect(counts.devices.get('xboxone')).toBe(3);
  expect(counts.placements.get('background')).toBe(3);
});

test('a person of whom nothing changed stays the same object', () => {
  const make = friendMaker();
  const source = {
    xuid: '1',
    name: 'Ada',
    favorite: false,
    outdated: false,
    record: people[3]?.record,
    level: 'all',
  } as const;
  const [before] = make([source]);
  expect(make([{ ...source }])[0]).toBe(before);
  expect(make([{ ...source, name: 'Eva' }])[0]).not.toBe(before);
});
