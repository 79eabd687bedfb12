import { describe, expect, it } from 'vitest';
import { Refusal } from './answer.ts';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { CANARY, json, openFrontDoor, VIEWER, type FrontDoor } from '#testing/front-door.ts';

const PEOPLE = '/xbl/userpresence/users/me/groups/People';
const BATCH = '/xbl/userpresence/users/batch';

async function statusOf(door: FrontDoor): Promise<GatewayStatus> {
  return (await (await door.ask('/api/status')).json()) as GatewayStatus;
}

/** An upstream whose next answers a test lays out; the last one stays. */
function script(...answers: [() => Response, ...(() => Response)[]]): () => Response {
  let [next] = answers;
  return () => {
    const now = answers.shift() ?? next;
    next = now;
    return now();
  };
}

const fine = () => json([]);
const refused =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    json({}, { status, headers });

it('has every member from the start', async () => {
  const door = openFrontDoor(fine);
  expect(await statusOf(door)).toEqual({
    viewer: { xuid: VIEWER },
    upstream: 'embedded',
    sample: true,
    signedIn: true,
    state: 'ok',
    lastSuccess: null,
    interval: 15,
    groups: { 'Raid team': ['2533274790000002'] },
    favorites: ['2533274790000002'],
    canWrite: true,
    cloaked: false,
    signIn: null,
    budget: { used: 0, limit: 100, windowSeconds: 300 },
  });
  expect(door.calls).toHaveLength(0);
});

it('counts presence reads in a window that begins with the first', async () => {
  const door = openFrontDoor(fine);
  await door.ask(PEOPLE);
  door.wind(299_000);
  await door.send('POST', BATCH, { users: ['1'] });
  expect((await statusOf(door)).budget.used).toBe(2);
  door.wind(1_000);
  expect((await statusOf(door)).budget.used).toBe(0);
  await door.ask(PEOPLE);
  expect((await statusOf(door)).budget.used).toBe(1);
});

it('says since when things fail, and that they are well again', async () => {
  const door = openFrontDoor(script(fine, refused(500), refused(500), fine));
  await door.ask(PEOPLE);
  door.wind(15_000);
  await door.ask(PEOPLE);
  expect(await statusOf(door)).toMatchObject({
    state: 'failing',
    signedIn: true,
    lastSuccess: '2026-11-20T21:00:00.000Z',
    retryAt: '2026-11-20T21:00:30.000Z',
    retryAfter: 15,
  });
  expect((await door.ask('/api/health')).status).toBe(503);
  door.wind(15_000);
  await door.ask(PEOPLE);
  const status = await statusOf(door);
  expect(status).toMatchObject({ state: 'ok', lastSuccess: '2026-11-20T21:00:30.000Z' });
  expect(status).not.toHaveProperty('retryAt');
  expect(status).not.toHaveProperty('retryAfter');
  expect(await (await door.ask('/api/health')).json()).toEqual({ status: 'ok' });
});

it.each([429, 503])('asks nothing while a %i with Retry-After lasts', async (status) => {
  const door = openFrontDoor(script(refused(status, { 'retry-after': '7' }), fine));
  const first = await door.ask(PEOPLE);
  expect([first.status, first.headers.get('retry-after')]).toEqual([status, '7']);
  door.wind(4_500);
  const second = await door.send('POST', BATCH, { users: ['1'] });
  expect([second.status, second.headers.get('retry-after')]).toEqual([status, '3']);
  const told = { state: 'waiting', retryAt: '2026-11-20T21:00:07.000Z' };
  expect(await statusOf(door)).toMatchObject({ ...told, retryAfter: 3 });
  expect(door.calls).toHaveLength(1);
  door.wind(2_500);
  expect((await door.ask(PEOPLE)).status).toBe(200);
  expect(await statusOf(door)).toMatchObject({ state: 'ok' });
});

