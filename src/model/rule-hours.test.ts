import { describe, expect, it } from 'vitest';
import type { RuleTimes } from './alert-rules.ts';
import { isZone, maySpeak } from './rule-hours.ts';

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

describe('when a rule may speak', () => {
  it.each([
    // 2026-11-20 is a Friday (5); Berlin is UTC+1, Chicago UTC-6, Kolkata UTC+5:30.
    [
      'from its first minute',
      '2026-11-20T07:00Z',
      { days: EVERY_DAY, from: 480, to: 1320, zone: 'Europe/Berlin' },
      true,
    ],
    [
      'not a minute before',
      '2026-11-20T06:59Z',
      { days: EVERY_DAY, from: 480, to: 1320, zone: 'Europe/Berlin' },
      false,
    ],
    [
      'not in its last minute',
      '2026-11-20T21:00Z',
      { days: EVERY_DAY, from: 480, to: 1320, zone: 'Europe/Berlin' },
      false,
    ],
    [
      'by the clock of its zone',
      '2026-11-20T13:59Z',
      { days: EVERY_DAY, from: 480, to: 1320, zone: 'America/Chicago' },
      false,
    ],
    [
      'in a zone of half hours',
      '2026-11-20T02:30Z',
      { days: EVERY_DAY, from: 480, to: 1320, zone: 'Asia/Kolkata' },
      true,
    ],
    ['on another day', '2026-11-20T12:00Z', { days: [6], from: 0, to: 0, zone: 'UTC' }, false],
    ['all day', '2026-11-20T00:00Z', { days: [5], from: 0, to: 0, zone: 'UTC' }, true],
    [
      'past midnight, which belongs to the evening',
      '2026-11-21T01:30Z',
      { days: [5], from: 1320, to: 120, zone: 'UTC' },
      true,
    ],
    [
      'not in the small hours of its first day',
      '2026-11-20T01:30Z',
      { days: [5], from: 1320, to: 120, zone: 'UTC' },
      false,
    ],
    ['in the evening of its day', '2026-11-20T22:00Z', { days: [5], from: 1320, to: 120, zone: 'UTC' }, true],
    [
      'in the hour that comes twice',
      '2026-10-25T00:30Z',
      { days: [0], from: 120, to: 180, zone: 'Europe/Berlin' },
      true,
    ],
    ['on no day', '2026-11-20T12:00Z', { days: [], from: 0, to: 0, zone: 'UTC' }, false],
  ] satisfies readonly (readonly [string, string, RuleTimes, boolean])[])('%s', (_, at, times, may) => {
    expect(maySpeak(times, Date.parse(at))).toBe(may);
  });

  it('without times at any time', () => {
    expect(maySpeak(undefined, 0)).toBe(true);
  });
});

it.each([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['Mars/Olympus', false],
  ['', false],
])('%s is a zone: %s', (zone, is) => {
  expect(isZone(zone)).toBe(is);
});
