import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addressToSave,
  readSavedViews,
  viewAt,
  viewNamed,
  withName,
  withPlace,
  withSaved,
  type SavedView,
} from './saved-views.ts';
import { DEFAULT_VIEW } from './view.ts';

const RAID: SavedView = { id: '1', name: 'Raid', address: '/r/raid/friends?state=title' };
const KART: SavedView = { id: '2', name: 'Kart night', address: '/?title=5&density=compact' };

test('keeps everything of a view but whose details are open', () => {
  const address = addressToSave({ ...DEFAULT_VIEW, density: 'compact', person: '2533274790000001' });
  expect(address).toBe('/?density=compact');
  expect(viewAt(address)).toEqual({ ...DEFAULT_VIEW, density: 'compact' });
  expect(viewAt('/r/raid/friends')).toEqual({ ...DEFAULT_VIEW, roster: 'raid' });
});

test('reads what it wrote', () => {
  expect(readSavedViews(JSON.stringify([RAID, KART]))).toEqual([RAID, KART]);
});

test('what is spoilt costs itself alone', () => {
  const spoilt = [
    RAID,
    null,
    { ...KART, id: 7 },
    { ...KART, name: ' ' },
    { ...KART, address: 'https://example.com/' },
    { ...KART, id: '1' },
    { ...KART, name: '  Kart   night ', address: '/?density=compact&title=5,x&colour=red' },
  ];
  expect(readSavedViews(JSON.stringify(spoilt))).toEqual([RAID, KART]);
});

test('reads anything without throwing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(Array.isArray(readSavedViews(text))).toBe(true);
    }),
  );
  expect(readSavedViews(null)).toEqual([]);
});

test('a new name is a new view, a known one replaces its view in its place', () => {
  const views = withSaved([RAID], ' Kart  night ', KART.address);
  expect(views).toEqual([RAID, KART]);
  expect(withSaved(views, 'rAID', '/?fav=1')).toEqual([{ id: '1', name: 'rAID', address: '/?fav=1' }, KART]);
  expect(withSaved(views, '  ', '/')).toBe(views);
  expect(viewNamed(views, 'KART NIGHT')).toEqual(KART);
  expect(viewNamed(views, 'Other')).toBeUndefined();
});

test('an id is not given out again while a later one is in use', () => {
  expect(withSaved([KART], 'Third', '/')[1]?.id).toBe('3');
});

test('renames, and knows that no name is none', () => {
  expect(withName([RAID, KART], '2', ' Karts ')).toEqual([RAID, { ...KART, name: 'Karts' }]);
  expect(withName([RAID, KART], '2', ' ')).toEqual([RAID, KART]);
  expect([...(withName([RAID], '1', '🎮'.repeat(80))[0]?.name ?? '')]).toHaveLength(60);
});

test('moves a view, and brings one back to where it was', () => {
  expect(withPlace([RAID, KART], KART, 0)).toEqual([KART, RAID]);
  expect(withPlace([RAID, KART], RAID, 9)).toEqual([KART, RAID]);
  expect(withPlace([RAID], KART, -1)).toEqual([KART, RAID]);
});
