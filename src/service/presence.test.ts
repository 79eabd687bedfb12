import { describe, expect, test } from 'vitest';
import type { PresenceRecord } from '#contract/record.ts';
import { CONSOLE, createTestService, NOON, type TestService } from '#testing/presence-service.ts';
import type { WorldDevice, WorldInput } from './world.ts';

const SCID = 'scid-1';
const SECOND = 1000;
const AT_NOON = '2026-03-01T12:00:00.0000000';

const TITLES = [
  { id: '100', name: { default: 'Contoso', de: 'Contoso (deutsch)' } },
  { id: '200', name: { default: 'Home' } },
];

const RICH_PRESENCE = [
  {
    scid: SCID,
    strings: {
      menus: { text: { default: 'In the menus', de: 'Im Menü' } },
      map: { text: { default: 'On {0}' }, parameters: ['Map'] },
    },
  },
];

type Devices = NonNullable<WorldInput['people'][number]['devices']>;

function serviceOf(devices: Devices = [], person: Partial<WorldInput['people'][number]> = {}): TestService {
  return createTestService({
    people: [
      { xuid: '1', gamertag: 'One', devices, ...person },
      { xuid: '2', gamertag: 'Two', people: ['1'] },
    ],
    titles: TITLES,
    richPresence: RICH_PRESENCE,
  });
}

const PATH = '/users/xuid(1)/devices/current/titles/current';
const recordOf = async (service: TestService, as = '2', claims = {}, language?: string) =>
  (await service.read(as, '/users/xuid(1)?level=all', {
    claims,
    ...(language ? { headers: { 'accept-language': language } } : {}),
  })) as PresenceRecord;
const write = (service: TestService, body: unknown = {}, claims: object = {}) =>
  service.ask('1', 'POST', PATH, { body, claims: { ...CONSOLE, ...claims } });
const end = (service: TestService, claims: object = {}) =>
  service.ask('1', 'DELETE', PATH, { claims: { ...CONSOLE, ...claims } });

describe('the state is derived', () => {
  const active = { id: '100' };
  const inactive = { id: '200', state: 'inactive' };
  test.each<[string, Devices, string]>([
    ['no device', [], 'Offline'],
    ['an active title', [{ type: 'XboxOne', titles: [active] }], 'Online'],
    ['an inactive title', [{ type: 'XboxOne', titles: [inactive] }], 'Away'],
    ['a device without titles', [{ type: 'XboxOne' }], 'Away'],
    ['one active title of two', [{ type: 'XboxOne', titles: [inactive, active] }], 'Online'],
    [
      'active on one device of two',
      [
        { type: 'iOS', titles: [inactive] },
        { type: 'Web', titles: [active] },
      ],
      'Online',
    ],
    [
      'active in the background',
      [{ type: 'Web', titles: [{ id: '100', placement: 'background' }] }],
      'Online',
    ],
  ])('the state of %s is told', async (_, devices, state) => {
    expect((await recordOf(serviceOf(devices))).state).toBe(state);
  });
});

