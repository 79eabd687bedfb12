import { describe, expect, it } from 'vitest';
import { changeOfHour, withCounts, type HourOfCounts } from './hour-of-counts.ts';

const MINUTE = 60_000;

/** Counts every 15 s, as told by minute. */
function counted(minutes: number, countAt: (minute: number) => number): HourOfCounts {
  let hour: HourOfCounts = [];
  for (let at = 0; at <= minutes * MINUTE; at += 15_000) {
    hour = withCounts(hour, at, new Map([['t', countAt(at / MINUTE)]]));
  }
  return hour;
}

describe('the change of an hour', () => {
  it('is against the beginning until an hour is over, then against an hour ago', () => {
    const rising = (minute: number): number => Math.floor(minute / 10);
    expect(changeOfHour(counted(30, rising), 30 * MINUTE, 't', 3)).toBe(3);
    expect(changeOfHour(counted(100, rising), 100 * MINUTE, 't', 10)).toBe(6);
  });

  it('of a title that nobody had is all who have it now; there is none before there is a past', () => {
    expect(
      changeOfHour(
        counted(5, () => 2),
        5 * MINUTE,
        'new',
        3,
      ),
    ).toBe(3);
    expect(changeOfHour([], 0, 't', 3)).toBeUndefined();
    expect(
      changeOfHour(
        counted(0, () => 2),
        0,
        't',
        2,
      ),
    ).toBeUndefined();
  });

  it('is kept small, however long it runs', () => {
    expect(counted(24 * 60, () => 1).length).toBeLessThanOrEqual(62);
  });
});
