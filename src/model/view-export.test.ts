import { expect, test } from 'vitest';
import { readPresenceRecord } from '#contract/record.ts';
import { readDelimited } from './delimited-text.ts';
import { friendOf, type Friend } from './friend.ts';
import { listedFriends } from './listed-friends.ts';
import { viewCsv, viewText } from './view-export.ts';

const NOW = Date.parse('2026-02-18T06:17:21Z');

function friend(name: string, record: Record<string, unknown> | undefined, gamertag?: string): Friend {
  return friendOf({
    xuid: '2533274790000001',
    name,
    gamertag,
    favorite: name === 'Ada',
    record: record && readPresenceRecord({ xuid: '2533274790000001', ...record }),
    outdated: false,
    level: 'all',
  } as Parameters<typeof friendOf>[0]);
}

const ADA = friend(
  'Ada',
  {
    state: 'Online',
    devices: [
      {
        type: 'XboxOne',
        titles: [
          {
            id: '12341234',
            name: 'Contoso 5',
            placement: 'Fill',
            state: 'Active',
            lastModified: '2026-02-18T05:53:21.1234567',
            activity: { richPresence: '=Team, "Deathmatch"' },
          },
          { id: '12341235', name: 'Contoso Waypoint', placement: 'Snapped', state: 'Active' },
        ],
      },
    ],
  },
  'AdaPlays',
);
const BO = friend('Bo', {
  state: 'Offline',
  lastSeen: {
    deviceType: 'Scarlett',
    titleId: '12341234',
    titleName: 'Contoso 5',
    timestamp: '2026-02-18T05:17:21.9314433',
  },
});
const CLEO = friend('Cleo', undefined);

test('each person is a line that can be read', () => {
  expect(viewText([ADA, BO, CLEO], 'all', NOW)).toBe(
    'Ada — Contoso 5 — =Team, "Deathmatch" — Xbox One — 23 min\n' +
      'Bo — Last seen in Contoso 5 on Xbox Series X|S — 1 h ago\n' +
      'Cleo — No presence shared with this account\n',
  );
});

test('each person is a row that no spreadsheet runs, with times in UTC', () => {
  const csv = viewCsv([ADA, BO, CLEO]);
  expect(csv).toContain(`"'=Team, ""Deathmatch"""`);
  const [header = [], ...rows] = readDelimited(csv).map(({ cells }) => cells);
  const asObjects = rows.map((cells) =>
    Object.fromEntries(
      header.map((column, index) => [column, cells[index]]).filter(([, text]) => text !== ''),
    ),
  );
  const xuid = '2533274790000001';
  expect(asObjects).toEqual([
    {
      xuid,
      name: 'Ada',
      gamertag: 'AdaPlays',
      favourite: 'yes',
      state: 'In title',
      device: 'Xbox One',
      title: 'Contoso 5',
      placement: 'Main area',
      richPresence: '=Team, "Deathmatch"',
      places:
        'Contoso 5, main area, beside Contoso Waypoint, on Xbox One; Contoso Waypoint, snapped at the side, on Xbox One',
      since: '2026-02-18T05:53:21.123Z',
    },
    {
      xuid,
      name: 'Bo',
      state: 'Offline',
      device: 'Xbox Series X|S',
      title: 'Contoso 5',
      lastSeen: '2026-02-18T05:17:21.931Z',
    },
    { xuid, name: 'Cleo', state: 'No data shared' },
  ]);
});

test('whoever stands in two groups is listed once', () => {
  expect(listedFriends([{ friends: [ADA, BO] }, { friends: [BO, CLEO] }])).toEqual([ADA, BO, CLEO]);
});
