import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchFilter } from '#contract/batch.ts';
import { LEVELS, trimToLevel } from '#contract/level.ts';
import { readPresenceRecords } from '#contract/record.ts';
import { CONSOLE, createTestService, NOON, SECRET } from '#testing/presence-service.ts';
import { createApi } from './api.ts';
import { createPresence } from './presence.ts';
import { createPresenceService } from './service.ts';
import { signToken } from './token.ts';
import { readWorld, type WorldInput } from './world.ts';

const WORLD: WorldInput = {
  people: [
    {
      xuid: '1',
      gamertag: 'One',
      picture: 'https://pictures.example/1.png',
      people: ['4', '2', '3'],
      favorites: ['3'],
      devices: [{ type: 'Web', titles: [{ id: '100' }] }],
    },
    {
      xuid: '2',
      gamertag: 'Two',
      people: ['1'],
      devices: [
        {
          type: 'XboxOne',
          titles: [
            { id: '100', placement: 'fill' },
            { id: '200', placement: 'snapped' },
          ],
        },
        { type: 'iOS', titles: [{ id: '200', state: 'inactive' }] },
      ],
    },
    {
      xuid: '3',
      gamertag: 'Three',
      people: ['1'],
      devices: [
        {
          type: 'Scarlett',
          titles: [{ id: '100', activity: { broadcast: { id: 'b', provider: 'Twitch' } } }],
        },
      ],
    },
    {
      xuid: '4',
      gamertag: 'Four',
      devices: [
        { type: 'MoLIVE', titles: [{ id: '300', state: 'inactive', activity: { richPresence: 'Idle' } }] },
      ],
    },
    { xuid: '5', gamertag: 'Five', lastSeen: { deviceType: 'Web', timestamp: '2026-01-01T00:00:00' } },
  ],
  titles: ['100', '200', '300'].map((id) => ({ id, name: { default: `Title ${id}` } })),
};
const EVERYBODY = ['1', '2', '3', '4', '5'];
const TITLE_PATH = '/users/xuid(1)/devices/current/titles/current';
const STATE_PATH = '/users/xuid(1)/state';
const STATS_PATH = '/stats/users/1/scids/s';
const PROFILES = '/users/batch/profile/settings';

const service = createTestService(WORLD);
const xuidsOf = (records: unknown): string[] => readPresenceRecords(records).records.map(({ xuid }) => xuid);

