import { describe, expect, test } from 'vitest';
import { createTestService } from '#testing/presence-service.ts';

const READER = '1';
const SETTINGS = ['everyone', 'friends', 'blocked'] as const;

/** One person for each setting, who follows the reader or not; the reader follows all of them. */
const targets = SETTINGS.flatMap((privacy, index) =>
  [true, false].map((isFriend) => ({ privacy, isFriend, xuid: `${isFriend ? 2 : 3}${index}` })),
);

const service = createTestService({
  people: [
    {
      xuid: READER,
      gamertag: 'Reader',
      people: [...targets.map(({ xuid }) => xuid), '999'],
      privacy: 'blocked',
      devices: [{ type: 'Web', titles: [{ id: '100' }] }],
    },
    ...targets.map(({ privacy, isFriend, xuid }) => ({
      xuid,
      gamertag: xuid,
      privacy,
      people: isFriend ? [READER] : [],
      devices: [{ type: 'XboxOne', titles: [{ id: '100' }] }],
    })),
    {
      xuid: '50',
      gamertag: 'Offline',
      privacy: 'everyone',
      lastSeen: { deviceType: 'Web', timestamp: '2026-01-01T00:00:00' },
    },
    {
      xuid: '51',
      gamertag: 'Hidden',
      privacy: 'blocked',
      lastSeen: { deviceType: 'Web', timestamp: '2026-01-01T00:00:00' },
    },
  ],
  titles: [{ id: '100', name: { default: 'Contoso' } }],
});

type Seen = { xuid: string; state: string };
const stubOf = (xuid: string) => ({ xuid, state: 'Offline' });

describe.each([
  ['a person', {}],
  ['a third-party site', { site: true }],
] as const)('%s', (_, claims) => {
  test.each(targets)('reads $xuid: $privacy, friend: $isFriend', async ({ privacy, isFriend, xuid }) => {
    const isSeen = !('site' in claims) && (privacy === 'everyone' || (privacy === 'friends' && isFriend));
    const expected = isSeen ? expect.objectContaining({ xuid, state: 'Online' }) : stubOf(xuid);

    expect(await service.read(READER, `/users/xuid(${xuid})?level=all`, { claims })).toEqual(expected);
    expect(await service.batch(READER, { users: [xuid], level: 'all' }, { claims })).toEqual([expected]);

    const group = (await service.read(READER, '/users/me/groups/People?level=all', { claims })) as Seen[];
    expect(group.filter((record) => record.xuid === xuid)).toEqual(isSeen ? [expected] : []);

    const inBody = (await service.batch(READER, { group: 'People', level: 'all' }, { claims })) as Seen[];
    expect(inBody.filter((record) => record.xuid === xuid)).toEqual([expected]);

    const online = await service.batch(READER, { users: [xuid], onlineOnly: true }, { claims });
    expect(online).toEqual(isSeen ? [expect.objectContaining({ xuid })] : []);
    const byTitle = await service.batch(READER, { users: [xuid], titles: ['100'] }, { claims });
    expect(byTitle).toEqual(isSeen ? [expect.objectContaining({ xuid })] : []);
  });

  test('reads itself, whatever it has set', async () => {
    const self = expect.objectContaining({ xuid: READER, state: 'Online' });
    expect(await service.read(READER, '/users/me', { claims })).toEqual(self);
    expect(await service.read(READER, `/users/xuid(${READER})`, { claims })).toEqual(self);
    expect(await service.batch(READER, { users: [READER] }, { claims })).toEqual([self]);
  });
});

test('a hidden person answers to the byte like one of whom nothing is known, last seen untold', async () => {
  const [hidden, unknown] = await Promise.all(
    ['51', '52'].map(async (xuid) => service.ask(READER, 'GET', `/users/xuid(${xuid})?level=all`)),
  );
  expect(await hidden?.text()).toBe('{"xuid":"51","state":"Offline"}');
  expect(await unknown?.text()).toBe('{"xuid":"52","state":"Offline"}');
  const names = (response: Response | undefined) => [...(response?.headers.keys() ?? [])];
  expect(names(hidden)).toEqual(names(unknown));
  expect(await service.read(READER, '/users/xuid(50)')).toHaveProperty('lastSeen');
});

test('a member whom the world does not know is listed as offline', async () => {
  const group = await service.read(READER, '/users/me/groups/People');
  expect(group).toContainEqual(stubOf('999'));
});

test('the group of somebody hidden reads as if empty', async () => {
  for (const { xuid, privacy, isFriend } of targets) {
    const isOpen = privacy === 'everyone' || (privacy === 'friends' && isFriend);
    const records = await service.batch(READER, { group: 'People', groupXuid: xuid });
    expect(records).toHaveLength(isOpen && isFriend ? 1 : 0);
  }
});
