import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPresenceRecords } from '#contract/record.ts';
import { EMPTY_PICTURE, nextPicture, sameJson, type Picture } from './picture.ts';

const WHEN: Pick<Picture, 'at' | 'clock'> = { at: 0, clock: 1_000_000 };

function answer(...people: readonly [string, string][]) {
  return readPresenceRecords(people.map(([xuid, state]) => ({ xuid, state }))).records;
}

test('a record that says the same keeps its identity', () => {
  const first = nextPicture(EMPTY_PICTURE, answer(['1', 'Online'], ['2', 'Offline']), WHEN, undefined);
  const second = nextPicture(first, answer(['1', 'Online'], ['2', 'Online']), WHEN, undefined);
  expect(second.records.get('1')).toBe(first.records.get('1'));
  expect(second.records.get('2')).toMatchObject({ state: 'Online' });
});

test('who is gone from a group is gone', () => {
  const first = nextPicture(EMPTY_PICTURE, answer(['1', 'Online'], ['2', 'Offline']), WHEN, undefined);
  expect([...nextPicture(first, answer(['2', 'Offline']), WHEN, undefined).records.keys()]).toEqual(['2']);
});

test('who was asked for and did not come keeps the last record until the third answer', () => {
  const asked = ['1', '2'];
  let picture = nextPicture(EMPTY_PICTURE, answer(['1', 'Online'], ['2', 'Online']), WHEN, asked);
  const kept: boolean[] = [];
  for (let i = 0; i < 4; i += 1) {
    const when = { at: WHEN.at + (i + 1) * 15_000, clock: WHEN.clock + (i + 1) * 15_000 };
    picture = nextPicture(picture, answer(['2', 'Online']), when, asked);
    kept.push(picture.records.has('1'));
  }
  expect(kept).toEqual([true, true, false, false]);
  expect(picture.missing.get('1')).toBe(4);
  expect(nextPicture(picture, answer(['1', 'Away']), WHEN, asked).missing.has('1')).toBe(false);
});

test('one answer heard again and again is one without somebody', () => {
  const asked = ['1', '2'];
  let picture = nextPicture(EMPTY_PICTURE, answer(['1', 'Online'], ['2', 'Online']), WHEN, asked);
  const later = { at: 15_000, clock: 1_015_000 };
  for (const when of [later, later, later, { at: 14_500, clock: 1_014_500 }]) {
    picture = nextPicture(picture, answer(['2', 'Online']), when, asked);
    expect([picture.records.has('1'), picture.missing.get('1')]).toEqual([true, 1]);
  }
});

test('people nobody asked for are left out', () => {
  expect([
    ...nextPicture(EMPTY_PICTURE, answer(['9', 'Online'], ['1', 'Online']), WHEN, ['1']).records.keys(),
  ]).toEqual(['1']);
});

test('sameness is that of JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(sameJson(a, structuredClone(a))).toBe(true);
      expect(sameJson(a, b)).toBe(sameJson(b, a));
      if (sameJson(a, b)) expect(a).toEqual(b);
    }),
  );
});