describe('the wire', () => {
  test('has the members in their order, capital words and seven digits', async () => {
    const service = serviceOf([
      {
        type: 'd',
        titles: [
          {
            id: '100',
            placement: 'snapped',
            activity: {
              richPresence: 'Ready',
              media: { id: 'm', idType: 'bing' },
              broadcast: { id: 'b', provider: 'Twitch', started: '2026-03-01T11:00:00', viewers: 7 },
            },
          },
        ],
      },
    ]);
    const response = await service.ask('2', 'GET', '/users/xuid(1)?level=all');
    expect(await response.text()).toBe(
      '{"xuid":"1","state":"Online","devices":[{"type":"XboxOne","titles":[{"id":"100",' +
        '"activity":{"richPresence":"Ready","media":{"id":"m","idType":"bing","name":""},' +
        '"broadcast":{"id":"b","session":"","provider":"Twitch","started":"2026-03-01T11:00:00.000Z","viewers":7}},' +
        '"name":"Contoso","placement":"Snapped","state":"Active","lastModified":"2026-03-01T12:00:00.0000000"}]}]}',
    );
  });

  test('keeps every digit of what the world says', async () => {
    const lastSeen = { deviceType: 'XboxOne', titleId: '100', timestamp: '2026-02-18T05:17:21.9314433' };
    expect(await recordOf(serviceOf([], { lastSeen }))).toEqual({
      xuid: '1',
      state: 'Offline',
      lastSeen: { ...lastSeen, titleName: 'Contoso' },
    });
  });

  test('a name that the world gives for last seen wins; else it is in the language of the reader', async () => {
    const lastSeen = { deviceType: 'XboxOne', titleId: '100', timestamp: '2026-02-18T05:17:21' };
    const named = serviceOf([], { lastSeen: { ...lastSeen, titleName: 'Old name' } });
    expect((await recordOf(named, '2', {}, 'de')).lastSeen?.titleName).toBe('Old name');
    expect((await recordOf(serviceOf([], { lastSeen }), '2', {}, 'de-AT')).lastSeen?.titleName).toBe(
      'Contoso (deutsch)',
    );
  });

  test('last seen is told of nobody who is there', async () => {
    const lastSeen = { deviceType: 'Web', timestamp: '2026-02-18T05:17:21' };
    const record = await recordOf(serviceOf([{ type: 'Web', titles: [{ id: '100' }] }], { lastSeen }));
    expect(record).not.toHaveProperty('lastSeen');
  });
});

describe('each level', () => {
  const title = { id: '100', name: 'Contoso', placement: 'Full', state: 'Active', lastModified: AT_NOON };
  const online = { xuid: '1', state: 'Online' };
  test.each([
    ['user', online],
    ['device', { ...online, devices: [{ type: 'Web' }] }],
    ['title', { ...online, devices: [{ type: 'Web', titles: [title] }] }],
    [
      'all',
      { ...online, devices: [{ type: 'Web', titles: [{ ...title, activity: { richPresence: 'Ready' } }] }] },
    ],
  ])('%s', async (level, expected) => {
    const service = serviceOf([
      { type: 'Web', titles: [{ id: '100', activity: { richPresence: 'Ready' } }] },
    ]);
    expect(await service.read('2', `/users/xuid(1)?level=${level}`)).toEqual(expected);
    expect(await service.read('2', `/users/xuid(1)?level=${level.toUpperCase()}`)).toEqual(expected);
    expect(await service.batch('2', { users: ['1'], level })).toEqual([expected]);
    expect(await service.read('2', `/users/me/groups/People?level=${level}`)).toEqual([expected]);
  });

  test('title is what comes without one', async () => {
    const service = serviceOf([{ type: 'Web', titles: [{ id: '100', activity: { richPresence: 'x' } }] }]);
    expect(await service.read('2', '/users/xuid(1)')).toEqual(
      await service.read('2', '/users/xuid(1)?level=title'),
    );
    expect(await service.batch('2', { users: ['1'] })).toEqual([
      await service.read('2', '/users/xuid(1)?level=title'),
    ]);
  });

  test('last seen belongs to the user and comes at every level', async () => {
    const service = serviceOf([], { lastSeen: { deviceType: 'Web', timestamp: '2026-02-18T05:17:21' } });
    for (const level of ['user', 'device', 'title', 'all']) {
      expect(await service.batch('2', { users: ['1'], level })).toEqual([
        expect.objectContaining({ lastSeen: expect.anything() }),
      ]);
    }
  });
});

