import { expect, test } from 'vitest';
import { CONSOLE, createTestService } from '#testing/presence-service.ts';

const TITLE_PATH = '/users/xuid(1)/devices/current/titles/current';
const STATS_PATH = '/stats/users/1/scids/s';

const started = () => createTestService({ people: [{ xuid: '1', gamertag: 'One' }] }, { throttle: true });
type Service = ReturnType<typeof started>;

async function statuses(count: number, ask: () => Promise<Response>): Promise<number[]> {
  const seen: number[] = [];
  for (let call = 0; call < count; call += 1) seen.push((await ask()).status);
  return seen;
}
const read = (service: Service, path: string, claims = {}) =>
  statuses(1, () => service.ask('1', 'GET', path, { claims }));

test('the answer to the 31st read says how long to wait, in the documented body', async () => {
  const service = started();
  await statuses(30, () => service.ask('1', 'GET', '/users/me'));
  service.wind(4500);
  const response = await service.ask('1', 'GET', '/users/me');
  expect([
    response.status,
    response.headers.get('retry-after'),
    response.headers.get('content-type'),
  ]).toEqual([429, '11', 'application/json']);
  expect(await response.json()).toEqual({
    version: 1,
    currentRequests: 31,
    maxRequests: 30,
    periodInSeconds: 15,
    limitType: 'Rate',
  });
  service.wind(10_500);
  expect(await read(service, '/users/me')).toEqual([200]);
});

test('all of E1 to E7 draw on one budget', async () => {
  const service = started();
  const paths = [
    '/users/me',
    '/users/xuid(1)',
    '/users/me/groups/People',
    '/users/xuid(1)/groups/People',
    '/users/xuid(1)/groups/People/broadcasting',
    '/users/xuid(1)/groups/People/broadcasting/count',
  ];
  for (const path of paths) expect(await statuses(4, () => service.ask('1', 'GET', path))).not.toContain(429);
  const batch = () => service.ask('1', 'POST', '/users/batch', { body: { users: ['1'] } });
  expect(await statuses(7, batch)).toEqual([200, 200, 200, 200, 200, 200, 429]);
});

test('E8, E9 and E10 draw on another', async () => {
  const service = started();
  const claims = CONSOLE;
  const all = [
    () => service.ask('1', 'POST', TITLE_PATH, { body: {}, claims }),
    () => service.ask('1', 'DELETE', TITLE_PATH, { claims }),
    () => service.ask('1', 'PUT', '/users/xuid(1)/state', { body: { state: 'Active' }, claims }),
  ];
  for (const ask of all) expect(await statuses(1, ask)).not.toContain(429);
  for (const ask of all) expect(await statuses(1, ask)).toEqual([429]);
  expect(await read(service, '/users/me', claims)).toEqual([200]);
});

test('profiles have a third', async () => {
  const service = started();
  const batch = { body: { userIds: ['1'], settings: ['Gamertag'] } };
  await statuses(5, () => service.ask('1', 'POST', '/users/batch/profile/settings', batch));
  await statuses(5, () => service.ask('1', 'GET', '/users/me/profile/settings?settings=Gamertag'));
  expect(await read(service, '/users/me/profile/settings?settings=Gamertag')).toEqual([429]);
  expect(await read(service, '/users/me')).toEqual([200]);
});

test.each([
  ['400', { path: '/users/me?level=x' }],
  ['406', { path: '/users/me', headers: { accept: 'text/html' } }],
  ['a batch without a body', { path: '/users/batch', method: 'POST' }],
])('what ends in %s counts', async (_, { path, method = 'GET', headers = {} }: Asked) => {
  const service = started();
  expect(await statuses(30, () => service.ask('1', method, path, { headers }))).not.toContain(429);
  expect(await read(service, '/users/me')).toEqual([429]);
});
type Asked = { path: string; method?: string; headers?: Record<string, string> };

test('a 403 counts as well', async () => {
  const service = started();
  const foreign = () => service.ask('1', 'PUT', '/users/xuid(2)/state', { body: { state: 'Active' } });
  expect(await statuses(4, foreign)).toEqual([403, 403, 403, 429]);
});

test('a 401 does not, nor a path or a method that is not there', async () => {
  const service = started();
  expect(await statuses(40, () => service.ask(undefined, 'GET', '/users/me'))).not.toContain(429);
  expect(
    await statuses(40, () => service.ask('1', 'GET', '/users/me', { claims: { exp: 1 } })),
  ).not.toContain(429);
  expect(await statuses(40, () => service.ask('1', 'GET', '/users/nobody'))).not.toContain(429);
  expect(await statuses(40, () => service.ask('1', 'PATCH', '/users/me'))).not.toContain(429);
  expect(await read(service, '/users/me')).toEqual([200]);
});

test('another title is counted for itself, a title with leading zeros is the same', async () => {
  const service = started();
  await statuses(30, () => service.ask('1', 'GET', '/users/me', { claims: { tid: '100' } }));
  expect(await read(service, '/users/me', { tid: '0100' })).toEqual([429]);
  expect(await read(service, '/users/me', { tid: '200' })).toEqual([200]);
  expect(await read(service, '/users/me')).toEqual([200]);
});

test('player data is free', async () => {
  const service = started();
  const write = () => service.ask('1', 'POST', STATS_PATH, { body: { stats: { title: {} } } });
  expect(new Set(await statuses(40, write))).toEqual(new Set([204]));
});
