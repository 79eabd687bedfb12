import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import type { PresenceRecord } from '#contract/record.ts';
import { json, openFrontDoor, VIEWER, type FrontDoor } from '#testing/front-door.ts';

const ME = '/xbl/userpresence/users/me';
const PEOPLE = `${ME}/groups/People`;
const BATCH = '/xbl/userpresence/users/batch';
const INTERVAL = 15_000;

type Asked = { readonly users: readonly string[]; readonly level: string };

/** An upstream that knows everybody, and says of each which call it was that asked. */
function knowsAll() {
  const asked: (Asked & { readonly languages: string | null })[] = [];
  let calls = 0;
  return {
    asked,
    answer: async (request: Request): Promise<Response> => {
      calls += 1;
      if (request.method === 'GET')
        return json({ xuid: VIEWER, state: 'Online', devices: [{ type: `call ${calls}` }] });
      const body = (await request.json()) as Asked;
      asked.push({ ...body, languages: request.headers.get('accept-language') });
      return json(
        body.users.map((xuid) => ({ xuid, state: 'Online', devices: [{ type: `call ${calls}` }] })),
      );
    },
  };
}

const xuids = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => String(2_533_274_790_000_000 + from + index));

async function batch(door: FrontDoor, users: readonly string[], level = 'all', languages = 'en') {
  const answer = await door.send('POST', BATCH, { users, level }, { 'accept-language': languages });
  return ((await answer.json()) as PresenceRecord[]).map(({ xuid }) => xuid);
}

describe('one question of many dashboards', () => {
  it('is asked once however many ask it at once, and once per interval', async () => {
    const upstream = knowsAll();
    const door = openFrontDoor(upstream.answer);
    const all = await Promise.all(Array.from({ length: 200 }, () => door.ask(ME)));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    door.wind(INTERVAL - 1);
    await door.ask(ME);
    expect(door.calls).toHaveLength(1);
    door.wind(1);
    const next = await door.ask(ME);
    expect(door.calls).toHaveLength(2);
    expect(await next.json()).toMatchObject({ devices: [{ type: 'call 2' }] });
  });

  it('has one answer for each level and each choice of languages', async () => {
    const door = openFrontDoor(knowsAll().answer);
    for (const level of ['user', 'all']) {
      for (const languages of ['de', 'en']) {
        await door.ask(`${ME}?level=${level}`, { headers: { 'accept-language': languages } });
        await door.ask(`${ME}?level=${level.toUpperCase()}`, { headers: { 'accept-language': languages } });
      }
    }
    expect(door.calls).toHaveLength(4);
  });

  it('makes only one wait for the next answer: the others get what has just run out', async () => {
    let answer: (response: Response) => void = () => undefined;
    const door = openFrontDoor(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const record = (type: string) => json({ xuid: VIEWER, state: 'Online', devices: [{ type }] });
    const typeIn = async (asked: Promise<Response>) =>
      ((await (await asked).json()) as PresenceRecord).devices?.[0]?.type;
    const untilAsked = async (calls: number) => {
      while (door.calls.length < calls) await new Promise((resolve) => setTimeout(resolve, 1));
    };
    const first = door.ask(ME);
    await untilAsked(1);
    answer(record('old'));
    await first;
    door.wind(INTERVAL);
    const waits = door.ask(ME);
    await untilAsked(2);
    expect(await typeIn(door.ask(ME))).toBe('old');
    door.wind(1000);
    const late = door.ask(ME);
    answer(record('new'));
    expect(await Promise.all([typeIn(waits), typeIn(late)])).toEqual(['new', 'new']);
    expect(door.calls).toHaveLength(2);
  });

  it('about one person is old in every language once it has changed in one', async () => {
    let type = 'old';
    const door = openFrontDoor(() => json({ xuid: VIEWER, state: 'Online', devices: [{ type }] }));
    const ask = async (languages: string) =>
      ((await (await door.ask(ME, { headers: { 'accept-language': languages } })).json()) as PresenceRecord)
        .devices?.[0]?.type;
    await ask('en');
    door.wind(5000);
    await ask('de');
    type = 'new';
    door.wind(10_000);
    expect([await ask('en'), await ask('de'), await ask('en')]).toEqual(['new', 'new', 'new']);
    expect(door.calls).toHaveLength(4);
  });

  it('says how old a kept answer is', async () => {
    const door = openFrontDoor(knowsAll().answer);
    expect((await door.ask(ME)).headers.has('age')).toBe(false);
    door.wind(7900);
    expect((await door.ask(ME)).headers.get('age')).toBe('7');
  });

  it('is asked anew once the viewer has written', async () => {
    const door = openFrontDoor((request) =>
      request.method === 'PUT' ? new Response(null) : knowsAll().answer(request),
    );
    await door.ask(ME);
    await batch(door, xuids(1, 2));
    await door.send('PUT', `/xbl/userpresence/users/xuid(${VIEWER})/state`, { state: 'Cloaked' });
    await door.ask(ME);
    await batch(door, xuids(1, 2));
    expect(door.calls.map(({ method }) => method)).toEqual(['GET', 'POST', 'PUT', 'GET', 'POST']);
  });
});

describe('an answer that a browser has already', () => {
  it('is 304 for as long as it is the same', async () => {
    let state = 'Online';
    const door = openFrontDoor(() => json([{ xuid: '1', state }]));
    const tag = (await door.ask(PEOPLE)).headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"[0-9a-f]{32}"$/);
    const again = () => door.ask(PEOPLE, { headers: { 'if-none-match': `"other", ${tag}` } });
    const same = await again();
    expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', tag]);
    door.wind(INTERVAL);
    expect((await again()).status).toBe(304);
    expect(door.calls).toHaveLength(2);
    state = 'Offline';
    door.wind(INTERVAL);
    const changed = await again();
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
  });

  it('is packed once for each coding, however often it goes out', async () => {
    const packed: string[] = [];
    const door = openFrontDoor(() => json(xuids(1, 200).map((xuid) => ({ xuid, state: 'Offline' }))), {
      pack: (bytes, coding) => {
        packed.push(coding);
        return Promise.resolve(bytes.slice(0, 10));
      },
    });
    const ask = async (encoding: string) => {
      const answer = await door.ask(PEOPLE, { headers: { 'accept-encoding': encoding } });
      return [answer.headers.get('content-encoding'), (await answer.arrayBuffer()).byteLength];
    };
    expect(await Promise.all([ask('gzip, br'), ask('gzip, br;q=0.5'), ask('gzip;q=0'), ask('br')])).toEqual([
      ['br', 10],
      ['gzip', 10],
      [null, expect.any(Number)],
      ['br', 10],
    ]);
    expect(await ask('gzip')).toEqual(['gzip', 10]);
    expect(packed.sort()).toEqual(['br', 'gzip']);
  });
});