describe('a title write', () => {
  test('makes the title, then refreshes it', async () => {
    const service = serviceOf();
    const first = await write(service);
    expect([first.status, await first.text(), first.headers.get('x-heartbeat-after')]).toEqual([
      201,
      '',
      '300',
    ]);
    service.wind(30 * SECOND);
    expect((await write(service, { state: 'INACTIVE' })).status).toBe(200);
    expect((await recordOf(service)).devices).toEqual([
      {
        type: 'XboxOne',
        titles: [
          {
            id: '100',
            name: 'Contoso',
            placement: 'Full',
            state: 'Inactive',
            lastModified: '2026-03-01T12:00:30.0000000',
          },
        ],
      },
    ]);
  });

  test('changes what it names and leaves the rest', async () => {
    const service = serviceOf();
    await write(service, {
      state: 'inactive',
      placement: 'fill',
      activity: { richPresence: { id: 'menus', scid: SCID } },
    });
    await write(service, { activity: { media: { id: 'm', idType: 'provider' } } });
    await write(service, {});
    expect((await recordOf(service)).devices?.[0]?.titles?.[0]).toMatchObject({
      state: 'Inactive',
      placement: 'Fill',
      activity: { richPresence: 'In the menus', media: { id: 'm', idType: 'provider', name: '' } },
    });
    await write(service, { activity: { richPresence: { id: 'map', scid: SCID, params: ['Peak'] } } });
    expect((await recordOf(service)).devices?.[0]?.titles?.[0]?.activity).toEqual({
      richPresence: 'On Peak',
      media: { id: 'm', idType: 'provider', name: '' },
    });
  });

  test('keeps params for the same string only, and lets go of them by an empty list', async () => {
    const service = serviceOf();
    const line = async (richPresence: object) => {
      await write(service, { activity: { richPresence: { scid: SCID, ...richPresence } } });
      return (await recordOf(service)).devices?.[0]?.titles?.[0]?.activity?.richPresence;
    };
    expect(await line({ id: 'map', params: ['Peak'] })).toBe('On Peak');
    expect(await line({ id: 'map' })).toBe('On Peak');
    expect(await line({ id: 'map', params: [] })).toBeUndefined();
    expect(await line({ id: 'map', params: ['Town'] })).toBe('On Town');
    expect(await line({ id: 'menus' })).toBe('In the menus');
    expect(await line({ id: 'map' })).toBeUndefined();
  });

  test('a string that nobody knows is accepted and has no line', async () => {
    const service = serviceOf();
    expect((await write(service, { activity: { richPresence: { id: 'x', scid: 'y' } } })).status).toBe(201);
    expect((await recordOf(service)).devices?.[0]?.titles?.[0]).not.toHaveProperty('activity');
  });

  test('two readers read two languages from one record', async () => {
    const service = serviceOf();
    await write(service, { activity: { richPresence: { id: 'menus', scid: SCID } } });
    const title = async (language: string) =>
      (await recordOf(service, '2', {}, language)).devices?.[0]?.titles?.[0];
    expect(await title('de-AT, en;q=0.8')).toMatchObject({
      name: 'Contoso (deutsch)',
      activity: { richPresence: 'Im Menü' },
    });
    expect(await title('ja')).toMatchObject({ name: 'Contoso', activity: { richPresence: 'In the menus' } });
  });

  test('a title that nothing names has the name ""', async () => {
    const service = serviceOf();
    await write(service, {}, { tid: '999' });
    expect((await recordOf(service)).devices?.[0]?.titles).toMatchObject([{ id: '999', name: '' }]);
  });

  test('devices are told apart by id, without one by type', async () => {
    const service = serviceOf();
    await write(service);
    await write(service, {}, { tid: '200' });
    await write(service, {}, { did: 'console-2' });
    await write(service, {}, { dty: 'Win32', did: undefined });
    await write(service, {}, { dty: undefined, did: undefined });
    await write(service, {}, { dty: undefined, did: undefined, tid: '200' });
    const devices = (await recordOf(service)).devices?.map(({ type, titles }) => [
      type,
      titles?.map(({ id }) => id),
    ]);
    expect(devices).toEqual([
      ['XboxOne', ['100', '200']],
      ['XboxOne', ['100']],
      ['Win32', ['100']],
      ['Web', ['100', '200']],
    ]);
  });

  test('is seen in its own sandbox', async () => {
    const service = serviceOf([{ type: 'Web', titles: [{ id: '200' }] }]);
    await write(service, {}, { sbx: 'XDKS.1' });
    const titles = async (sbx?: string) =>
      (await recordOf(service, '2', sbx ? { sbx } : {})).devices?.map((device) =>
        device.titles?.map(({ id }) => id),
      );
    expect(await titles()).toEqual([['200']]);
    expect(await titles('RETAIL')).toEqual([['200']]);
    expect(await titles('XDKS.1')).toEqual([['100']]);
    await end(service, { sbx: 'XDKS.1' });
    expect(await recordOf(service, '2', { sbx: 'XDKS.1' })).toMatchObject({
      state: 'Offline',
      lastSeen: { titleId: '100' },
    });
    expect(await recordOf(service, '2', { sbx: 'XDKS.2' })).toEqual({ xuid: '1', state: 'Offline' });
  });
});

