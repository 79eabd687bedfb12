import { expect, test } from 'vitest';
import { createAnnouncer } from './announcer.ts';

test('a storm of forty changes over ten polls is said in few messages, 30 s apart, and nothing of it is lost', () => {
  let now = 0;
  const timers: { at: number; call: () => void }[] = [];
  const said: { at: number; things: readonly number[] }[] = [];
  const announce = createAnnouncer<number>(
    (things) => said.push({ at: now, things }),
    () => now,
    (ms, call) => timers.push({ at: now + ms, call }),
  );
  let next = 0;
  for (; now <= 200_000; now += 1000) {
    for (const timer of timers.splice(0)) {
      if (timer.at <= now) timer.call();
      else timers.push(timer);
    }
    if (now % 15_000 === 0 && next < 40) announce([next++, next++, next++, next++]);
  }
  expect(said.flatMap(({ things }) => things)).toEqual(Array.from({ length: 40 }, (_, index) => index));
  for (const [index, { at }] of said.entries()) {
    if (index > 0) expect(at - (said[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(30_000);
  }
  expect(said[0]).toEqual({ at: 0, things: [0, 1, 2, 3] });
});

test('nothing to say is not said', () => {
  const said: unknown[] = [];
  createAnnouncer(
    (things) => said.push(things),
    () => 0,
    () => undefined,
  )([]);
  expect(said).toEqual([]);
});