describe('batches of several dashboards', () => {
  it('go out as one, and each gets its own people in its own order', async () => {
    const upstream = knowsAll();
    const door = openFrontDoor(upstream.answer);
    const one = xuids(1, 60);
    const other = xuids(31, 60).toReversed();
    expect(await Promise.all([batch(door, one), batch(door, other)])).toEqual([one, other]);
    expect(upstream.asked).toHaveLength(1);
    expect(upstream.asked[0]?.users).toHaveLength(90);
  });

  it('of 50 dashboards with 100 friends each cost one call per interval, at whatever moments they ask', async () => {
    const upstream = knowsAll();
    const door = openFrontDoor(upstream.answer);
    const rosters = Array.from({ length: 50 }, (_, index) => xuids(index * 12, 100));
    await Promise.all(rosters.map((roster) => batch(door, roster)));
    expect(upstream.asked.map(({ users }) => users.length)).toEqual([688]);
    for (let round = 0; round < 4; round += 1) {
      for (const roster of rosters) {
        door.wind(INTERVAL / 50);
        expect(await batch(door, roster)).toEqual(roster);
      }
    }
    expect(upstream.asked).toHaveLength(5);
  });

  it('of different levels or languages stay apart', async () => {
    const upstream = knowsAll();
    const door = openFrontDoor(upstream.answer);
    const users = xuids(1, 3);
    await Promise.all([batch(door, users), batch(door, users, 'title'), batch(door, users, 'all', 'de')]);
    expect(upstream.asked.map(({ level, languages }) => `${level} ${languages}`).sort()).toEqual([
      'all de',
      'all en',
      'title en',
    ]);
  });

  it('with filters are shared only with the very same', async () => {
    const door = openFrontDoor(knowsAll().answer);
    const ask = (onlineOnly: boolean) =>
      door.send('POST', BATCH, { users: xuids(1, 3), level: 'all', onlineOnly });
    await Promise.all([ask(true), ask(true), ask(false)]);
    expect(door.calls).toHaveLength(2);
  });

  it('name 1,100 people at most, and no more calls than that takes', async () => {
    const upstream = knowsAll();
    const door = openFrontDoor(upstream.answer);
    const rosters = [xuids(1, 1000), xuids(501, 1000), xuids(1001, 700)];
    expect(await Promise.all(rosters.map((roster) => batch(door, roster)))).toEqual(rosters);
    expect(upstream.asked.map(({ users }) => users.length)).toEqual([1100, 600]);
  });

  it('of a newcomer cost one call, and from then on none of their own', async () => {
    const upstream = knowsAll();
    const door = openFrontDoor(upstream.answer);
    await batch(door, xuids(1, 10));
    door.wind(9000);
    await batch(door, xuids(100, 10));
    expect(upstream.asked.map(({ users }) => users.length)).toEqual([10, 20]);
    for (let second = 0; second < 60; second += 1) {
      door.wind(1000);
      await Promise.all([batch(door, xuids(1, 10)), batch(door, xuids(100, 10))]);
    }
    expect(upstream.asked.slice(2).map(({ users }) => users.length)).toEqual([20, 20, 20, 20]);
  });

  it('tell each only what the upstream told of their people', async () => {
    const [one = '', other = ''] = xuids(1, 2);
    const door = openFrontDoor(() =>
      json([
        { xuid: other, state: 'Online' },
        { xuid: '99', state: 'Online' },
      ]),
    );
    expect(await Promise.all([batch(door, [one, other]), batch(door, [one])])).toEqual([[other], []]);
  });
});

