import { expect, test } from 'vitest';
import { DEVICE_TYPES, readDeviceType } from '#contract/words.ts';
import { deviceFamily, deviceName, familyTypes } from './device-words.ts';
import { monogramOf } from './monogram.ts';
import { placementSentence, screenLayout } from './placement-words.ts';
import { EMPTY_BOOK } from './people-book.ts';
import { rostersOf } from './roster.ts';
import { colourAssigner, COLOUR_COUNT } from './title-colour.ts';

const title = (name: string, placement: string) => ({ id: '', name, placement, state: 'Active' });

test('every device type of the wire has a name; others keep their raw word', () => {
  for (const type of DEVICE_TYPES) expect(deviceName(type)).not.toContain('Unknown');
  expect(deviceName('Toaster')).toBe('Unknown device (Toaster)');
  expect(deviceName('toString')).toBe('Unknown device (toString)');
  expect(deviceFamily(readDeviceType('w8'))).toBe('windows');
  expect(familyTypes('windows')).toEqual(['WindowsOneCore', 'WindowsOneCoreMobile', 'Win32', 'PC', 'MoLIVE']);
  expect(familyTypes('other')).toEqual([]);
});

test.each([
  ['Fill', 'Contoso 5, main area, beside Waypoint, on Xbox One'],
  ['Full', 'Contoso 5, full screen, on Xbox One'],
  ['Snapped', 'Contoso 5, snapped at the side, on Xbox One'],
  ['Background', 'Contoso 5, in the background, not on screen'],
  ['tiled', "Contoso 5, position 'tiled', on Xbox One"],
])('%s reads "%s"', (placement, sentence) => {
  const contoso = title('Contoso 5', placement);
  const titles = placement === 'Fill' ? [contoso, title('Waypoint', 'Snapped')] : [contoso];
  expect(placementSentence(contoso, { type: 'XboxOne', titles })).toBe(sentence);
});

test.each<[string, string[], boolean]>([
  ['full alone', ['Full'], false],
  ['fill and snapped', ['Fill', 'Snapped'], false],
  ['full and background', ['Full', 'Background'], false],
  ['two full', ['Full', 'Full'], true],
  ['two snapped', ['Fill', 'Snapped', 'Snapped'], true],
  ['fill without snapped', ['Fill'], true],
  ['full beside snapped', ['Full', 'Snapped'], true],
  ['only background', ['Background'], false],
])('%s: conflict %s', (_, placements, conflict) => {
  const layout = screenLayout({
    type: 'XboxOne',
    titles: placements.map((place, i) => title(`${i}`, place)),
  });
  expect(layout.conflict).toBe(conflict);
  const drawn = [...layout.main, ...layout.side, ...layout.background, ...layout.unknown];
  expect(drawn).toHaveLength(placements.length);
});

test.each([
  ['Nova Kestrel', 'NK'],
  ['marisol', 'M'],
  ['李雨桐', '李'],
  ['Ana de la Cruz', 'AC'],
  ['x_SniperWolf_x', 'XX'],
  ['2533274790000001', '01'],
])('the monogram of %s is %s', (name, letters) => {
  expect(monogramOf(name, '2533274790000001').letters).toBe(letters);
});

test('titles get different colours while there are enough, and keep them', () => {
  const colourOf = colourAssigner();
  const ids = Array.from({ length: COLOUR_COUNT }, (_, i) => String(i * 7919));
  const colours = ids.map(colourOf);
  expect(new Set(colours).size).toBe(COLOUR_COUNT);
  expect(colourOf('one more')).toBeLessThan(COLOUR_COUNT);
  expect(ids.map(colourOf)).toEqual(colours);
});

test('rosters get addresses of their own', () => {
  const slugs = rostersOf({
    groups: { 'Raid team!': [], 'raid TEAM': [], Friends: [], 'チーム 1': [], '!!!': [] },
    book: EMPTY_BOOK,
    sample: false,
    allName: 'All rosters',
  }).named;
  expect(slugs.map(({ slug }) => slug)).toEqual([
    'raid-team',
    'raid-team-2',
    'friends-2',
    'チーム-1',
    'roster',
    'all-rosters',
  ]);
});