describe('the end of a title', () => {
  test('comes by itself, last seen at the last refresh', async () => {
    const service = serviceOf();
    await write(service);
    service.wind(300 * SECOND);
    await write(service);
    service.wind(600 * SECOND - 1);
    expect((await recordOf(service)).state).toBe('Online');
    service.wind(1);
    expect(await recordOf(service)).toEqual({
      xuid: '1',
      state: 'Offline',
      lastSeen: {
        deviceType: 'XboxOne',
        titleId: '100',
        titleName: 'Contoso',
        timestamp: '2026-03-01T12:05:00.0000000',
      },
    });
  });

  test('is final: rich presence goes with it, and the next write makes a new title', async () => {
    const service = serviceOf();
    await write(service, { placement: 'fill', activity: { richPresence: { id: 'menus', scid: SCID } } });
    service.wind(600 * SECOND);
    expect((await write(service)).status).toBe(201);
    const [title] = (await recordOf(service)).devices?.[0]?.titles ?? [];
    expect(title).toMatchObject({ placement: 'Full' });
    expect(title).not.toHaveProperty('activity');
  });

  test('comes at once when it is asked for, seen at that moment', async () => {
    const service = serviceOf();
    await write(service);
    await write(service, {}, { tid: '200' });
    service.wind(10 * SECOND);
    const response = await end(service);
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect((await recordOf(service)).devices?.[0]?.titles?.map(({ id }) => id)).toEqual(['200']);
    service.wind(10 * SECOND);
    await end(service, { tid: '200' });
    expect((await recordOf(service)).lastSeen).toMatchObject({
      titleId: '200',
      timestamp: '2026-03-01T12:00:20.0000000',
    });
  });

  test('may be asked for twice, and of what never was', async () => {
    const service = serviceOf([], { lastSeen: { deviceType: 'Web', timestamp: '2026-01-01T00:00:00' } });
    const before = await recordOf(service);
    expect((await end(service)).status).toBe(200);
    expect(await recordOf(service)).toEqual(before);
    await write(service);
    await end(service);
    const ended = await recordOf(service);
    service.wind(SECOND);
    expect((await end(service)).status).toBe(200);
    expect(await recordOf(service)).toEqual(ended);
  });

  test('the one that ends last is the one that shows, read between or not', async () => {
    for (const isReadBetween of [true, false]) {
      const service = serviceOf();
      await write(service, {}, { tid: '200' });
      service.wind(SECOND);
      await write(service, {}, { did: 'console-2' });
      service.wind(599 * SECOND);
      if (isReadBetween) expect((await recordOf(service)).devices).toHaveLength(1);
      service.wind(600 * SECOND);
      expect((await recordOf(service)).lastSeen).toMatchObject({
        titleId: '100',
        timestamp: '2026-03-01T12:00:01.0000000',
      });
    }
  });

  test('titles that end together: what filled the screen shows', async () => {
    const service = serviceOf();
    await write(service, { placement: 'full' });
    await write(service, { placement: 'background' }, { tid: '200' });
    service.wind(600 * SECOND);
    expect((await recordOf(service)).lastSeen).toMatchObject({ titleId: '100' });
  });

  test('the time to live can be set', async () => {
    const service = createTestService({ people: [], titles: TITLES }, { ttlSeconds: 5 });
    await write(service);
    service.wind(5 * SECOND);
    expect((await recordOf(service)).state).toBe('Offline');
  });
});