it('asks no question twice in an interval, whoever asks what and when', async () => {
  const rosters = [xuids(1, 3), xuids(3, 3), xuids(20, 2), [...xuids(1, 1), ...xuids(21, 1)]];
  const step = fc.record({
    waitMs: fc.nat(9000),
    level: fc.constantFrom('user', 'all'),
    roster: fc.option(fc.nat(rosters.length - 1)),
  });
  const seconds = fc.integer({ min: 1, max: 30 });
  await fc.assert(
    fc.asyncProperty(seconds, fc.array(step, { maxLength: 30 }), async (interval, steps) => {
      const upstream = knowsAll();
      let time = 0;
      const calls: { readonly time: number; readonly question: string; readonly users: readonly string[] }[] =
        [];
      const door = openFrontDoor(
        async (request) => {
          const body = request.method === 'POST' ? ((await request.clone().json()) as Asked) : undefined;
          const question = body ? body.level : new URL(request.url).search;
          calls.push({ time, question, users: body?.users ?? [] });
          return upstream.answer(request);
        },
        { interval },
      );
      const questions: { readonly time: number; readonly level: string; readonly roster: number }[] = [];
      for (const { waitMs, level, roster } of steps) {
        door.wind(waitMs);
        time += waitMs;
        const users = roster === null ? undefined : rosters[roster];
        if (users === undefined || roster === null) await door.ask(`${PEOPLE}?level=${level}`);
        else {
          questions.push({ time, level, roster });
          expect(await batch(door, users, level)).toEqual(users);
        }
      }
      const ms = interval * 1000;
      const near = (list: typeof calls, from: number) =>
        list.filter((other) => other.time >= from && other.time < from + ms);
      for (const call of calls) {
        const same = calls.filter(({ question, users }) => {
          return question === call.question && users.length > 0 === call.users.length > 0;
        });
        const asked = questions.filter(
          ({ time: at, level }) => level === call.question && at >= call.time && at < call.time + ms,
        );
        // Different rosters are different questions, though most of them share a call.
        const allowed = call.users.length > 0 ? new Set(asked.map(({ roster }) => roster)).size : 1;
        expect(near(same, call.time).length).toBeLessThanOrEqual(allowed);
      }
    }),
    { numRuns: 40 },
  );
});

