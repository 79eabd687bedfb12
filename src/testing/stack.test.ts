import { afterEach, describe, expect, it } from 'vitest';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import type { PresenceRecord } from '#contract/record.ts';
import type { WorldInput } from '#service/world.ts';
import { startStack, type Stack, type StackOptions } from './stack.ts';

const VIEWER = '2533274790000003';
const NOVA = '2533274790000001';
const SCID = '00000000-0000-0000-0000-000001010101';
const NOW = Date.parse('2026-11-20T21:10:00Z');

const world: WorldInput = {
  people: [
    { xuid: VIEWER, gamertag: 'Viewer', people: [NOVA], favorites: [NOVA] },
    {
      xuid: NOVA,
      gamertag: 'Nova Kestrel',
      picture: 'https://images.example/nova',
      devices: [
        {
          type: 'XboxOne',
          titles: [{ id: '12341234', activity: { richPresence: { id: 'inMenus', scid: SCID } } }],
        },
      ],
    },
  ],
  titles: [{ id: '12341234', name: { default: 'Contoso 5', de: 'Contoso 5 (deutsch)' }, scid: SCID }],
  richPresence: [
    {
      scid: SCID,
      strings: { inMenus: { text: { default: 'In the menus', de: 'Im Menü' }, parameters: [] } },
    },
  ],
  groups: { 'Raid team': [NOVA] },
};

let stack: Stack;
afterEach(() => stack.close());

async function start(options: Partial<StackOptions> = {}): Promise<void> {
  stack = await startStack({ world, now: NOW, ...options });
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<{ status: number; body: T }> {
  const headers = new Headers({ origin: stack.url, 'content-type': 'application/json' });
  for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
  const answer = await fetch(`${stack.url}${path}`, { ...init, headers });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
}

const people = (query = '') => ask<PresenceRecord[]>(`/xbl/userpresence/users/me/groups/People${query}`);
const status = async () => (await ask<GatewayStatus>('/api/status')).body;

describe('the whole way, over a socket', () => {
  it('brings the friends of the viewer, in the language of the browser', async () => {
    await start();
    const { body } = await ask<PresenceRecord[]>('/xbl/userpresence/users/me/groups/People?level=ALL', {
      headers: { 'accept-language': 'de' },
    });
    expect(body).toMatchObject([
      {
        xuid: NOVA,
        state: 'Online',
        devices: [
          {
            type: 'XboxOne',
            titles: [{ id: '12341234', name: 'Contoso 5 (deutsch)', activity: { richPresence: 'Im Menü' } }],
          },
        ],
      },
    ]);
    expect(await status()).toMatchObject({
      viewer: { xuid: VIEWER },
      lastSuccess: '2026-11-20T21:10:00.000Z',
      groups: { 'Raid team': [NOVA] },
      favorites: [NOVA],
      cloaked: false,
      canWrite: true,
    });
  });

  it('records what reached the presence service', async () => {
    await start();
    await ask('/xbl/userpresence/users/batch', { method: 'POST', body: JSON.stringify({ users: [NOVA] }) });
    stack.clock.wind(15_000);
    await people('?level=device');
    expect(stack.upstream.requests).toMatchObject([
      { method: 'POST', path: '/users/batch', body: { users: [NOVA] }, time: NOW },
      { method: 'GET', path: '/users/me/groups/People?level=device', body: undefined, time: NOW + 15_000 },
    ]);
  });

  it('shows a friend who moves, and leaves', async () => {
    await start();
    await stack.presence.restate(NOVA, [
      { type: 'Scarlett', titles: [{ id: '12341234', placement: 'Fill', state: 'Active' }] },
    ]);
    expect((await people()).body).toMatchObject([
      { devices: [{ type: 'Scarlett', titles: [{ placement: 'Fill' }] }] },
    ]);
    stack.clock.wind(60_000);
    await stack.presence.restate(NOVA, []);
    expect((await people()).body).toMatchObject([
      { state: 'Offline', lastSeen: { deviceType: 'Scarlett', titleName: 'Contoso 5' } },
    ]);
  });

  it('gives names, and no address of another host', async () => {
    await start();
    const { body } = await ask('/xbl/profile/users/batch/profile/settings', {
      method: 'POST',
      body: JSON.stringify({ userIds: [NOVA], settings: ['Gamertag', 'GameDisplayPicRaw'] }),
    });
    expect(body).toMatchObject({
      profileUsers: [
        {
          id: NOVA,
          settings: [
            { id: 'Gamertag', value: 'Nova Kestrel' },
            { id: 'GameDisplayPicRaw', value: `/api/picture/${NOVA}` },
          ],
        },
      ],
    });
  });

  it('publishes for the viewer: a title comes, is seen by its friends, and goes', async () => {
    await start();
    const path = `/xbl/userpresence/users/xuid(${VIEWER})/devices/current/titles/current`;
    const headers = { 'x-title-id': '12341234', 'x-device-type': 'XboxOne', 'x-device-id': 'console-1' };
    const body = JSON.stringify({ activity: { richPresence: { id: 'inMenus', scid: SCID } } });
    const me = async () => (await ask<PresenceRecord>('/xbl/userpresence/users/me?level=all')).body;

    expect((await ask(path, { method: 'POST', headers, body })).status).toBe(201);
    expect((await ask(path, { method: 'POST', headers, body })).status).toBe(200);
    expect(await me()).toMatchObject({
      state: 'Online',
      devices: [{ type: 'XboxOne', titles: [{ activity: { richPresence: 'In the menus' } }] }],
    });
    expect((await ask(path, { method: 'DELETE', headers })).status).toBe(200);
    expect(await me()).toMatchObject({ state: 'Offline', lastSeen: { titleId: '12341234' } });
    expect((await ask('/api/publish')).body).toEqual({
      titles: [
        {
          id: '12341234',
          name: 'Contoso 5',
          scid: SCID,
          locales: ['de'],
          strings: [{ id: 'inMenus', parameters: [] }],
          enumerations: {},
        },
      ],
    });
  });

  it('keeps reading when a day has passed and the first token has ended', async () => {
    await start();
    expect((await people()).status).toBe(200);
    stack.clock.wind(86_400_000);
    expect((await people()).status).toBe(200);
  });
});

describe('a presence service that fails', () => {
  it.each([
    [{ status: 500 }, 502, 'failing'],
    [{ status: 503 }, 503, 'failing'],
    [{ status: 429, retryAfter: 7 }, 429, 'waiting'],
    [{ status: 401 }, 401, 'signed-out'],
    ['hang', 504, 'failing'],
    ['reset', 502, 'failing'],
    ['html', 502, 'failing'],
  ] as const)('by %j shows as %i and %s, and is well again later', async (fault, seen, state) => {
    await start({ shares: true, ...(fault === 'hang' ? { timeoutMs: 1000 } : {}) });
    expect((await people()).status).toBe(200);
    stack.upstream.fail(fault);
    expect((await people()).status, 'kept for an interval').toBe(200);
    stack.clock.wind(15_000);
    const told = { headers: { 'cache-control': 'stale-if-error=0' } };
    expect((await ask('/xbl/userpresence/users/me/groups/People', told)).status).toBe(seen);
    expect((await people()).status, 'who has nothing yet gets the last good answer').toBe(
      seen === 401 ? 401 : 200,
    );
    expect((await status()).state).toBe(state);
    stack.upstream.recover();
    stack.clock.wind(15_000);
    expect((await people()).status).toBe(200);
    expect((await status()).state).toBe('ok');
  });
});
