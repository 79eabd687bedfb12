import { expect, test } from 'vitest';
import type { Level } from '#contract/level.ts';
import { readPresenceRecord } from '#contract/record.ts';
import { displayState } from './display-state.ts';

const title = (more: object = {}): object => ({
  id: '5',
  name: 'Contoso 5',
  placement: 'Full',
  state: 'Active',
  ...more,
});
const home = { id: '750323071', name: 'Home', placement: 'Full', state: 'Active' };
const on = (...titles: object[]): object => ({
  xuid: '1',
  state: 'Online',
  devices: [{ type: 'XboxOne', titles }],
});

test.each<[string, object | undefined, Level, string]>([
  ['an active title in front', on(title()), 'all', 'title'],
  ['an active title at the side', on(title({ placement: 'Snapped' })), 'title', 'title'],
  ['an active title nobody can place', on(title({ placement: 'tiled' })), 'title', 'title'],
  ['only the dashboard', on(home), 'all', 'online'],
  ['only something behind', on(title({ placement: 'Background' })), 'all', 'online'],
  ['only something inactive', on(title({ state: 'Inactive' })), 'all', 'online'],
  ['a title at a level that tells of none', on(title()), 'device', 'online'],
  ['no devices', { xuid: '1', state: 'Online' }, 'user', 'online'],
  ['away with an active title', { ...on(title()), state: 'Away' }, 'all', 'away'],
  [
    'offline and last seen',
    { xuid: '1', state: 'Offline', lastSeen: { titleName: 'Home' } },
    'all',
    'offline',
  ],
  ['offline and nothing more', { xuid: '1', state: 'Offline' }, 'all', 'hidden'],
  ['offline with empty devices', { xuid: '1', state: 'offline', devices: [] }, 'all', 'hidden'],
  ['an unknown word with devices', { ...on(title()), state: 'Busy' }, 'all', 'online'],
  ['an unknown word without', { xuid: '1', state: 'Busy' }, 'all', 'hidden'],
  ['no record', undefined, 'all', 'nodata'],
])('tells %s', (_, value, level, expected) => {
  expect(displayState(value && readPresenceRecord(value), level)).toBe(expected);
});