describe('the budget', () => {
  const limited = { upstream: 'url', interval: 1 } as const;
  const statusOf = async (door: FrontDoor) => (await (await door.ask('/api/status')).json()) as GatewayStatus;

  it('stretches the interval with the number of questions, so that all stay within three fifths of it', async () => {
    const door = openFrontDoor(knowsAll().answer, limited);
    for (let second = 0; second < 900; second += 1) {
      for (const level of ['user', 'device', 'title', 'all']) await door.ask(`${ME}?level=${level}`);
      door.wind(1000);
    }
    // 900 s are three windows of 100 calls.
    expect(door.calls.length).toBeLessThanOrEqual(184);
    expect(door.calls.length).toBeGreaterThan(150);
    expect((await statusOf(door)).interval).toBe(20);
  });

  it('near its end lets the interval grow instead of failing, and says so', async () => {
    const door = openFrontDoor(knowsAll().answer, limited);
    // Ninety people whom somebody looked at once.
    for (let person = 0; person < 90; person += 1) {
      await door.ask(`/xbl/userpresence/users/xuid(${person + 1})`);
      if (person % 25 === 24) door.wind(15_000);
    }
    const before = await statusOf(door);
    expect(before.budget).toEqual({ used: 90, limit: 100, windowSeconds: 300 });
    let answers = 0;
    for (let second = 0; second < 600; second += 1) {
      const answer = await door.ask(ME);
      if (answer.status === 200) answers += 1;
      if (second === 100) expect((await statusOf(door)).interval).toBeGreaterThan(15);
      door.wind(1000);
    }
    expect(answers).toBe(600);
    const used = 90 + door.calls.filter(({ url }) => url.endsWith('/users/me')).length;
    expect(used).toBeLessThan(200);
    expect((await statusOf(door)).interval).toBe(5);
  });

  it('is kept for reads, writes and profiles apart, and never overdrawn', async () => {
    const door = openFrontDoor(
      ({ method }) => (method === 'PUT' ? new Response(null) : json({ profileUsers: [] })),
      {
        ...limited,
        canWrite: true,
      },
    );
    const put = () => door.send('PUT', `/xbl/userpresence/users/xuid(${VIEWER})/state`, { state: 'Active' });
    const names = (id: number) =>
      door.send('POST', '/xbl/profile/users/batch/profile/settings', { userIds: [String(id)], settings: [] });
    const writes = [await put(), await put(), await put(), await put()];
    expect(writes.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(writes[3]?.headers.get('retry-after')).toBe('15');
    const profiles = [];
    for (let id = 1; id <= 11; id += 1) profiles.push((await names(id)).status);
    expect(profiles).toEqual([...Array<number>(10).fill(200), 429]);
    expect(door.calls).toHaveLength(13);
    expect((await statusOf(door)).budget.used).toBe(0);
    door.wind(15_000);
    expect((await put()).status).toBe(200);
  });

  it('does not bind a service that limits nobody', async () => {
    const door = openFrontDoor(knowsAll().answer, { interval: 1 });
    for (let second = 0; second < 150; second += 1) {
      await door.ask(ME);
      door.wind(1000);
    }
    expect(door.calls).toHaveLength(150);
    expect((await statusOf(door)).interval).toBe(1);
  });
});

it('asks for the same names and pictures once, however many want them', async () => {
  const profiles = { profileUsers: [{ id: '5', settings: [{ id: 'Gamertag', value: 'Ada' }] }] };
  const door = openFrontDoor(() => json(profiles));
  const ask = (users: readonly string[], headers: Record<string, string> = {}) =>
    door.send(
      'POST',
      '/xbl/profile/users/batch/profile/settings',
      { userIds: users, settings: ['Gamertag'] },
      headers,
    );
  const answers = await Promise.all([ask(['5']), ask(['5']), ask(['5'])]);
  for (const answer of answers) expect(await answer.json()).toMatchObject(profiles);
  door.wind(14_000);
  expect((await ask(['5'])).headers.get('age')).toBe('14');
  expect(door.calls).toHaveLength(1);
  // What the viewer writes changes nobody's name.
  await door.send('POST', '/xbl/userpresence/users/me/devices/current/titles/current', {});
  const calls = door.calls.length;
  await ask(['5']);
  expect(door.calls).toHaveLength(calls);
  await ask(['5'], { 'accept-language': 'de' });
  await ask(['6']);
  door.wind(2000);
  await ask(['5']);
  expect(door.calls).toHaveLength(calls + 3);
});

it.each([3_600_000, -3_600_000])(
  'asks once when its clock jumps, and holds nothing back for it',
  async (jump) => {
    const door = openFrontDoor(() => json([{ xuid: VIEWER, state: 'Online' }]), { upstream: 'url' });
    const ask = async () => {
      const answers = await Promise.all([1, 2, 3].map(() => door.ask(PEOPLE)));
      return new Set(answers.map(({ status }) => status));
    };
    expect(await ask()).toEqual(new Set([200]));
    expect(door.calls).toHaveLength(1);
    door.wind(jump);
    expect(await ask()).toEqual(new Set([200]));
    expect(door.calls).toHaveLength(2);
    door.wind(INTERVAL - 1);
    expect(await ask()).toEqual(new Set([200]));
    expect(door.calls, 'its interval is as long as ever').toHaveLength(2);
    door.wind(1);
    expect(await ask()).toEqual(new Set([200]));
    expect(door.calls).toHaveLength(3);
  },
);
