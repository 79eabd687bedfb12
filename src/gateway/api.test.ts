import { describe, expect, it } from 'vitest';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { CANARY, json, openFrontDoor, VIEWER } from '#testing/front-door.ts';

const ME = '/xbl/userpresence/users/me';
const PEOPLE = `${ME}/groups/People`;
const BATCH = '/xbl/userpresence/users/batch';
const PROFILES = '/xbl/profile/users/batch/profile/settings';
const OWN_TITLE = `/xbl/userpresence/users/xuid(${VIEWER})/devices/current/titles/current`;
const OWN_STATE = `/xbl/userpresence/users/xuid(${VIEWER})/state`;
const RECORD = { xuid: '2533274790000001', state: 'Offline' };

function pathOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}

describe('a question on its way up', () => {
  it.each([
    [ME, '/users/me'],
    [`${ME}?level=ALL`, '/users/me?level=all'],
    [`${PEOPLE}?level=all&url=http://attacker.test/`, '/users/me/groups/People?level=all'],
    ['/xbl/userpresence/users/xuid(0042)?level=user', '/users/xuid(42)?level=user'],
    ['/xbl/userpresence/users/xuid%280042%29', '/users/xuid(42)'],
  ])('%s asks for %s', async (asked, sent) => {
    const door = openFrontDoor(() => json(RECORD));
    expect((await door.ask(asked)).status).toBe(200);
    expect(door.calls.map(pathOf)).toEqual([sent]);
  });

  it('has the headers that the gateway adds, and none of the browser’s', async () => {
    const door = openFrontDoor(() => json([]));
    await door.ask(PEOPLE, {
      headers: {
        authorization: 'XBL3.0 x=9;from-the-browser',
        cookie: 'a=b',
        'x-forwarded-for': '10.0.0.1',
        'x-xbl-contract-version': '1',
        'accept-language': 'de-DE, de;q=0.9, *;q=0.1',
      },
    });
    expect(Object.fromEntries(door.firstCall().headers)).toEqual({
      accept: 'application/json',
      'accept-language': 'de-DE,de;q=0.9,*;q=0.1',
      authorization: CANARY,
      'x-xbl-contract-version': '3',
    });
  });

  it('carries a body made anew from what was understood', async () => {
    const door = openFrontDoor(() => json([]));
    await door.send(
      'POST',
      BATCH,
      '{ "users": [2533274790000001, "007"],\n "level": "ALL", "titles": [12341234] }',
    );
    expect(await door.firstCall().json()).toEqual({
      users: ['2533274790000001', '7'],
      level: 'all',
      titles: ['12341234'],
    });
  });

  it.each([
    [`${ME}?level=deep`, 'level'],
    [`${ME}?level=`, 'level'],
    [`${ME}?level=all&level=all`, 'level'],
    ['/xbl/userpresence/users/xuid(12a)', 'xuid'],
    ['/xbl/userpresence/users/xuid()', 'xuid'],
    ['/xbl/userpresence/users/xuid(18446744073709551616)', 'xuid'],
    ['/xbl/userpresence/users/xuid(1%2F..%2F..%2Fstats)', 'xuid'],
    ['/xbl/userpresence/users/XUID(1)', 'xuid'],
    ['/xbl/userpresence/users/gt(Somebody)', 'xuid'],
    ['/api/picture/12a', 'xuid'],
  ])('%s is 400 and names %s', async (path, field) => {
    const door = openFrontDoor(() => json({}));
    const answer = await door.ask(path);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      code: 4000,
      source: 'Gateway',
      description: expect.stringMatching(`^${field}: `) as string,
      traceInformation: null,
    });
    expect(door.calls).toHaveLength(0);
  });

  it.each([
    ['not JSON', 'body'],
    ['[]', 'body'],
    ['{}', 'users'],
    ['{"users":[]}', 'users'],
    ['{"users":["x"]}', 'users[0]'],
    ['{"users":["1"],"more":1}', 'more'],
    [`{"users":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'body'],
  ])('a batch of %.40s is 400 and names %s', async (body, field) => {
    const door = openFrontDoor(() => json([]));
    const answer = await door.send('POST', BATCH, body);
    expect(answer.status).toBe(400);
    const { description } = (await answer.json()) as { description: string };
    expect(description.startsWith(`${field}:`)).toBe(true);
    expect(door.calls).toHaveLength(0);
  });

  it.each([
    '/xbl/userpresence/users',
    '/xbl/userpresence/users/xuid(1)/groups/People',
    '/xbl/userpresence/users/me/groups/Friends',
    '/xbl/userpresence//users/me',
    '/xbl/userpresence/stats/users/1/scids/x',
    '/xbl/social/users/me',
    '/users/me',
    '/api',
    '/api/status/',
    '/api/publish',
    '/.env',
    '/assets/../.env',
    '/__proto__',
  ])('%s does not exist', async (path) => {
    const door = openFrontDoor(() => json({}));
    expect((await door.ask(path)).status).toBe(404);
    expect(door.calls).toHaveLength(0);
  });

  it.each([
    ['DELETE', '/api/status', 'GET, HEAD'],
    ['POST', ME, 'GET, HEAD'],
    ['GET', BATCH, 'POST'],
    ['OPTIONS', BATCH, 'POST'],
    ['GET', OWN_TITLE, 'POST, DELETE'],
    ['GET', OWN_STATE, 'PUT'],
  ])('%s %s is 405 and says what is taken', async (method, path, allow) => {
    const door = openFrontDoor(() => json({}));
    const answer = await door.ask(path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allow);
  });
});

describe('an answer on its way down', () => {
  it('has a body parsed and written anew, and headers of the gateway alone', async () => {
    const door = openFrontDoor(
      () =>
        new Response(` [ ${JSON.stringify(RECORD)} ] `, {
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'set-cookie': `token=${CANARY}`,
            'access-control-allow-origin': '*',
            'x-servername': 'internal-7',
            'cache-control': 'public, max-age=600',
          },
        }),
    );
    const answer = await door.ask(PEOPLE);
    expect(await answer.text()).toBe(`[${JSON.stringify(RECORD)}]`);
    expect([...answer.headers.keys()].sort()).toEqual([
      'cache-control',
      'content-security-policy',
      'content-type',
      'cross-origin-opener-policy',
      'cross-origin-resource-policy',
      'etag',
      'referrer-policy',
      'vary',
      'x-content-type-options',
      'x-frame-options',
    ]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    [400, 400, 1],
    [403, 403, 1],
    [404, 404, 1],
    [406, 406, 1],
    [408, 504, 2],
    [413, 413, 1],
    [418, 502, 1],
    [500, 502, 2],
    [503, 503, 1],
    [504, 502, 2],
    [302, 502, 1],
    [204, 502, 1],
  ])('of status %i is %i here, in our own words', async (theirs, ours, tries) => {
    const text = `secret words, ${CANARY}`;
    const door = openFrontDoor(
      () =>
        new Response(theirs === 204 ? null : JSON.stringify({ description: text }), {
          status: theirs,
          headers: { 'content-type': 'application/json', location: 'http://attacker.test/' },
        }),
    );
    const answer = await door.ask(PEOPLE);
    expect(answer.status).toBe(ours);
    const body = await answer.text();
    expect(JSON.parse(body)).toMatchObject({ source: 'Gateway', traceInformation: null });
    expect(body + JSON.stringify([...answer.headers])).not.toMatch(/secret|CANARY|attacker/);
    expect(door.calls).toHaveLength(tries);
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['a login page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['JSON that does not say so', () => new Response('[]', { headers: { 'content-type': 'text/plain' } })],
    ['half an answer', () => new Response('[{"xuid":', { headers: { 'content-type': 'application/json' } })],
    ['null', () => json(null)],
    ['nothing', () => new Response('', { headers: { 'content-type': 'application/json' } })],
    [
      'brackets without end',
      () => new Response('['.repeat(1e6), { headers: { 'content-type': 'application/json' } }),
    ],
    ['a broken connection', () => Promise.reject(new TypeError(`fetch failed ${CANARY}`))],
  ])('%s is 502', async (_, answer) => {
    const door = openFrontDoor(answer);
    const got = await door.ask(PEOPLE);
    expect(got.status).toBe(502);
    expect(await got.text()).not.toMatch(/html|CANARY|fetch failed/);
  });

  it('that never comes is 504 when the time is up, and the question is given up', async () => {
    const door = openFrontDoor(() => new Promise(() => undefined), { timeoutMs: 20 });
    expect((await door.ask(PEOPLE)).status).toBe(504);
    expect(door.calls).toHaveLength(1);
  });

  it('that drips is 504 too', async () => {
    const drip = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('['));
      },
    });
    const door = openFrontDoor(
      () => new Response(drip, { headers: { 'content-type': 'application/json' } }),
      {
        timeoutMs: 20,
      },
    );
    expect((await door.ask(PEOPLE)).status).toBe(504);
  });

  it('of profiles leads to pictures here, and has nothing that nobody asked for', async () => {
    const door = openFrontDoor(() =>
      json({
        profileUsers: [
          {
            id: '2533274790000001',
            hostId: '1',
            isSponsoredUser: true,
            secret: CANARY,
            settings: [
              { id: 'Gamertag', value: 'Nova Kestrel' },
              { id: 'GameDisplayPicRaw', value: 'https://images.example/nova?format=png' },
              { id: 'AppDisplayPicRaw', value: '' },
              { id: 'RealName', value: 'somebody' },
            ],
          },
        ],
      }),
    );
    const answer = await door.send('POST', PROFILES, {
      userIds: ['2533274790000001'],
      settings: ['Gamertag', 'RealName', 'GameDisplayPicRaw'],
    });
    expect(await answer.json()).toEqual({
      profileUsers: [
        {
          id: '2533274790000001',
          hostId: '2533274790000001',
          settings: [
            { id: 'Gamertag', value: 'Nova Kestrel' },
            { id: 'GameDisplayPicRaw', value: '/api/picture/2533274790000001' },
            { id: 'AppDisplayPicRaw', value: '' },
          ],
          isSponsoredUser: false,
        },
      ],
    });
    expect(await door.firstCall().json()).toEqual({
      userIds: ['2533274790000001'],
      settings: ['Gamertag', 'GameDisplayPicRaw'],
    });
    expect(door.firstCall().headers.get('x-xbl-contract-version')).toBe('2');
  });

  it('has no body for HEAD', async () => {
    const door = openFrontDoor(() => json(RECORD));
    const answer = await door.ask(ME, { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
  });
});

describe('writing', () => {
  const written = () =>
    new Response(null, { status: 201, headers: { 'x-heartbeat-after': '300', 'x-other': 'y' } });

  it('is signed for the title and device that the page names', async () => {
    const door = openFrontDoor(written);
    const answer = await door.send(
      'POST',
      OWN_TITLE,
      { state: 'ACTIVE' },
      { 'x-title-id': '012341234', 'x-device-type': 'xboxone', 'x-device-id': 'console-1' },
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-heartbeat-after')).toBe('300');
    expect(answer.headers.has('x-other')).toBe(false);
    expect(door.purposes).toEqual([
      { use: 'write', titleId: '12341234', deviceType: 'XboxOne', deviceId: 'console-1', renew: false },
    ]);
    expect(pathOf(door.firstCall())).toBe(`/users/xuid(${VIEWER})/devices/current/titles/current`);
    expect(await door.firstCall().json()).toEqual({ state: 'Active' });
    expect([...door.firstCall().headers.keys()]).not.toContain('x-title-id');
  });

  it.each<[string, Record<string, string>]>([
    ['x-title-id', {}],
    ['x-title-id', { 'x-title-id': '4294967296' }],
    ['x-device-type', { 'x-title-id': '1', 'x-device-type': 'Toaster' }],
    ['x-device-id', { 'x-title-id': '1', 'x-device-id': 'two words' }],
  ])('without a proper %s is 400', async (header, headers) => {
    const door = openFrontDoor(written);
    const answer = await door.send('POST', OWN_TITLE, {}, headers);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      description: expect.stringMatching(`^${header}: `) as string,
    });
  });

  it('is the viewer’s alone', async () => {
    const door = openFrontDoor(written);
    const other = OWN_TITLE.replace(VIEWER, '2533274790000001');
    expect((await door.send('POST', other, {}, { 'x-title-id': '1' })).status).toBe(403);
    expect((await door.send('DELETE', other, undefined, { 'x-title-id': '1' })).status).toBe(403);
    expect((await door.send('PUT', OWN_STATE.replace(VIEWER, '1'), { state: 'Cloaked' })).status).toBe(403);
    expect(door.calls).toHaveLength(0);
  });

  it('waits until it is known who the viewer is', async () => {
    const door = openFrontDoor(
      ({ method }) => (method === 'GET' ? json({ xuid: VIEWER, state: 'Online' }) : new Response(null)),
      { viewer: null },
    );
    expect((await door.send('PUT', OWN_STATE, { state: 'Cloaked' })).status).toBe(200);
    const other = OWN_STATE.replace(VIEWER, '2533274790000001');
    expect((await door.send('PUT', other, { state: 'Cloaked' })).status).toBe(403);
    expect(door.calls.map(({ method }) => method)).toEqual(['GET', 'PUT']);
  });

  it.each<[string, Partial<Parameters<typeof openFrontDoor>[1]>, number]>([
    ['another service: three at once', { upstream: 'url' }, 3],
    ['the embedded service where it limits: three at once', { upstream: 'embedded', isLimited: true }, 3],
    ['the embedded service: any number', { upstream: 'embedded' }, 40],
  ])('goes to %s', async (_, more, least) => {
    const door = openFrontDoor(written, more);
    const statuses = [];
    for (let write = 0; write < 40; write += 1) {
      statuses.push((await door.send('POST', OWN_TITLE, {}, { 'x-title-id': '1' })).status);
    }
    expect(statuses.filter((status) => status < 300)).toHaveLength(least);
    expect(statuses.filter((status) => status === 429)).toHaveLength(40 - least);
    expect(door.calls).toHaveLength(least);
  });

  it('is refused where it is switched off', async () => {
    const door = openFrontDoor(written, { canWrite: false });
    expect((await door.send('POST', OWN_TITLE, {}, { 'x-title-id': '1' })).status).toBe(403);
    expect((await door.send('DELETE', OWN_TITLE, undefined, { 'x-title-id': '1' })).status).toBe(403);
    expect((await door.send('PUT', OWN_STATE, { state: 'Cloaked' })).status).toBe(403);
    expect(door.calls).toHaveLength(0);
  });

  it('ends a title without a body', async () => {
    const door = openFrontDoor(() => new Response(null));
    expect((await door.send('DELETE', OWN_TITLE, undefined, { 'x-title-id': '1' })).status).toBe(200);
    expect(door.firstCall().method).toBe('DELETE');
    expect(await door.firstCall().text()).toBe('');
  });

  it('of the visibility shows in the status once it is done', async () => {
    let status = 500;
    const door = openFrontDoor(() => new Response(null, { status }));
    const cloaked = async () => ((await (await door.ask('/api/status')).json()) as GatewayStatus).cloaked;
    expect((await door.send('PUT', OWN_STATE, { state: 'Cloaked' })).status).toBe(502);
    expect(await cloaked()).toBe(false);
    status = 200;
    expect((await door.send('PUT', OWN_STATE, { state: 'Cloaked' })).status).toBe(200);
    expect(await cloaked()).toBe(true);
  });
});

describe('what the viewer may publish', () => {
  it('is told where it is known', async () => {
    const publishable = (name: string) => ({
      titles: [{ id: '1', name, scid: null, locales: [], strings: [], enumerations: {} }],
    });
    const door = openFrontDoor(() => json({}), { publishable });
    const answer = await door.ask('/api/publish', { headers: { 'accept-language': 'de, en;q=0.5' } });
    expect(await answer.json()).toEqual(publishable('de,en;q=0.5'));
  });
});

it.each([200, 400, 418, 500, 503])(
  'lets the token out nowhere, echoed by the upstream with status %i',
  async (status) => {
    const echo = (request: Request) => {
      const echoed = Object.fromEntries(request.headers);
      const settings = [{ id: 'authorization', value: echoed['authorization'] }];
      return json({ xuid: VIEWER, ...echoed, profileUsers: [{ id: '1', ...echoed, settings }] }, { status });
    };
    const door = openFrontDoor(echo);
    const answers = await Promise.all([
      door.ask(PEOPLE),
      door.ask('/api/status'),
      door.ask('/api/health'),
      door.send('POST', BATCH, { users: ['1'] }),
      door.send('POST', PROFILES, { userIds: ['1'], settings: ['Gamertag'] }),
      door.send('POST', OWN_TITLE, {}, { 'x-title-id': '1' }),
    ]);
    expect(door.calls.length).toBeGreaterThan(3);
    for (const answer of answers) {
      expect(JSON.stringify([...answer.headers]) + (await answer.text())).not.toMatch(/XBL3|CANARY/);
    }
  },
);
