import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alertRule } from '#testing/alert-rule.ts';
import { dryRun, withSight, type HourOfSights } from './hour-of-sights.ts';
import { SIGNED_IN, type Sight } from './sightings.ts';

const RULE = alertRule();
const HERE = new Set([SIGNED_IN]);
const AWAY = new Set<string>();
const INTERVAL = 15_000;

function sight(at: number, people: Sight['people']): Sight {
  return { at, clock: 1_000_000 + at, watch: 0, people };
}

function told(hour: HourOfSights | undefined) {
  return dryRun(hour, RULE, { isMeant: () => true, interval: INTERVAL }).map(({ at, alert }) => [
    at - 1_000_000,
    alert.events.map(({ xuid }) => xuid),
  ]);
}

test('a rule is tried on what was seen, with the same damping', () => {
  let hour: HourOfSights | undefined;
  for (let look = 0; look < 240; look += 1) {
    const a = look % 100 >= 50 ? HERE : AWAY;
    hour = withSight(
      hour,
      sight(
        look * INTERVAL,
        new Map([
          ['a', a],
          ['b', HERE],
        ]),
      ),
    );
  }
  expect(told(hour)).toEqual([
    [51 * INTERVAL, ['a']],
    [151 * INTERVAL, ['a']],
  ]);
  expect(told(undefined)).toEqual([]);
});

test('what would only have been written down silences nothing that would have been heard', () => {
  // Until one o'clock a rule that speaks from then on only writes down; somebody is back after a little more than a gap.
  const rule = alertRule({ times: { days: [0, 1, 2, 3, 4, 5, 6], from: 60, to: 0, zone: 'UTC' } });
  let hour: HourOfSights | undefined;
  for (let look = 0; look < 60; look += 1) {
    const at = look * INTERVAL;
    const isThere = (look >= 2 && look < 6) || look >= 40;
    const clock = Date.parse('2026-11-20T00:55:00Z') + at;
    hour = withSight(hour, { ...sight(at, new Map([['a', isThere ? HERE : AWAY]])), clock });
  }
  const would = dryRun(hour, rule, { isMeant: () => true, interval: INTERVAL });
  expect(would.map(({ alert }) => alert.quiet)).toEqual([true, false]);
});

test('an hour is kept, and what is older folds into its beginning', () => {
  const anybody = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(HERE, AWAY, undefined));
  fc.assert(
    fc.property(fc.array(anybody, { minLength: 1, maxLength: 60 }), (looks) => {
      const step = 120_000;
      let hour: HourOfSights | undefined;
      const sights = looks.map((people, look) => sight(look * step, new Map(Object.entries(people))));
      for (const each of sights) hour = withSight(hour, each);
      if (!hour) throw new Error('nothing was kept');
      const end = sights.at(-1)?.at ?? 0;
      const steps = hour.steps.map(({ at }) => at);
      expect(steps.every((at) => end - at <= 3_600_000)).toBe(true);
      // What is told from what is kept is what is told from the same sights in full.
      let full: HourOfSights | undefined;
      for (const each of sights.filter(({ at }) => at >= (hour?.since.at ?? 0))) full = withSight(full, each);
      expect(told(hour)).toEqual(told(full));
      expect([...hour.last]).toEqual([...(sights.at(-1)?.people ?? [])]);
    }),
  );
});
