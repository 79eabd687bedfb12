import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import {
  HOST_FAULTS,
  SECRET_TEXT,
  startFaultyHost,
  type FaultyHost,
  type HostFault,
} from '#testing/faulty-host.ts';
import { CANARY, openFrontDoor, type FrontDoor } from '#testing/front-door.ts';
import { httpUpstream } from './http-upstream.ts';

const PEOPLE = '/xbl/userpresence/users/me/groups/People';
/** Of real time: what the gateway waits for a host that is silent, and for one that is not. */
const SHORT_MS = 300;
const AMPLE_MS = 20_000;

let host: FaultyHost;
beforeEach(async () => {
  host = await startFaultyHost();
});
afterEach(() => host.close());

/** A gateway over the host that waits long, until told otherwise. */
function open(overrides: Parameters<typeof openFrontDoor>[1] = {}): FrontDoor {
  return openFrontDoor(httpUpstream(host.url), { timeoutMs: AMPLE_MS, upstream: 'url', ...overrides });
}

const toldOfFailures = { headers: { 'cache-control': 'stale-if-error=0' } };
const stateOf = async (door: FrontDoor) => (await (await door.ask('/api/status')).json()) as GatewayStatus;

/** Waits until nobody takes connections there any more. */
async function untilRefused(url: string): Promise<void> {
  for (;;) {
    const refused = await new Promise<boolean>((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
        socket.destroy();
        resolve(false);
      });
      socket.once('error', () => resolve(true));
    });
    if (refused) return;
  }
}

async function breakAs(fault: HostFault): Promise<void> {
  host.fail(fault);
  if (fault === 'refuses-connections') await untilRefused(host.url);
}

const LATE: ReadonlySet<HostFault> = new Set(['never-answers', 'head-then-silence', 'drip']);
/** Sends what can be used. */
const HARMLESS: ReadonlySet<HostFault> = new Set(['well', 'gzip', 'longer-than-announced']);
const FAULTS = HOST_FAULTS.filter((fault) => !HARMLESS.has(fault));

describe('a host that breaks', () => {
  it.each(FAULTS)('by %s is a failure in our own words, and is well again later', async (fault) => {
    const door = open(LATE.has(fault) ? { timeoutMs: SHORT_MS } : {});
    await breakAs(fault);
    const answer = await door.ask(PEOPLE);
    if (fault !== 'refuses-connections') expect(host.broken.get(fault), 'it did break').toBeGreaterThan(0);
    expect(answer.status).toBe(LATE.has(fault) ? 504 : 502);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ code: 5300, source: 'Gateway' });
    expect(text + JSON.stringify([...answer.headers])).not.toMatch(
      new RegExp(`${SECRET_TEXT}|${CANARY}|ECONN|socket|undici|127\\.0\\.0\\.1:1`),
    );
    expect((await stateOf(door)).state).toBe('failing');
    expect((await door.ask('/api/health')).status).toBe(503);
    host.fail('well');
    door.wind(15_000);
    if (LATE.has(fault)) return;
    expect(await (await door.ask(PEOPLE)).json()).toEqual([{ xuid: '2533274790000001', state: 'Online' }]);
    expect((await stateOf(door)).state).toBe('ok');
  });

  it.each(FAULTS.filter((fault) => !LATE.has(fault)))(
    'by %s costs nobody the last good answer',
    async (fault) => {
      const door = open();
      const good = await (await door.ask(PEOPLE)).text();
      await breakAs(fault);
      door.wind(40_000);
      const covered = await door.ask(PEOPLE);
      expect([covered.status, covered.headers.get('age'), await covered.text()]).toEqual([200, '40', good]);
      if (fault !== 'refuses-connections') expect(host.broken.get(fault)).toBeGreaterThan(0);
      expect((await door.ask(PEOPLE, toldOfFailures)).status).toBe(502);
      expect(await stateOf(door)).toMatchObject({
        state: 'failing',
        lastSuccess: '2026-11-20T21:00:00.000Z',
        retryAt: '2026-11-20T21:00:55.000Z',
      });
      door.wind(261_000);
      expect((await door.ask(PEOPLE)).status, 'older than five minutes').toBe(503);
    },
  );

  it.each([...HARMLESS])('by %s does no harm', async (fault) => {
    const door = open();
    host.fail(fault);
    const answer = await door.ask(PEOPLE);
    expect([answer.status, await answer.text()]).toEqual([
      200,
      '[{"xuid":"2533274790000001","state":"Online"}]',
    ]);
  });
});

describe('a host that is silent', () => {
  it.each([...LATE])(
    'by %s: the last good answer stays, and it is heard again once it speaks',
    async (fault) => {
      // Long enough for a good answer on a machine that has much else to do.
      const door = open({ timeoutMs: 3000 });
      const good = await (await door.ask(PEOPLE)).text();
      host.fail(fault);
      door.wind(15_000);
      expect((await door.ask(PEOPLE, toldOfFailures)).status).toBe(504);
      const covered = await door.ask(PEOPLE);
      expect([covered.status, covered.headers.get('age'), await covered.text()]).toEqual([200, '15', good]);
      host.fail('well');
      door.wind(15_000);
      expect((await door.ask(PEOPLE)).headers.has('age')).toBe(false);
      expect((await stateOf(door)).state).toBe('ok');
    },
  );
});

