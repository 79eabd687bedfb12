import { describe, expect, test } from 'vitest';
import { readPresenceRecords } from '#contract/record.ts';
import { createTestService } from '#testing/presence-service.ts';

const broadcasting = (id: string, provider = 'Twitch') => ({
  id,
  activity: { broadcast: { id: `b${id}`, provider, started: '2026-03-01T11:00:00Z', viewers: 12 } },
});

const service = createTestService({
  people: [
    { xuid: '1', gamertag: 'One', people: ['3', '2', '4', '99'] },
    {
      xuid: '2',
      gamertag: 'Two',
      people: ['1', '3'],
      devices: [
        { type: 'XboxOne', titles: [broadcasting('100'), broadcasting('200')] },
        { type: 'Win32', titles: [broadcasting('100')] },
      ],
    },
    {
      xuid: '3',
      gamertag: 'Three',
      devices: [
        { type: 'Scarlett', titles: [{ id: '100', activity: { media: { id: 'm', idType: 'bing' } } }] },
      ],
    },
    {
      xuid: '4',
      gamertag: 'Four',
      cloaked: true,
      devices: [{ type: 'XboxOne', titles: [broadcasting('200')] }],
    },
  ],
  titles: [
    { id: '100', name: { default: 'Contoso' } },
    { id: '200', name: { default: 'Home' } },
  ],
});
const xuidsOf = (records: unknown): string[] => readPresenceRecords(records).records.map(({ xuid }) => xuid);
const GROUP = '/users/xuid(1)/groups/People';

describe('the group of another person (E5)', () => {
  test('is listed in its order, offline members too', async () => {
    const records = await service.read('2', GROUP);
    expect(xuidsOf(records)).toEqual(['3', '2', '4', '99']);
    expect(records).toContainEqual({ xuid: '99', state: 'Offline' });
  });

  test('is one’s own by XUID as by me', async () => {
    expect(await service.read('1', GROUP)).toEqual(await service.read('1', '/users/me/groups/People'));
  });

  test('of whom nothing is known is empty', async () => {
    expect(await service.read('1', '/users/xuid(77)/groups/People')).toEqual([]);
    expect(await service.read('1', '/users/xuid(77)/groups/People/broadcasting')).toEqual([]);
    expect(await service.read('1', '/users/xuid(77)/groups/People/broadcasting/count')).toEqual({ count: 0 });
  });

  test.each([
    '/users/xuid(1)/groups/people',
    '/users/xuid(1)/groups/Friends/broadcasting',
    `${GROUP}?level=x`,
    `${GROUP}/broadcasting?level=`,
    `${GROUP}/broadcasting/count?level=none`,
    '/users/xuid(0)/groups/People',
  ])('400: %s', async (path) => {
    expect((await service.ask('1', 'GET', path)).status).toBe(400);
  });

  test('me has no broadcasting path', async () => {
    expect((await service.ask('1', 'GET', '/users/me/groups/People/broadcasting')).status).toBe(404);
  });
});

describe('those who broadcast (E6)', () => {
  test('are chosen at every level; a cloaked one is not', async () => {
    for (const level of ['user', 'device', 'title', 'all']) {
      expect(xuidsOf(await service.read('1', `${GROUP}/broadcasting?level=${level}`))).toEqual(['2']);
    }
  });

  test('show the broadcast at level all only', async () => {
    const all = JSON.stringify(await service.read('1', `${GROUP}/broadcasting?level=all`));
    expect(JSON.parse(all)[0].devices[0].titles[0].activity).toEqual({
      broadcast: {
        id: 'b100',
        session: '',
        provider: 'Twitch',
        started: '2026-03-01T11:00:00.000Z',
        viewers: 12,
      },
    });
    expect(JSON.stringify(await service.read('1', `${GROUP}/broadcasting`))).not.toContain('broadcast');
  });

  test('are counted by people, not by titles (E7)', async () => {
    expect(await service.read('1', `${GROUP}/broadcasting/count`)).toEqual({ count: 1 });
    expect(await service.read('4', '/users/xuid(4)/groups/People/broadcasting/count')).toEqual({ count: 0 });
  });

  test('have a tag, and 304 for who has it', async () => {
    for (const path of [GROUP, `${GROUP}/broadcasting`, `${GROUP}/broadcasting/count`]) {
      const first = await service.ask('1', 'GET', path);
      const etag = first.headers.get('etag') ?? '';
      const again = await service.ask('1', 'GET', path, { headers: { 'if-none-match': etag } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
  });
});

test('media is told as it was stated, without a name as ""', async () => {
  expect(await service.read('1', '/users/xuid(3)?level=all')).toMatchObject({
    devices: [{ titles: [{ activity: { media: { id: 'm', idType: 'bing', name: '' } } }] }],
  });
});