it('is not well for as long as the last thing heard is a 503, a pause that it asks for included', async () => {
  const door = openFrontDoor(
    script(fine, refused(503, { 'retry-after': '7' }), refused(503, { 'retry-after': '7' }), fine),
  );
  const health = async () => {
    const answer = await door.ask('/api/health');
    return [answer.status, await answer.json()];
  };
  const well = [200, { status: 'ok' }];
  await door.ask(PEOPLE);
  expect(await health()).toEqual(well);
  door.wind(15_000);
  for (let pause = 0; pause < 2; pause += 1) {
    await door.ask(PEOPLE);
    expect(await health()).toEqual([
      503,
      { status: 'failing', description: 'The presence service is unavailable and asks for a pause.' },
    ]);
    door.wind(7_000);
    expect((await health())[0], 'nobody has asked again').toBe(503);
  }
  await door.ask(PEOPLE);
  expect(await health()).toEqual(well);
});

it('is well while it waits for having asked too often, and when the wait is over', async () => {
  const door = openFrontDoor(script(refused(429, { 'retry-after': '7' }), fine));
  await door.ask(PEOPLE);
  expect(await statusOf(door)).toMatchObject({ state: 'waiting' });
  expect((await door.ask('/api/health')).status).toBe(200);
  door.wind(7_000);
  expect((await door.ask('/api/health')).status).toBe(200);
});

it('waits out the burst window after a 429 that names no time', async () => {
  const door = openFrontDoor(refused(429, { 'retry-after': '7.5' }));
  expect((await door.ask(PEOPLE)).headers.get('retry-after')).toBe('15');
});

it('asks profiles while presence has to wait', async () => {
  const door = openFrontDoor(refused(429, { 'retry-after': '7' }));
  await door.ask(PEOPLE);
  await door.send('POST', '/xbl/profile/users/batch/profile/settings', { userIds: ['1'], settings: [] });
  expect(door.calls).toHaveLength(2);
});

it('renews a refused token once, and goes on', async () => {
  const door = openFrontDoor(script(refused(401), fine));
  expect((await door.ask(PEOPLE)).status).toBe(200);
  expect(door.purposes.map(({ renew }) => renew)).toEqual([false, true]);
  expect((await statusOf(door)).signedIn).toBe(true);
});

it('is signed out when the renewed token is refused too, and tries once per interval', async () => {
  const door = openFrontDoor(refused(401));
  expect((await door.ask(PEOPLE)).status).toBe(401);
  expect(door.calls).toHaveLength(2);
  const status = await statusOf(door);
  expect(status).toMatchObject({ signedIn: false, state: 'signed-out' });
  expect(status).not.toHaveProperty('retryAt');
  expect((await door.ask(PEOPLE)).status).toBe(401);
  expect(door.calls).toHaveLength(2);
  door.wind(15_000);
  await door.ask(PEOPLE);
  expect(door.calls).toHaveLength(4);
});

describe('an upstream that is not embedded is asked every five seconds at most, however short the interval', () => {
  const short = { upstream: 'url', interval: 1 } as const;

  it('while the token is refused', async () => {
    const door = openFrontDoor(refused(401), short);
    const calls: number[] = [];
    for (let second = 0; second <= 10; second += 1) {
      expect((await door.ask(PEOPLE)).status).toBe(401);
      calls.push(door.calls.length);
      door.wind(1000);
    }
    // Each try is two calls: the second with a renewed token.
    expect(calls).toEqual([2, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6]);
  });

  it('while it fails, and the page is told when it is tried again', async () => {
    const door = openFrontDoor(refused(404), { ...short, viewer: null });
    const calls: number[] = [];
    for (let second = 0; second <= 10; second += 1) {
      await statusOf(door);
      calls.push(door.calls.length);
      door.wind(1000);
    }
    expect(calls, 'who the viewer is').toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3]);
    const failing = openFrontDoor(refused(501), short);
    await failing.ask(PEOPLE);
    expect(await statusOf(failing)).toMatchObject({
      state: 'failing',
      retryAt: '2026-11-20T21:00:05.000Z',
      interval: 5,
    });
  });

  it('and the embedded one as often as it was told', async () => {
    const door = openFrontDoor(refused(401), { interval: 1 });
    await door.ask(PEOPLE);
    door.wind(1000);
    await door.ask(PEOPLE);
    expect(door.calls).toHaveLength(4);
  });
});