describe('what a world states', () => {
  const stated: Devices = [
    {
      type: 'XboxOne',
      titles: [
        { id: '200', placement: 'background' },
        { id: '100', activity: { richPresence: 'Ready' } },
      ],
    },
  ];

  test('does not expire', async () => {
    const service = serviceOf(stated);
    service.wind(365 * 86_400 * SECOND);
    expect(await recordOf(service)).toMatchObject({
      state: 'Online',
      devices: [{ titles: [{ lastModified: AT_NOON }, {}] }],
    });
  });

  test('is updated in place by a write, and then expires like any other', async () => {
    const service = serviceOf(stated);
    expect((await write(service, { placement: 'fill' })).status).toBe(200);
    expect((await recordOf(service)).devices).toMatchObject([
      {
        type: 'XboxOne',
        titles: [{ id: '200' }, { id: '100', placement: 'Fill', activity: { richPresence: 'Ready' } }],
      },
    ]);
    service.wind(600 * SECOND);
    expect((await recordOf(service)).devices).toMatchObject([{ titles: [{ id: '200' }] }]);
  });

  test('is one device: a second console with the same title stands beside it', async () => {
    const service = serviceOf(stated);
    await write(service);
    await write(service, {}, { did: 'console-2' });
    expect((await recordOf(service)).devices).toMatchObject([
      { titles: [{}, {}] },
      { titles: [{ id: '100' }] },
    ]);
  });

  test('can be ended by its own device', async () => {
    const service = serviceOf(stated);
    await end(service);
    expect((await recordOf(service)).devices).toMatchObject([{ titles: [{ id: '200' }] }]);
  });
});

describe('restate', () => {
  const device = (id: string, placement: 'Full' | 'Background' = 'Full'): WorldDevice => ({
    type: 'XboxOne',
    titles: [{ id, placement, state: 'Active' }],
  });

  test('replaces what was stated', async () => {
    const service = serviceOf([{ type: 'Web', titles: [{ id: '200' }] }]);
    service.wind(SECOND);
    await service.presence.restate('1', [device('100')]);
    expect((await recordOf(service)).devices).toMatchObject([
      { type: 'XboxOne', titles: [{ id: '100', lastModified: '2026-03-01T12:00:01.0000000' }] },
    ]);
  });

  test('an empty list makes them offline, seen now on what was refreshed last', async () => {
    const service = serviceOf([
      {
        type: 'Scarlett',
        titles: [
          { id: '200', placement: 'background' },
          { id: '100', lastModified: '2026-03-01T11:59:00.5' },
        ],
      },
    ]);
    service.wind(2 * SECOND);
    await service.presence.restate('1', []);
    expect(await recordOf(service)).toEqual({
      xuid: '1',
      state: 'Offline',
      lastSeen: {
        deviceType: 'Scarlett',
        titleId: '200',
        titleName: 'Home',
        timestamp: '2026-03-01T12:00:02.0000000',
      },
    });
  });

  test('leaves what was written, until that expires', async () => {
    const service = serviceOf([]);
    await write(service);
    await service.presence.restate('1', [
      { type: 'iOS', titles: [{ id: '200', placement: 'Full', state: 'Active' }] },
    ]);
    expect((await recordOf(service)).devices).toHaveLength(2);
    await service.presence.restate('1', []);
    expect((await recordOf(service)).devices).toMatchObject([{ type: 'XboxOne' }]);
    service.wind(600 * SECOND);
    expect((await recordOf(service)).lastSeen).toMatchObject({ titleId: '100', timestamp: AT_NOON });
  });

  test('does not double a title that was written on the same type of device', async () => {
    const service = serviceOf([]);
    await write(service, { placement: 'snapped' });
    await service.presence.restate('1', [device('100')]);
    expect((await recordOf(service)).devices).toMatchObject([
      { titles: [{ id: '100', placement: 'Snapped' }] },
    ]);
  });
});

