import { expect, test } from 'vitest';
import { readPresenceRecords } from '#contract/record.ts';
import { EMPTY_PICTURE, nextPicture, type Picture } from './picture.ts';
import { completenessOf, standingOf, standingsOf } from './standing.ts';

const INTERVAL = 15_000;
const CLOCK = Date.UTC(2026, 10, 20, 21);

function after(
  before: Picture,
  at: number,
  states: Readonly<Record<string, string>>,
  asked?: readonly string[],
) {
  const told = Object.entries(states).map(([xuid, state]) => ({ xuid, state }));
  return nextPicture(before, readPresenceRecords(told).records, { at, clock: CLOCK + at }, asked);
}

test('somebody who has just left stands where they stood, and the new record says so', () => {
  const here = after(EMPTY_PICTURE, 0, { 1: 'Online' });
  const gone = after(here, INTERVAL, { 1: 'Offline' });
  expect(standingOf(standingsOf([gone], INTERVAL), '1')).toMatchObject({
    record: { state: 'Online' },
    leaving: { state: 'Offline' },
    outdated: false,
  });
});

test('a record that two answers left out says since when it stands', () => {
  const asked = ['1', '2'];
  const first = after(EMPTY_PICTURE, 0, { 1: 'Online', 2: 'Online' }, asked);
  const second = after(first, INTERVAL, { 2: 'Online' }, asked);
  expect(standingOf(standingsOf([second], INTERVAL), '1')).toMatchObject({
    outdated: true,
    toldAt: undefined,
  });
  const third = after(second, 2 * INTERVAL, { 2: 'Online' }, asked);
  expect(standingOf(standingsOf([third], INTERVAL), '1')).toMatchObject({ outdated: true, toldAt: CLOCK });
  expect(standingOf(standingsOf([third], INTERVAL), '2')).toMatchObject({
    outdated: false,
    toldAt: undefined,
  });
});

test('of two parts of a roster the one that is not answered any more says since when it stands', () => {
  const one = after(EMPTY_PICTURE, 0, { 1: 'Online' }, ['1']);
  const other = (at: number) => after(EMPTY_PICTURE, at, { 2: 'Online' }, ['2']);
  expect(standingOf(standingsOf([one, other(2 * INTERVAL)], INTERVAL), '1').toldAt).toBeUndefined();
  const late = standingsOf([one, other(2 * INTERVAL + 1)], INTERVAL);
  expect(standingOf(late, '1').toldAt).toBe(CLOCK);
  expect(standingOf(late, '2').toldAt).toBeUndefined();
});

test('an answer that leaves people out is counted, and who is unknown because of it', () => {
  const asked = ['1', '2', '3'];
  const first = after(EMPTY_PICTURE, 0, { 1: 'Online', 2: 'Online' }, asked);
  expect(completenessOf([first])).toEqual({ asked: 3, missing: 1, unknown: 1 });
  const second = after(first, INTERVAL, { 1: 'Online' }, asked);
  expect(completenessOf([second])).toEqual({ asked: 3, missing: 2, unknown: 1 });
  const group = after(after(EMPTY_PICTURE, 0, { 1: 'Online', 2: 'Online' }), INTERVAL, { 1: 'Online' });
  expect(completenessOf([group])).toEqual({ asked: 1, missing: 0, unknown: 0 });
});
