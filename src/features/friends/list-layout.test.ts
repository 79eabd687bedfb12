import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPresenceRecord } from '#contract/record.ts';
import { friendOf, type Friend } from '#model/friend.ts';
import {
  cardHeight,
  GAP,
  layOut,
  peopleWithin,
  type LayoutFrame,
  type PlacedFriend,
  type PlacedSection,
} from './list-layout.ts';

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
const BY_TITLE = { key: 'title 1', of: { kind: 'title', titleId: '1', name: 'One' } } as const;

const frame: LayoutFrame = {
  width: 1144,
  scale: 1,
  layout: 'cards',
  density: 'cozy',
  level: 'all',
  collapsed: new Set(),
  measured: new Map(),
};

/** Everybody of a section in their places. */
function placed(section: PlacedSection | undefined): PlacedFriend[] {
  return section?.friends.map((_, index) => section.place(index)) ?? [];
}

const friends = fc
  .array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 5 })), { maxLength: 60 })
  .map((shapes) => shapes.map(([devices, titles], i) => friend(String(i + 1), devices, titles)));

test('cards never overlap, leave no hole above them, and keep their order down each column', () => {
  fc.assert(
    fc.property(friends, fc.integer({ min: 280, max: 2000 }), (people, width) => {
      const [section] = layOut([{ ...GROUP, friends: people }], { ...frame, width });
      const columns = new Map<number, number>();
      for (const { x, y, height } of placed(section)) {
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
      const tops = placed(section).map(({ y }) => y);
      expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    }),
  );
});

for (const layout of ['cards', 'list', 'titles'] as const) {
  test(`draws exactly whoever touches the stretch, and who has the focus, as ${layout}`, () => {
    fc.assert(
      fc.property(
        friends,
        fc.nat({ max: 3000 }),
        fc.nat({ max: 900 }),
        fc.nat({ max: 70 }),
        (people, from, extent, focused) => {
          const group = layout === 'titles' ? BY_TITLE : GROUP;
          const [section] = layOut([{ ...group, friends: people }], { ...frame, layout });
          if (!section) return;
          const top = section.y + section.headingHeight;
          const drawn = peopleWithin(section, from, from + extent, String(focused));
          const wanted = placed(section).filter(
            ({ y, height, friend: { xuid } }) =>
              (top + y + height > from && top + y < from + extent) || xuid === String(focused),
          );
          const who = (places: readonly PlacedFriend[]) => places.map(({ friend: { xuid }, y }) => [xuid, y]);
          expect(who(drawn)).toEqual(who(wanted));
        },
      ),
    );
  });
}

test('sections follow each other; a folded one is its heading only', () => {
  const group = { ...GROUP, friends: [friend('1', 1, 1)] };
  const [open, next] = layOut([group, { ...group, key: 'online' }], frame);
  expect(next?.y).toBe(open?.height);
  const [folded] = layOut([group], { ...frame, collapsed: new Set(['title']) });
  expect(folded).toMatchObject({ friends: [], count: 1 });
  expect(folded?.height).toBeLessThan(open?.height ?? 0);
});

test('a measured card counts only while its content is what was measured', () => {
  const group = { ...GROUP, friends: [friend('1', 1, 1)] };
  const [before] = layOut([group], frame);
  const reckoned = placed(before)[0]?.reckoned ?? 0;
  const height = (measured: number): number | undefined =>
    placed(
      layOut([group], { ...frame, measured: new Map([['1', { reckoned: measured, height: 999 }]]) })[0],
    )[0]?.height;
  expect(height(reckoned)).toBe(999);
  expect(height(reckoned + 1)).toBe(reckoned);
});

test('of a card exactly the devices that touch the stretch are drawn, and room keeps the place of the others', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 9 }),
      fc.nat({ max: 3000 }),
      fc.nat({ max: 900 }),
      (titles, from, extent) => {
        const all = titles.flatMap((count) => friend('1', 1, count).record?.devices ?? []);
        const one = { ...friend('1', 0, 0), record: { ...friend('1', 0, 0).record, devices: all } } as Friend;
        const [section] = layOut([{ ...GROUP, friends: [one] }], frame);
        if (!section) return;
        const [place] = peopleWithin(section, from, from + extent, '1');
        if (!place) throw new Error('Whoever has the focus is drawn.');
        const { first, end, before, after, reckoned } = place;
        // A card with fewer devices is less tall by just these.
        const heightOf = (devices: typeof all): number =>
          cardHeight({ ...one, record: { ...one.record, devices } } as Friend, 'all');
        expect(heightOf(all.slice(first, end)) + before + after).toBeCloseTo(reckoned);
        const top = section.headingHeight;
        for (const index of all.keys()) {
          const starts = top + heightOf(all.slice(0, index)) - 15;
          const ends = top + heightOf(all.slice(0, index + 1)) - 15;
          const isDrawn = index >= first && index < end;
          if (ends > from && starts < from + extent) expect(isDrawn, `device ${index} is seen`).toBe(true);
          if (ends < from - 1 || starts > from + extent + 1) expect(isDrawn, `${index} is not`).toBe(false);
        }
      },
    ),
  );
});

test('a card is as tall as the ten titles that are told, and a line that counts the others', () => {
  const height = (titles: number): number => cardHeight(friend('1', 1, titles), 'all');
  const line = height(10) - height(9);
  expect(height(11)).toBe(height(10) + line);
  expect(height(500)).toBe(height(11));
});

test('a card is as tall as the ten devices that are told, and a line that counts the others', () => {
  const height = (devices: number): number => cardHeight(friend('1', devices, 1), 'all');
  const device = height(10) - height(9);
  expect(height(11)).toBeGreaterThan(height(10));
  expect(height(11)).toBeLessThan(height(10) + device);
  expect(height(50)).toBe(height(11));
  expect(cardHeight(friend('1', 50, 1), 'user')).toBe(cardHeight(friend('1', 1, 1), 'user'));
});

test('of a card with more devices than are told the line that counts them is drawn with the last, else room', () => {
  const one = friend('1', 50, 1);
  const [section] = layOut([{ ...GROUP, friends: [one] }], frame);
  if (!section) throw new Error('One group has one section.');
  const [whole] = peopleWithin(section, 0, 9999);
  expect(whole).toMatchObject({ first: 0, end: 10, before: 0, after: 0 });
  const [top] = peopleWithin(section, 0, 300);
  const device = cardHeight(friend('1', 10, 1), 'all') - cardHeight(friend('1', 9, 1), 'all');
  const line = cardHeight(one, 'all') - cardHeight(friend('1', 10, 1), 'all');
  expect(top?.end).toBeLessThan(10);
  expect(top?.after).toBeCloseTo((10 - (top?.end ?? 0)) * device + line);
});