describe('reads', () => {
  test('me, a person by XUID, and the people I follow, in their order', async () => {
    expect(await service.read('1', '/users/me')).toMatchObject({ xuid: '1', state: 'Online' });
    expect(await service.read('1', '/users/xuid(2)')).toMatchObject({ xuid: '2', state: 'Online' });
    expect(xuidsOf(await service.read('1', '/users/me/groups/People'))).toEqual(['4', '2', '3']);
    expect(await service.read('77', '/users/me/groups/People')).toEqual([]);
    expect(await service.read('77', '/users/me')).toEqual({ xuid: '77', state: 'Offline' });
  });

  test('with parentheses percent-encoded and leading zeros, which go', async () => {
    expect(await service.read('1', '/users/xuid%28002%29')).toMatchObject({ xuid: '2' });
    expect(await service.batch('1', { users: ['002', 5] })).toMatchObject([{ xuid: '2' }, { xuid: '5' }]);
    expect(await service.read('001', '/users/me')).toMatchObject({ xuid: '1', state: 'Online' });
  });

  test('a batch in the order of the question, nobody twice', async () => {
    expect(xuidsOf(await service.batch('1', { users: ['5', '2', '05', '1', '2'] }))).toEqual(['5', '2', '1']);
  });

  test.each([
    [{ group: 'People' }, ['4', '2', '3']],
    [{ group: 'Favorites' }, ['3']],
    [{ group: 'Friends' }, ['2', '3']],
    [{ group: 'People', groupXuid: '2' }, ['1']],
    [{ group: 'People', groupXuid: '77' }, []],
    [{ group: 'People', users: ['5'] }, ['5']],
    [{ group: 'People', onlineOnly: true, broadcastingOnly: true }, ['3']],
  ])('the batch %j', async (body, expected) => {
    expect(xuidsOf(await service.batch('1', body))).toEqual(expected);
  });

  test('1100 XUIDs at once', async () => {
    const users = Array.from({ length: 1100 }, (_, index) => String(index + 1));
    expect(xuidsOf(await service.batch('1', { users }))).toEqual(users);
  });

  test('filters like the rule of the contract, for any mix of them', async () => {
    const whole = readPresenceRecords(await service.batch('1', { users: EVERYBODY, level: 'all' })).records;
    expect(whole).toHaveLength(5);
    const words = fc.constantFrom('xboxone', 'D', 'iOS', 'W8', 'Web', 'Scarlett', 'Toaster');
    const titles = fc.constantFrom<string | number>('100', 200, '0300', '999');
    const filters = fc.record(
      {
        deviceTypes: fc.array(words, { maxLength: 3 }),
        titles: fc.array(titles, { maxLength: 2 }),
        onlineOnly: fc.boolean(),
        broadcastingOnly: fc.boolean(),
        level: fc.constantFrom(...LEVELS),
      },
      { requiredKeys: [], noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(filters, async ({ level = 'title', ...rest }) => {
        const expected = whole
          .map(batchFilter(rest))
          .flatMap((left) => (left ? [trimToLevel(left, level)] : []));
        expect(await service.batch('1', { users: EVERYBODY, level, ...rest })).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a request with a fault is refused, and the refusal names the field', () => {
  const users = ['1'];
  const cases: [
    number,
    string,
    string,
    string,
    { claims?: object; body?: unknown; headers?: Record<string, string> }?,
  ][] = [
    [400, 'level', 'GET', '/users/me?level=everything'],
    [400, 'level', 'GET', '/users/me?level='],
    [400, 'level', 'GET', '/users/me/groups/People?level=all&level=user'],
    [400, 'xuid', 'GET', '/users/xuid(abc)'],
    [400, 'xuid', 'GET', '/users/xuid()'],
    [400, 'xuid', 'GET', '/users/xuid(0)'],
    [400, 'xuid', 'GET', '/users/xuid(18446744073709551616)'],
    [400, 'xuid', 'GET', '/users/xuid(1'],
    [400, 'xuid', 'GET', '/users/XUID(1)'],
    [400, 'xuid', 'GET', '/users/gt(Nova)'],
    [400, 'xuid', 'GET', '/users/xuid(%zz)'],
    [400, 'moniker', 'GET', '/users/me/groups/people'],
    [400, 'moniker', 'GET', '/users/me/groups/Favorites'],
    [400, 'body', 'POST', '/users/batch', { body: '{' }],
    [400, 'body', 'POST', '/users/batch', { body: '' }],
    [400, 'body', 'POST', '/users/batch', { body: [] }],
    [400, 'body', 'POST', '/users/batch', { body: '['.repeat(100_000) }],
    [
      400,
      'Content-Type',
      'POST',
      '/users/batch',
      { body: { users }, headers: { 'content-type': 'text/plain' } },
    ],
    [400, 'users', 'POST', '/users/batch', { body: {} }],
    [400, 'users', 'POST', '/users/batch', { body: { users: [] } }],
    [400, 'users', 'POST', '/users/batch', { body: { users: '1' } }],
    [400, 'users', 'POST', '/users/batch', { body: { users: Array.from({ length: 1101 }, () => '1') } }],
    [400, 'users[1]', 'POST', '/users/batch', { body: { users: ['1', 'x'] } }],
    [400, 'users[0]', 'POST', '/users/batch', { body: { users: [2 ** 53] } }],
    [400, 'deviceTypes', 'POST', '/users/batch', { body: { users, deviceTypes: 'Web' } }],
    [400, 'titles[0]', 'POST', '/users/batch', { body: { users, titles: [4294967296] } }],
    [400, 'level', 'POST', '/users/batch', { body: { users, level: '' } }],
    [400, 'onlineOnly', 'POST', '/users/batch', { body: { users, onlineOnly: 'true' } }],
    [400, 'broadcastingOnly', 'POST', '/users/batch', { body: { users, broadcastingOnly: 1 } }],
    [400, 'group', 'POST', '/users/batch', { body: { group: 'people' } }],
    [400, 'groupXuid', 'POST', '/users/batch', { body: { group: 'People', groupXuid: 'me' } }],
    [400, 'startIndex', 'POST', '/users/batch', { body: { users, startIndex: 0 } }],
    [400, '__proto__', 'POST', '/users/batch', { body: '{"users":["1"],"__proto__":{}}' }],
    [400, 'state', 'POST', TITLE_PATH, { body: { state: 'busy' } }],
    [400, 'placement', 'POST', TITLE_PATH, { body: { placement: null } }],
    [400, 'id', 'POST', TITLE_PATH, { body: { id: 'x' } }],
    [400, 'Activity', 'POST', TITLE_PATH, { body: { Activity: {} } }],
    [400, 'activity', 'POST', TITLE_PATH, { body: { activity: [] } }],
    [
      400,
      'activity.richPresence.scid',
      'POST',
      TITLE_PATH,
      { body: { activity: { richPresence: { id: 'x' } } } },
    ],
    [
      400,
      'activity.media.idType',
      'POST',
      TITLE_PATH,
      { body: { activity: { media: { id: 'x', idType: 'y' } } } },
    ],
    [403, 'id', 'POST', TITLE_PATH, { body: { id: '101' } }],
    [400, 'state', 'PUT', STATE_PATH, { body: { state: 'Hidden' } }],
    [400, 'xuid', 'POST', '/stats/users/xuid(1)/scids/s', { body: {} }],
    [400, 'scid', 'POST', `/stats/users/1/scids/${'s'.repeat(40)}`, { body: {} }],
    [400, 'stats', 'POST', STATS_PATH, { body: {} }],
    [
      400,
      'stats.title.Map.value',
      'POST',
      STATS_PATH,
      { body: { stats: { title: { Map: { value: true } } } } },
    ],
    [
      400,
      'userIds',
      'POST',
      PROFILES,
      { body: { userIds: Array.from({ length: 101 }, () => '1'), settings: [] } },
    ],
    [400, 'settings', 'POST', PROFILES, { body: { userIds: ['1'] } }],
    [400, 'settings', 'GET', '/users/me/profile/settings'],
    [406, 'x-xbl-contract-version', 'GET', '/users/me', { headers: { 'x-xbl-contract-version': '4' } }],
    [
      406,
      'x-xbl-contract-version',
      'POST',
      TITLE_PATH,
      { body: {}, headers: { 'x-xbl-contract-version': '' } },
    ],
    [406, 'Accept', 'GET', '/users/me', { headers: { accept: 'text/html' } }],
  ];
  test.each(cases)('%i, naming %s: %s %s', async (status, field, method, path, { claims, ...asked } = {}) => {
    const response = await service.ask('1', method, path, { ...asked, claims: { ...CONSOLE, ...claims } });
    const body = (await response.json()) as { description: string };
    expect([response.status, body.description]).toEqual([status, expect.stringContaining(`${field}: `)]);
    expect(body.description.startsWith(`${field}: `)).toBe(true);
    expect(body).toMatchObject({
      code: expect.any(Number),
      source: expect.any(String),
      traceInformation: null,
    });
    expect(response.headers.get('content-type')).toBe('application/json');
  });
});

describe('who may', () => {
  test('nobody without a token', async () => {
    const response = await service.ask(undefined, 'GET', '/users/me');
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'XBL3.0']);
    expect(await response.json()).toMatchObject({ code: 4500, source: 'UserPresence' });
  });

  test.each([
    ['no XUID', 'GET', '/users/me', { xid: undefined }],
    ['an XUID that is none', 'GET', '/users/me', { xid: 'abc' }],
    ['no title', 'POST', TITLE_PATH, { tid: undefined }],
    ['no device on a console', 'POST', TITLE_PATH, { did: undefined }],
    ['no device on a phone', 'POST', TITLE_PATH, { did: undefined, dty: 'iOS' }],
    ['no sandbox', 'POST', TITLE_PATH, { sbx: undefined }],
    ['the title of somebody else', 'POST', '/users/xuid(2)/devices/current/titles/current', {}],
    ['the end of a title of somebody else', 'DELETE', '/users/xuid(2)/devices/current/titles/current', {}],
    ['the state of somebody else', 'PUT', '/users/xuid(2)/state', {}],
    ['the statistics of somebody else', 'POST', '/stats/users/2/scids/s', {}],
  ])('403: %s', async (_, method, path, claims) => {
    const body = method === 'POST' || method === 'PUT' ? {} : undefined;
    const response = await service.ask('1', method, path, { body, claims: { ...CONSOLE, ...claims } });
    expect([response.status, await response.json()]).toEqual([403, expect.objectContaining({ code: 4500 })]);
  });

  test.each([
    { dty: 'Win32', did: undefined },
    { dty: 'WindowsOneCore', did: undefined },
    { dty: undefined, did: undefined },
    { dty: 'Toaster', did: undefined },
  ])('writes a title with %j', async (claims) => {
    const response = await createTestService(WORLD).ask('1', 'POST', TITLE_PATH, {
      body: {},
      claims: { ...CONSOLE, ...claims },
    });
    expect([200, 201]).toContain(response.status);
  });

  test('a change of visibility needs the XUID alone', async () => {
    const response = await createTestService(WORLD).ask('1', 'PUT', STATE_PATH, {
      body: { state: 'Cloaked' },
    });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

describe('paths and methods', () => {
  test.each([
    '/',
    '/users',
    '/users/',
    '/users/me/',
    '/users/nobody',
    '/users/batch/more',
    '//users/me',
    '/users/me/groups',
    '/users/me/devices/current/titles/current',
    '/users/xuid(1)/devices/x/titles/current',
    '/users/xuid(1)/groups/People/x',
    '/Users/me',
  ])('404: %s', async (path) => {
    const response = await service.ask('1', 'GET', path);
    expect([response.status, await response.json()]).toEqual([404, expect.objectContaining({ code: 0 })]);
  });

  test.each([
    ['POST', '/users/me', 'GET, HEAD'],
    ['DELETE', '/users/xuid(2)', 'GET, HEAD'],
    ['GET', '/users/batch', 'POST'],
    ['HEAD', '/users/batch', 'POST'],
    ['PATCH', '/users/me/groups/People', 'GET, HEAD'],
    ['GET', TITLE_PATH, 'POST, DELETE'],
    ['OPTIONS', STATE_PATH, 'PUT'],
    ['GET', PROFILES, 'POST'],
    ['GET', STATS_PATH, 'POST'],
  ])('405: %s %s', async (method, path, allow) => {
    const response = await service.ask('1', method, path);
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
  });

  test('HEAD answers like GET without the body', async () => {
    const [get, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) => service.ask('1', method, '/users/me')),
    );
    expect([head?.status, await head?.text(), head?.headers.get('etag')]).toEqual([
      200,
      '',
      get?.headers.get('etag'),
    ]);
  });
});

describe('headers', () => {
  test('of an answer to GET', async () => {
    const { headers } = await service.ask('1', 'GET', '/users/me', {
      headers: { 'x-xbl-contract-version': '3' },
    });
    expect(Object.fromEntries(headers)).toEqual({
      'cache-control': 'private, max-age=15',
      'content-type': 'application/json',
      date: new Date(NOON).toUTCString(),
      etag: expect.stringMatching(/^W\/"[0-9a-f]{32}"$/),
      vary: 'Authorization, Accept-Language',
      'x-content-type-options': 'nosniff',
      'x-xbl-contract-version': '3',
      'x-xblcorrelationid': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('of an answer to a batch', async () => {
    const { headers } = await service.ask('1', 'POST', '/users/batch', { body: { users: ['1'] } });
    expect([
      headers.get('cache-control'),
      headers.get('etag'),
      headers.get('x-xbl-contract-version'),
    ]).toEqual(['no-cache, no-store', null, '1']);
  });

  test('every answer has a correlation id of its own', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => (await service.ask('1', 'GET', '/nowhere')).headers.get('x-xblcorrelationid')),
    );
    expect(new Set(ids).size).toBe(2);
  });

  test('304 to whoever has the answer; not across viewer, level or language', async () => {
    const living = createTestService({
      ...WORLD,
      titles: (WORLD.titles ?? []).map((title) => ({ ...title, name: { ...title.name, de: 'Titel' } })),
    });
    const tagOf = async (as: string, path: string, headers = {}) =>
      (await living.ask(as, 'GET', path, { headers })).headers.get('etag') ?? '';
    const etag = await tagOf('1', '/users/xuid(2)');
    const again = await living.ask('1', 'GET', '/users/xuid(2)', {
      headers: { 'if-none-match': `"x", ${etag}` },
    });
    expect([
      again.status,
      await again.text(),
      again.headers.get('etag'),
      again.headers.get('content-type'),
    ]).toEqual([304, '', etag, null]);
    const others = [
      tagOf('3', '/users/xuid(2)'),
      tagOf('1', '/users/xuid(2)?level=user'),
      tagOf('1', '/users/xuid(2)', { 'accept-language': 'de' }),
    ];
    for (const other of await Promise.all(others)) expect(other).not.toBe(etag);
    await living.presence.restate('2', []);
    expect(
      (await living.ask('1', 'GET', '/users/xuid(2)', { headers: { 'if-none-match': etag } })).status,
    ).toBe(200);
  });

  test('strictness demands what the documents call required', async () => {
    const strict = createTestService(WORLD, { strict: true });
    const all = { accept: 'application/json', 'x-xbl-contract-version': '3', 'accept-language': 'en' };
    expect((await strict.ask('1', 'GET', '/users/me', { headers: all })).status).toBe(200);
    for (const [name, label] of [
      ['accept', 'Accept'],
      ['x-xbl-contract-version', 'x-xbl-contract-version'],
      ['accept-language', 'Accept-Language'],
    ] as const) {
      const { [name]: _, ...rest } = all;
      const response = await strict.ask('1', 'GET', '/users/me', { headers: rest });
      expect([response.status, await response.json()]).toEqual([
        400,
        expect.objectContaining({ description: `${label}: required` }),
      ]);
    }
    const write = { body: {}, claims: CONSOLE };
    expect((await strict.ask('1', 'POST', TITLE_PATH, write)).status).toBe(400);
    expect(
      (await strict.ask('1', 'POST', TITLE_PATH, { ...write, headers: { 'x-xbl-contract-version': '3' } }))
        .status,
    ).toBe(201);
  });
});

describe('profiles', () => {
  test('by batch: known people and settings, in the order of the question', async () => {
    const response = await service.ask('1', 'POST', PROFILES, {
      body: { userIds: ['2', 1, '77', '2'], settings: ['GameDisplayPicRaw', 'Nonsense', 'Gamertag'] },
    });
    const profile = (id: string, picture: string, gamertag: string) => ({
      id,
      hostId: id,
      settings: [
        { id: 'GameDisplayPicRaw', value: picture },
        { id: 'Gamertag', value: gamertag },
      ],
      isSponsoredUser: false,
    });
    expect(await response.json()).toEqual({
      profileUsers: [profile('2', '', 'Two'), profile('1', 'https://pictures.example/1.png', 'One')],
    });
  });

  test('of one person', async () => {
    const settings = [{ id: 'Gamertag', value: 'One' }];
    const expected = { profileUsers: [expect.objectContaining({ id: '1', settings })] };
    expect(await service.read('1', '/users/me/profile/settings?settings=Gamertag,Bio')).toEqual(expected);
    expect(await service.read('2', '/users/xuid(1)/profile/settings?settings=Gamertag')).toEqual(expected);
    expect(await service.read('2', '/users/xuid(77)/profile/settings?settings=Gamertag')).toEqual({
      profileUsers: [],
    });
  });
});

describe('a body', () => {
  test.each([1_048_577, 3_000_000])('of %i bytes is 413', async (size) => {
    const response = await service.ask('1', 'POST', '/users/batch', { body: `"${'a'.repeat(size - 2)}"` });
    expect([response.status, await response.json()]).toEqual([413, expect.objectContaining({ code: 4000 })]);
  });

  test('is measured by its bytes as they come, whatever its length claims', async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const direct = createPresenceService({ world: worldOf(WORLD), secret: SECRET, clock: () => NOON });
    const authorization = await signToken({ xid: '1', uhs: 'h', exp: NOON / 1000 + 60 }, SECRET);
    const request = new Request('http://127.0.0.1/users/batch', {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { authorization, 'content-type': 'application/json' },
    } as RequestInit);
    expect((await direct(request)).status).toBe(413);
    expect(sent).toBeLessThan(2_000_000);
  });

  test('that is no UTF-8 is 400', async () => {
    const direct = createPresenceService({ world: worldOf(WORLD), secret: SECRET, clock: () => NOON });
    const authorization = await signToken({ xid: '1', uhs: 'h', exp: NOON / 1000 + 60 }, SECRET);
    const body = new Uint8Array([0x22, 0xff, 0x22]);
    const response = await direct(
      new Request('http://127.0.0.1/users/batch', {
        method: 'POST',
        body,
        headers: { authorization, 'content-type': 'application/json' },
      }),
    );
    expect(response.status).toBe(400);
  });
});

function worldOf(input: WorldInput) {
  const result = readWorld(input);
  if ('faults' in result) throw new Error(result.faults.join('\n'));
  return result.world;
}

test('a fault inside is reported, and answered by 503 without a word of it', async () => {
  const world = worldOf(WORLD);
  const clock = () => NOON;
  const store = {
    read: () => Promise.reject(new Error('secret of the store')),
    update: () => Promise.reject(new Error('secret of the store')),
  };
  const reported: unknown[] = [];
  const api = createApi({
    presence: createPresence({ world, clock, store }),
    world,
    clock,
    secret: SECRET,
    report: (error) => reported.push(error),
  });
  const authorization = await signToken({ xid: '1', uhs: 'h', exp: NOON / 1000 + 60 }, SECRET);
  const response = await api(new Request('http://127.0.0.1/users/me', { headers: { authorization } }));
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await response.text()).not.toContain('secret');
  expect(reported).toHaveLength(1);
});

test('any request ends in a documented status with a well-formed body', async () => {
  const documented = new Set([200, 201, 204, 304, 400, 401, 403, 404, 405, 406, 413]);
  const segments = fc.constantFrom(
    'users',
    'me',
    'xuid(1)',
    'xuid(%31)',
    'xuid(',
    'gt(%F0%9F)',
    'batch',
    'groups',
    'People',
    'devices',
    'current',
    'titles',
    'state',
    'profile',
    'settings',
    'stats',
    'scids',
    '%2e%2e',
    '%2F',
    '%',
    '__proto__',
    '1',
  );
  const path = fc.oneof(
    fc.array(segments, { maxLength: 6 }).map((parts) => `/${parts.join('/')}`),
    fc.constantFrom('/users/batch', TITLE_PATH, STATE_PATH, STATS_PATH, PROFILES, '/users/me'),
  );
  const query = fc.constantFrom(
    '',
    '?level=all',
    '?level',
    '?level=%',
    '?level[]=all',
    '?settings=,',
    '?settings=Gamertag',
  );
  const body = fc.oneof(
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc
      .record({ users: fc.jsonValue(), level: fc.jsonValue(), titles: fc.jsonValue() }, { requiredKeys: [] })
      .map((value) => JSON.stringify(value)),
    fc
      .record({ state: fc.jsonValue(), activity: fc.jsonValue() }, { requiredKeys: [] })
      .map((value) => JSON.stringify(value)),
    fc.constantFrom(
      '{"__proto__":1}',
      '{"stats":{"title":{"constructor":{"value":1},"__proto__":{"value":1}}}}',
      '1e999',
      '{',
    ),
    fc.string(),
  );
  const headers = fc.record(
    {
      accept: fc.constantFrom('*/*', ';;', 'application/json;q=2'),
      'accept-language': fc.constantFrom('de;q=x', '*;q=0', 'en-'.repeat(300)),
      'if-none-match': fc.constantFrom('*', '"', 'W/'),
      'x-xbl-contract-version': fc.constantFrom('1', 'vnext', 'VNEXT', '9'),
      'content-type': fc.constantFrom('application/json', 'application/json;charset=x', ';', 'text/html'),
    },
    { requiredKeys: [], noNullPrototype: true },
  );
  const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'X');
  await fc.assert(
    fc.asyncProperty(method, path, query, body, headers, async (verb, where, question, text, head) => {
      const hasBody = verb !== 'GET' && verb !== 'HEAD';
      const response = await service.ask('1', verb, where + question, {
        claims: CONSOLE,
        headers: head,
        ...(hasBody ? { body: text } : {}),
      });
      expect(documented).toContain(response.status);
      const answer = await response.text();
      if (answer !== '') expect(() => JSON.parse(answer) as unknown).not.toThrow();
    }),
    { numRuns: 1000 },
  );
});
