import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { json, openFrontDoor } from '#testing/front-door.ts';
import { statusQuery } from './status.ts';

const PEOPLE = '/xbl/userpresence/users/me/groups/People';

/** By the clock that only goes forward, in milliseconds: from one test to the next too. */
let steady = 0;
const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
beforeEach(() => {
  steady += 1_000_000;
  vi.spyOn(performance, 'now').mockImplementation(() => steady);
  vi.stubGlobal('navigator', {});
});
afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});

/** A page, by whose calendar it is another year, and a gateway that has been asked to wait for a minute. */
async function openWaiting() {
  const door = openFrontDoor(() => json({}, { status: 429, headers: { 'retry-after': '60' } }));
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => door.ask(path, init));
  await door.ask(PEOPLE);
  return {
    /** What the page has once it has asked. */
    heard: async () => {
      await client.fetchQuery({ ...statusQuery('en'), staleTime: 0 });
      return client.getQueryData(statusQuery('en').queryKey);
    },
    pass: (seconds: number) => {
      steady += seconds * 1000;
      door.wind(seconds * 1000);
    },
    sleep: (seconds: number) => {
      steady += 1;
      door.wind(seconds * 1000);
    },
  };
}

it('ends a wait by the clock of this page, whatever the time is where the gateway runs', async () => {
  const { heard, pass } = await openWaiting();
  expect(await heard()).toMatchObject({ state: 'waiting', waitsUntil: steady + 60_000 });
  pass(61);
  expect((await heard())?.waitsUntil).toBeUndefined();
});

it('ends it exactly where both agree on the time, however long the answer was on its way', async () => {
  const { heard } = await openWaiting();
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const answer = await fetch(path, init);
    steady += 1000;
    return answer;
  });
  const asked = steady;
  const clock = vi
    .spyOn(Date, 'now')
    .mockImplementation(() => Date.parse('2026-11-20T21:00:00Z') + steady - asked);
  expect((await heard())?.waitsUntil).toBe(asked + 60_000);
  clock.mockRestore();
});

it('is the same status while the same wait grows shorter, and another after a sleep in which it did', async () => {
  const { heard, pass, sleep } = await openWaiting();
  const first = await heard();
  for (const seconds of [0.4, 14.9, 15.3]) {
    pass(seconds);
    expect(await heard()).toBe(first);
  }
  sleep(20);
  const later = await heard();
  expect(later?.waitsUntil).toBeLessThan(steady + 11_000);
  expect(later?.groups, 'what is said again').toBe(first?.groups);
});
