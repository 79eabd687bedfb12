/* oxlint-disable no-underscore-dangle -- they are the names of the client. */
import { createRequire } from 'node:module';
import { request as send } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPresenceRecord, readPresenceRecords } from '#contract/record.ts';
import { signToken } from '#service/token.ts';
import { CAPTURES, capture, type Raw } from '#testing/captures.ts';
import { startListeningService, type ListeningService } from '#testing/listening-service.ts';
import { NOON, SECRET } from '#testing/presence-service.ts';

/** The provider of the published client, as far as these tests use it. */
type Provider = {
  _endpoint: string;
  getCurrentUser(): Promise<unknown>;
  getUserProfile(): Promise<unknown>;
  get(path: string): Promise<unknown>;
  post(path: string, body: string): Promise<unknown>;
};
type Client = {
  readonly _authentication: { _user: object };
  readonly _providers: Readonly<Record<string, (client: Client) => Provider>>;
};
const require = createRequire(import.meta.url);
const createClient = require('xbox-webapi') as (config: object) => Client;

const ME = '2533274923812009';
const FRIENDS = ['2533274923812001', '2533274923812002'];
const WORLD = {
  people: [
    { xuid: ME, gamertag: 'Viewer', people: FRIENDS, devices: [{ type: 'Web', titles: [{ id: '100' }] }] },
    {
      xuid: FRIENDS[0] ?? '',
      gamertag: 'Nova',
      devices: [{ type: 'XboxOne', titles: [{ id: '100', activity: { richPresence: 'On the map' } }] }],
    },
    {
      xuid: FRIENDS[1] ?? '',
      gamertag: 'Juniper',
      lastSeen: { deviceType: 'Scarlett', timestamp: '2026-01-01T00:00:00' },
    },
  ],
  titles: [{ id: '100', name: { default: 'Contoso', 'en-US': 'Contoso (US)' } }],
};

const tokenOf = (claims = {}) =>
  signToken({ xid: ME, uhs: '123', exp: NOON / 1000 + 3600, ...claims }, SECRET);

let service: ListeningService;
beforeEach(async () => {
  service = await startListeningService(WORLD, { throttle: true });
});
afterEach(() => service.close());

/** A provider of the client, signed in and led to this service: nothing else about it is changed. */
async function provider(name: string, claims = {}): Promise<Provider> {
  const [, token = ''] = (await tokenOf(claims)).split(';');
  const client = createClient({ userToken: token, uhs: '123' });
  client._authentication._user = { xid: ME };
  const made = client._providers[name]?.(client);
  if (!made) throw new Error(`no provider ${name}`);
  made._endpoint = service.url;
  return made;
}

describe('xbox-webapi 1.4.2', () => {
  test('reads the current user', async () => {
    const record = readPresenceRecord(await (await provider('userpresence')).getCurrentUser());
    expect(record).toMatchObject({ xuid: ME, state: 'Online' });
    expect(record?.devices?.[0]?.titles?.[0]?.name).toBe('Contoso (US)');
  });

  test('reads the profile', async () => {
    expect(await (await provider('profile')).getUserProfile()).toMatchObject({
      profileUsers: [
        {
          id: ME,
          settings: [
            { id: 'GameDisplayName', value: 'Viewer' },
            { id: 'GameDisplayPicRaw', value: '' },
            { id: 'Gamertag', value: 'Viewer' },
          ],
        },
      ],
    });
  });

  test('gets a person and a group, and posts a batch', async () => {
    const userpresence = await provider('userpresence');
    expect(await userpresence.get(`/users/xuid(${FRIENDS[0]})?level=all`)).toMatchObject({
      xuid: FRIENDS[0],
      devices: [{ titles: [{ activity: { richPresence: 'On the map' } }] }],
    });
    const group = readPresenceRecords(await userpresence.get('/users/me/groups/People?level=all'));
    expect(group.records.map(({ xuid, state }) => [xuid, state])).toEqual([
      [FRIENDS[0], 'Online'],
      [FRIENDS[1], 'Offline'],
    ]);
    const batch = await userpresence.post('/users/batch', JSON.stringify({ users: FRIENDS, level: 'all' }));
    expect(readPresenceRecords(batch).records).toEqual(group.records);
  });

  test('reports a token that is over as 401', async () => {
    service.wind(3_600_000);
    const refused = await (await provider('userpresence')).getCurrentUser().catch((error: unknown) => error);
    expect(refused).toEqual({ status: 401, body: expect.stringContaining('Authorization') });
  });

  test('reports a call too many as 429, with the body that says when to come back', async () => {
    const userpresence = await provider('userpresence');
    for (let call = 0; call < 30; call += 1) await userpresence.getCurrentUser();
    const refused = (await userpresence.getCurrentUser().catch((error: unknown) => error)) as Raw;
    expect(refused['status']).toBe(429);
    expect(JSON.parse(String(refused['body']))).toEqual({
      version: 1,
      currentRequests: 31,
      maxRequests: 30,
      periodInSeconds: 15,
      limitType: 'Rate',
    });
    service.wind(15_000);
    expect(await userpresence.getCurrentUser()).toMatchObject({ xuid: ME });
  });
});

type Run = {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
};
const runs = CAPTURES.filter((file) => file.startsWith('client-run--')).flatMap((file) =>
  (capture(file) as readonly Run[]).map(({ request }) => ({ file, ...request })),
);

/** Sends a captured request on a bare socket: every header as the client wrote it, but the token. */
function replay(
  { method, path, headers, body }: Run['request'],
  authorization: string,
): Promise<{ status: number; text: string }> {
  const text = body === null ? undefined : JSON.stringify(body);
  const { 'content-length': _, host: __, ...kept } = headers;
  return new Promise((resolve, reject) => {
    const outgoing = send(
      `${service.url}${path}`,
      {
        method,
        headers: { ...kept, authorization, ...(text ? { 'content-length': Buffer.byteLength(text) } : {}) },
      },
      (incoming) => {
        let answer = '';
        incoming.on('data', (chunk: Buffer) => {
          answer += chunk.toString();
        });
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text: answer }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(text);
  });
}

describe('requests of published clients, as they were captured', () => {
  test.each(runs)('$file: $method $path', async (request) => {
    const { status, text } = await replay(request, await tokenOf());
    // One of them is for a neighbouring service, which this is not.
    const isOurs = !request.path.includes('/people/');
    expect(status).toBe(isOurs ? 200 : 404);
    if (isOurs) expect(readPresenceRecords(JSON.parse(text)).dropped).toBe(0);
  });

  test('there are some of each client', () => {
    expect(new Set(runs.map(({ file }) => file)).size).toBe(3);
  });
});

test('a client that asks for it is answered compressed', async () => {
  const users = Array.from({ length: 200 }, (_, index) => String(index + 1));
  const response = await fetch(`${service.url}/users/batch`, {
    method: 'POST',
    headers: {
      authorization: await tokenOf(),
      'content-type': 'application/json',
      'accept-encoding': 'gzip',
    },
    body: JSON.stringify({ users }),
  });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(response.headers.get('vary')).toBe('Accept-Encoding');
  expect(readPresenceRecords(await response.json()).records).toHaveLength(200);
});
