import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOON } from '#testing/presence-service.ts';
import { createThrottle, createThrottleStore, type Budget } from './throttle.ts';

const callerOf = (xuid: string, tid?: string) => ({
  xuid,
  claims: { xid: xuid, uhs: 'hash', exp: NOON, ...(tid === undefined ? {} : { tid }) },
});
const ME = callerOf('1');

/** A throttle with a clock that stands until it is wound. */
function started(start = NOON) {
  let now = start;
  const throttle = createThrottle({ clock: () => now });
  return {
    wind: (ms: number) => {
      now += ms;
    },
    call: (budget: Budget = 'presence-read', caller = ME) => throttle(caller, budget),
    async calls(count: number, budget?: Budget) {
      const answers = [];
      for (let call = 0; call < count; call += 1) answers.push(await this.call(budget));
      return answers;
    },
  };
}

describe('the burst window', () => {
  test.each([
    ['presence-read', 30],
    ['presence-write', 3],
    ['profile', 10],
  ] as const)('%s: %i calls pass in 15 seconds, the next does not', async (budget, most) => {
    const throttle = started();
    const answers = await throttle.calls(most + 5, budget);
    expect(answers.slice(0, most)).toEqual(Array(most).fill(undefined));
    expect(answers.slice(most)).toEqual(
      [1, 2, 3, 4, 5].map((over) => ({
        retryAfterSeconds: 15,
        body: {
          version: 1,
          currentRequests: most + over,
          maxRequests: most,
          periodInSeconds: 15,
          limitType: 'Rate',
        },
      })),
    );
  });

  test('begins with the first call, wherever the clock stands, and ends after exactly 15 seconds', async () => {
    const throttle = started(NOON + 14_999);
    await throttle.calls(1);
    throttle.wind(14_000);
    await throttle.calls(29);
    throttle.wind(999);
    expect(await throttle.call()).toMatchObject({ retryAfterSeconds: 1 });
    throttle.wind(1);
    expect(await throttle.call()).toBeUndefined();
  });

  test('starts anew after its end: the next one begins with the next call, however late', async () => {
    const throttle = started();
    await throttle.calls(30);
    throttle.wind(20_000);
    expect(await throttle.calls(30)).toEqual(Array(30).fill(undefined));
    throttle.wind(14_999);
    expect(await throttle.call()).toBeDefined();
  });
});

describe('the sustained window', () => {
  test.each([
    ['presence-read', 30, 100],
    ['presence-write', 3, 30],
    ['profile', 10, 30],
  ] as const)('%s: %i at a time, %i calls pass in 300 seconds', async (budget, burst, most) => {
    const throttle = started();
    let passed = 0;
    for (let seconds = 0; seconds < 300; seconds += 15) {
      const room = Math.min(burst, most - passed);
      if (room <= 0) break;
      for (const answer of await throttle.calls(room, budget)) if (!answer) passed += 1;
      throttle.wind(15_000);
    }
    expect(passed).toBe(most);
    expect(await throttle.call(budget)).toMatchObject({
      body: { currentRequests: most + 1, maxRequests: most, periodInSeconds: 300 },
    });
  });

  test('refused calls count: who never stops asking is let through when it ends, not before', async () => {
    const throttle = started();
    let passed = 0;
    for (let second = 0; second < 300; second += 1) {
      for (const answer of await throttle.calls(4)) if (!answer) passed += 1;
      throttle.wind(1000);
    }
    // 30 in the first window of 15 s, 30 in the second; by then 120 were counted.
    expect(passed).toBe(60);
    expect(await throttle.call()).toBeUndefined();
  });

  test('if both are spent, the answer describes the one that ends last', async () => {
    const throttle = started();
    for (let window = 0; window < 3; window += 1) {
      await throttle.calls(30);
      throttle.wind(15_000);
    }
    expect((await throttle.calls(31)).at(-1)).toEqual({
      retryAfterSeconds: 255,
      body: {
        version: 1,
        currentRequests: 121,
        maxRequests: 100,
        periodInSeconds: 300,
        limitType: 'Rate',
      },
    });
  });

  test('also where that is the burst', async () => {
    const throttle = started();
    for (let window = 0; window < 3; window += 1) {
      await throttle.calls(30);
      throttle.wind(15_000);
    }
    throttle.wind(250_000);
    // 295 s after the first call: a burst of 31 spends both, and outlives the longer window by 10 s.
    expect((await throttle.calls(31)).at(-1)).toMatchObject({
      retryAfterSeconds: 15,
      body: { periodInSeconds: 15, currentRequests: 31 },
    });
  });
});

test('counts each user, title and budget for itself', async () => {
  const throttle = started();
  await throttle.calls(31);
  expect(await throttle.call()).toBeDefined();
  expect(await throttle.call('presence-read', callerOf('1', '100'))).toBeUndefined();
  expect(await throttle.call('presence-read', callerOf('2'))).toBeUndefined();
  expect(await throttle.call('profile')).toBeUndefined();
  expect(await throttle.call('presence-write')).toBeUndefined();
});

test('agrees with a plain list of all calls, for any rhythm of calling', async () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(gaps, async (waits) => {
      const throttle = started();
      const starts = new Map([
        [15_000, { since: -Infinity, count: 0, most: 3 }],
        [300_000, { since: -Infinity, count: 0, most: 30 }],
      ]);
      let at = 0;
      for (const wait of waits) {
        at += wait;
        throttle.wind(wait);
        const spent: number[] = [];
        for (const [length, window] of starts) {
          if (at - window.since >= length) Object.assign(window, { since: at, count: 0 });
          window.count += 1;
          if (window.count > window.most) spent.push(window.since + length - at);
        }
        const answer = await throttle.call('presence-write');
        expect(answer?.retryAfterSeconds).toBe(
          spent.length > 0 ? Math.ceil(Math.max(...spent) / 1000) : undefined,
        );
      }
    }),
  );
});

test('clears windows away that have ended', () => {
  const store = createThrottleStore();
  const count = (index: number, now: number) => store.count([{ key: String(index), seconds: 15 }], now);
  for (let index = 0; index < 10_000; index += 1) void count(index, NOON);
  expect(store.size()).toBe(10_000);
  void count(-1, NOON + 15_000);
  expect(store.size()).toBe(1);
});