describe('a connection that the host closed while it was idle', () => {
  it('is nothing that anybody sees: the question goes out again', async () => {
    const door = open();
    await door.ask(PEOPLE);
    host.fail('closed-before-the-answer');
    door.wind(15_000);
    const asked = door.ask(PEOPLE);
    while ((host.broken.get('closed-before-the-answer') ?? 0) === 0) await new Promise(setImmediate);
    host.fail('well');
    expect((await asked).status).toBe(200);
    expect((await stateOf(door)).state).toBe('ok');
  });
});

describe('Retry-After', () => {
  const DATE = 'Fri, 20 Nov 2026 19:30:00 GMT';
  it.each([
    [429, ['Retry-After: 7'], 7],
    [503, ['Retry-After: 120'], 120],
    // By the host's own clock, which need not be ours.
    [429, [`Date: ${DATE}`, 'Retry-After: Fri, 20 Nov 2026 19:30:09 GMT'], 9],
    [503, [`Date: ${DATE}`, 'Retry-After: Fri, 20 Nov 2026 19:31:00 GMT'], 60],
    [429, [], 15],
    [429, ['Retry-After: 7.5'], 15],
    [429, ['Retry-After: 7', 'Retry-After: 9'], 15],
    [429, ['Retry-After: 9999999999'], 300],
  ] as const)(
    'of %i %j keeps every presence read back for %i s, to the second',
    async (status, lines, seconds) => {
      const door = open();
      host.answer(status, lines);
      const first = await door.ask(PEOPLE);
      expect([first.status, first.headers.get('retry-after')]).toEqual([status, String(seconds)]);
      host.fail('well');
      door.wind(seconds * 1000 - 1);
      const others = await Promise.all([
        door.ask(`${PEOPLE}?level=all`),
        door.ask('/xbl/userpresence/users/xuid(1)'),
        door.send('POST', '/xbl/userpresence/users/batch', { users: ['1'] }),
      ]);
      for (const other of others) {
        expect([other.status, other.headers.get('retry-after')]).toEqual([status, '1']);
      }
      expect(host.requests).toHaveLength(1);
      expect((await stateOf(door)).state).toBe('waiting');
      door.wind(1);
      expect((await door.ask(PEOPLE)).status).toBe(200);
      expect((await stateOf(door)).state).toBe('ok');
    },
  );

  it('gives who has nothing yet the last good answer meanwhile, and the seconds to who has it', async () => {
    const door = open();
    await door.ask(PEOPLE);
    host.answer(429, ['Retry-After: 38']);
    door.wind(15_000);
    const told = await door.ask(PEOPLE, toldOfFailures);
    expect([told.status, told.headers.get('retry-after')]).toEqual([429, '38']);
    const covered = await door.ask(PEOPLE);
    expect([covered.status, covered.headers.get('age')]).toEqual([200, '15']);
    expect(host.requests).toHaveLength(2);
  });

  it('that is never named grows from 15 s to 5 min', async () => {
    const door = open();
    host.answer(429, []);
    const waits: string[] = [];
    for (let time = 0; time < 7; time += 1) {
      const wait = (await door.ask(PEOPLE)).headers.get('retry-after') ?? '';
      waits.push(wait);
      door.wind(Number(wait) * 1000);
    }
    expect(waits).toEqual(['15', '30', '60', '120', '240', '300', '300']);
  });
});

describe('a host that fails again and again', () => {
  it('is left alone after five failures, then tried by one question alone', async () => {
    const door = open({ upstream: 'embedded' });
    host.answer(500, []);
    for (let minute = 0; minute < 6; minute += 1) {
      await door.ask(PEOPLE);
      door.wind(15_000);
    }
    // One retry is paid for in ten calls: it went with the first.
    const before = host.requests.length;
    expect(before).toBe(7);
    const answers = await Promise.all(
      ['user', 'device', 'title', 'all'].map((level) => door.ask(`${PEOPLE}?level=${level}`)),
    );
    expect(host.requests.length - before, 'one probe').toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([502, 503, 503, 503]);
    const open503 = await door.ask(PEOPLE);
    expect(open503.status).toBe(503);
    expect(Number(open503.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(host.requests.length - before).toBe(1);
    host.fail('well');
    door.wind(15_000);
    expect((await door.ask(PEOPLE)).status).toBe(200);
    expect((await door.ask(`${PEOPLE}?level=all`)).status).toBe(200);
  });

  it('is not asked more than a tenth oftener for it, by however many dashboards', async () => {
    const door = open({ upstream: 'embedded' });
    for (let round = 0; round < 20; round += 1) {
      await door.ask(PEOPLE);
      door.wind(15_000);
    }
    const well = host.requests.length;
    host.answer(500, []);
    for (let second = 0; second < 600; second += 5) {
      await Promise.all(Array.from({ length: 20 }, () => door.ask(PEOPLE)));
      door.wind(5000);
    }
    // 600 s are 40 intervals. Each failure may be followed by a try before the interval ends, until the breaker opens.
    expect(host.requests.length - well).toBeLessThanOrEqual(90);
    expect(host.requests.length - well).toBeGreaterThan(20);
  });
});