it('leaves the state alone when a question was refused for itself', async () => {
  const door = openFrontDoor(refused(404));
  await door.ask('/xbl/userpresence/users/xuid(1)');
  expect(await statusOf(door)).toMatchObject({ state: 'ok', lastSuccess: null });
});

it('asks who the viewer is where nobody said, once at a time', async () => {
  const door = openFrontDoor(
    script(refused(400), () => json({ xuid: '42', state: 'Online' })),
    {
      viewer: null,
      upstream: 'url',
    },
  );
  expect((await statusOf(door)).viewer).toBeNull();
  expect((await statusOf(door)).viewer).toBeNull();
  expect(door.calls).toHaveLength(1);
  door.wind(15_000);
  const both = await Promise.all([statusOf(door), statusOf(door)]);
  expect(both.map(({ viewer }) => viewer)).toEqual([{ xuid: '42' }, { xuid: '42' }]);
  expect(door.calls).toHaveLength(2);
});

it('blames no host for a token that cannot be had', async () => {
  let hasToken = false;
  const door = openFrontDoor(() => json({ xuid: VIEWER, state: 'Online' }), {
    authorization: () =>
      hasToken ? Promise.resolve(CANARY) : Promise.reject(new Refusal(502, 'The sign-in cannot be reached.')),
  });
  for (let asked = 0; asked < 20; asked += 1) {
    const answer = await door.ask(`/xbl/userpresence/users/xuid(${asked + 1})`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([502, null]);
  }
  expect(door.calls).toHaveLength(0);
  hasToken = true;
  // An open breaker would hold this one back.
  expect((await door.ask('/xbl/userpresence/users/xuid(99)')).status).not.toBe(503);
  expect(door.calls).toHaveLength(1);
});

it('tries a host that failed, and not the sign-in, before it trusts the host again', async () => {
  let isWell = false;
  let hasToken = true;
  const door = openFrontDoor(
    (request) => {
      const [, xuid = ''] = /xuid\((\d+)\)/.exec(request.url) ?? [];
      return isWell ? json({ xuid, state: 'Online' }) : json({}, { status: 500 });
    },
    {
      authorization: () =>
        hasToken
          ? Promise.resolve(CANARY)
          : Promise.reject(new Refusal(502, 'The sign-in cannot be reached.')),
    },
  );
  let next = 1;
  const ask = async () => (await door.ask(`/xbl/userpresence/users/xuid(${(next += 1)})`)).status;
  while ((await ask()) !== 503);
  door.wind(60_000);
  hasToken = false;
  expect(await ask()).toBe(502);
  hasToken = true;
  expect(await ask(), 'the one that tries').toBe(502);
  expect(await ask(), 'it has stayed open').toBe(503);
  door.wind(60_000);
  isWell = true;
  expect(await ask()).toBe(200);
});

it('trusts a host that fails every other time', async () => {
  let calls = 0;
  const door = openFrontDoor((request) => {
    const [, xuid = ''] = /xuid\((\d+)\)/.exec(request.url) ?? [];
    calls += 1;
    return calls % 2 ? json({}, { status: 500 }) : json({ xuid, state: 'Online' });
  });
  const seen = new Set<number>();
  for (let asked = 1; asked <= 24; asked += 1) {
    seen.add((await door.ask(`/xbl/userpresence/users/xuid(${asked})`)).status);
    door.wind(20_000);
  }
  expect(calls, 'the proof that it was asked each time').toBeGreaterThanOrEqual(24);
  expect(seen.has(503), 'it is never left alone').toBe(false);
  expect(seen.has(200)).toBe(true);
});