describe('cloaking', () => {
  const state = (service: TestService, value: string) =>
    service.ask('1', 'PUT', '/users/xuid(1)/state', { body: { state: value } });

  test('shows them offline to others, seen last when they cloaked, and as they are to themself', async () => {
    const service = serviceOf();
    await write(service);
    service.wind(5 * SECOND);
    expect((await state(service, 'Cloaked')).status).toBe(200);
    service.wind(5 * SECOND);
    await write(service, {}, { tid: '200' });
    const offline = {
      xuid: '1',
      state: 'Offline',
      lastSeen: {
        deviceType: 'XboxOne',
        titleId: '100',
        titleName: 'Contoso',
        timestamp: '2026-03-01T12:00:05.0000000',
      },
    };
    expect(await recordOf(service)).toEqual(offline);
    expect(await service.read('2', '/users/me/groups/People')).toEqual([offline]);
    expect(await service.batch('2', { users: ['1'], onlineOnly: true })).toEqual([]);
    expect(await recordOf(service, '1')).toMatchObject({ state: 'Online', devices: [{ titles: [{}, {}] }] });

    await state(service, 'Active');
    expect((await recordOf(service)).state).toBe('Online');
  });

  test('what ended meanwhile stays untold', async () => {
    const service = serviceOf();
    await write(service);
    await state(service, 'Cloaked');
    service.wind(100 * SECOND);
    await state(service, 'Cloaked');
    await write(service, {}, { tid: '200' });
    service.wind(600 * SECOND);
    await state(service, 'Active');
    expect((await recordOf(service)).lastSeen).toMatchObject({ titleId: '100', timestamp: AT_NOON });
  });

  test('by the world: last seen as it says, or nothing', async () => {
    const devices: Devices = [{ type: 'Web', titles: [{ id: '100' }] }];
    const lastSeen = { deviceType: 'Web', titleId: '200', timestamp: '2026-01-01T00:00:00' };
    expect(await recordOf(serviceOf(devices, { cloaked: true }))).toEqual({ xuid: '1', state: 'Offline' });
    expect((await recordOf(serviceOf(devices, { cloaked: true, lastSeen }))).lastSeen).toMatchObject({
      titleId: '200',
    });
    expect((await recordOf(serviceOf(devices, { cloaked: true }), '1')).state).toBe('Online');
  });
});

describe('player data', () => {
  const tell = (service: TestService, title: object, path = `/stats/users/1/scids/${SCID}`) =>
    service.ask('1', 'POST', path, { body: { stats: { title } } });
  const line = async (service: TestService) =>
    (await recordOf(service)).devices?.[0]?.titles?.[0]?.activity?.richPresence;

  test('fills the line at the time of reading, without another title write', async () => {
    const service = serviceOf();
    await write(service, { activity: { richPresence: { id: 'map', scid: SCID } } });
    expect(await line(service)).toBeUndefined();
    expect((await tell(service, { Map: { value: 'Peak' } })).status).toBe(204);
    expect(await line(service)).toBe('On Peak');
    await tell(service, { Other: { value: 1 } });
    expect(await line(service)).toBe('On Peak');
    await tell(service, { Map: { value: 7 } });
    expect(await line(service)).toBe('On 7');
    await tell(service, { Map: { value: 'x' } }, '/stats/users/1/scids/other');
    expect(await line(service)).toBe('On 7');
  });

  test('starts with what the world says', async () => {
    const service = serviceOf([], { playerData: { [SCID]: { Map: 'Town' } } });
    await write(service, { activity: { richPresence: { id: 'map', scid: SCID } } });
    expect(await line(service)).toBe('On Town');
  });

  test('has a bound for each person', async () => {
    const service = serviceOf();
    const many = (from: number, to: number) =>
      Object.fromEntries(Array.from({ length: to - from }, (_, index) => [`s${from + index}`, { value: 0 }]));
    expect((await tell(service, many(0, 1000))).status).toBe(204);
    expect((await tell(service, many(0, 1000))).status).toBe(204);
    const refused = await tell(service, { more: { value: 1 } }, '/stats/users/1/scids/other');
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('stats.title: ')]);
  });
});

test('the clock of the service is the one handed in', async () => {
  const service = serviceOf();
  const response = await service.ask('2', 'GET', '/users/me');
  expect(response.headers.get('date')).toBe(new Date(NOON).toUTCString());
});
