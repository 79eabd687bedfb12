import { expect, test } from 'vitest';
import { friendOf, type Friend } from '#model/friend.ts';
import { layOut, type LayoutFrame, type PlacedSection } from './list-layout.ts';
import { stepFrom, type Step } from './list-steps.ts';
import { firstStop, stopOf } from './roving.ts';

const FRAME: LayoutFrame = {
  width: 1144,
  scale: 1,
  layout: 'titles',
  density: 'cozy',
  level: 'all',
  collapsed: new Set(['title 2']),
  measured: new Map(),
};

function friends(...xuids: readonly number[]): Friend[] {
  return xuids.map((xuid) =>
    friendOf({
      xuid: String(xuid),
      name: `Friend ${xuid}`,
      favorite: false,
      outdated: false,
      record: undefined,
      level: 'all',
    }),
  );
}

/** Two columns of tiles in a title, a folded title, then rows. */
const SECTIONS = layOut(
  [
    { key: 'title 1', of: { kind: 'title', titleId: '1', name: 'One' }, friends: friends(1, 2, 3, 4, 5) },
    { key: 'title 2', of: { kind: 'title', titleId: '2', name: 'Two' }, friends: friends(6) },
    { key: 'offline', of: { kind: 'state', state: 'offline' }, friends: friends(7, 8) },
  ],
  FRAME,
);

function walk(step: Step, from: string, sections: readonly PlacedSection[] = SECTIONS): string[] {
  const ids: string[] = [];
  for (let id: string | undefined = from; id !== undefined;) {
    id = stepFrom(sections, id, step, 0)?.id;
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

const READING_ORDER = 'g title 1,p 1,p 2,p 3,p 4,p 5,g title 2,g offline,p 7,p 8'.split(',');

test('down and up go through headings and people, past who is folded away, and end at the ends', () => {
  expect(firstStop(SECTIONS)?.id).toBe('g title 1');
  expect(walk('next', 'g title 1')).toEqual(READING_ORDER.slice(1));
  expect(walk('previous', 'p 8')).toEqual(READING_ORDER.toReversed().slice(1));
});

test('Home and End go to people', () => {
  expect(stepFrom(SECTIONS, 'g title 2', 'first', 0)?.id).toBe('p 1');
  expect(stepFrom(SECTIONS, 'g title 2', 'last', 0)?.id).toBe('p 8');
});

test('with everybody folded away, Home and End go to headings', () => {
  const folded = layOut(
    ['a', 'b'].map((key) => ({
      key,
      of: { kind: 'title', titleId: key, name: key } as const,
      friends: friends(1),
    })),
    { ...FRAME, collapsed: new Set(['a', 'b']) },
  );
  expect(stepFrom(folded, 'g b', 'first', 0)?.id).toBe('g a');
  expect(stepFrom(folded, 'g a', 'last', 0)?.id).toBe('g b');
});

test('a page down stops at the first who is that far down, a page up at the last who is that far up', () => {
  // Tiles are 56 high with 6 between, two in a line.
  expect(stepFrom(SECTIONS, 'p 1', 'pageDown', 60)?.id).toBe('p 3');
  expect(stepFrom(SECTIONS, 'p 5', 'pageUp', 60)?.id).toBe('p 4');
  expect(stepFrom(SECTIONS, 'p 2', 'pageDown', 5000)?.id).toBe('p 8');
  expect(stepFrom(SECTIONS, 'p 5', 'pageUp', 5000)?.id).toBe('g title 1');
});

test('who is not listed is no stop, nor is who is folded away', () => {
  expect(stopOf(SECTIONS, 'p 6')).toBeUndefined();
  expect(stopOf(SECTIONS, 'p 9')).toBeUndefined();
  expect(stopOf(SECTIONS, 'p 7')).toEqual({ id: 'p 7', group: 'offline', isHeading: false });
  expect(firstStop([])).toBeUndefined();
});
