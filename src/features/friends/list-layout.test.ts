import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPresenceRecord } from '#contract/record.ts';
import { friendOf, type Friend } from '#model/friend.ts';
import { GAP, layOut, peopleWithin, type LayoutFrame } from './list-layout.ts';

function friend(xuid: string, devices: number, titles: number): Friend {
  const record = readPresenceRecord({
    xuid,
    state: 'Online',
    devices: Array.from({ length: devices }, () => ({
      type: 'XboxOne',
      titles: Array.from({ length: titles }, (_, id) => ({
        id,
        name: 'T',
        placement: 'Full',
        state: 'Active',
      })),
    })),
  });
  return friendOf({ xuid, name: xuid, favorite: false, outdated: false, record, level: 'all' });
}

const GROUP = { key: 'title', of: { kind: 'state', state: 'title' } } as const;

const frame: LayoutFrame = {
  width: 1144,
  scale: 1,
  layout: 'cards',
  density: 'cozy',
  level: 'all',
  collapsed: new Set(),
  measured: new Map(),
};

const friends = fc
  .array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 5 })), { maxLength: 60 })
  .map((shapes) => shapes.map(([devices, titles], i) => friend(String(i + 1), devices, titles)));

test('cards never overlap, leave no hole above them, and keep their order down each column', () => {
  fc.assert(
    fc.property(friends, fc.integer({ min: 280, max: 2000 }), (people, width) => {
      const [section] = layOut([{ ...GROUP, friends: people }], { ...frame, width });
      const columns = new Map<number, number>();
      for (const { x, y, height } of section?.people ?? []) {
        expect(y).toBeCloseTo(columns.get(x) ?? 0);
        columns.set(x, y + height + GAP);
      }
    }),
  );
});

test('reads from left to right: nobody stands above somebody who comes before them', () => {
  fc.assert(
    fc.property(friends, (people) => {
      const [section] = layOut([{ ...GROUP, friends: people }], frame);
      const tops = (section?.people ?? []).map(({ y }) => y);
      expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    }),
  );
});

test('draws exactly whoever touches the stretch', () => {
  fc.assert(
    fc.property(friends, fc.nat({ max: 3000 }), fc.nat({ max: 900 }), (people, from, extent) => {
      const [section] = layOut([{ ...GROUP, friends: people }], frame);
      if (!section) return;
      const top = section.y + section.headingHeight;
      const drawn = new Set(peopleWithin(section, from, from + extent));
      for (const person of section.people) {
        const touches = top + person.y + person.height > from && top + person.y < from + extent;
        expect(drawn.has(person)).toBe(touches);
      }
    }),
  );
});

test('sections follow each other; a folded one is its heading only', () => {
  const group = { ...GROUP, friends: [friend('1', 1, 1)] };
  const [open, next] = layOut([group, { ...group, key: 'online' }], frame);
  expect(next?.y).toBe(open?.height);
  const [folded] = layOut([group], { ...frame, collapsed: new Set(['title']) });
  expect(folded).toMatchObject({ people: [], count: 1 });
  expect(folded?.height).toBeLessThan(open?.height ?? 0);
});

test('a measured card counts only while its content is what was measured', () => {
  const group = { ...GROUP, friends: [friend('1', 1, 1)] };
  const [before] = layOut([group], frame);
  const reckoned = before?.people[0]?.reckoned ?? 0;
  const height = (measured: number): number | undefined =>
    layOut([group], { ...frame, measured: new Map([['1', { reckoned: measured, height: 999 }]]) })[0]
      ?.people[0]?.height;
  expect(height(reckoned)).toBe(999);
  expect(height(reckoned + 1)).toBe(reckoned);
});
