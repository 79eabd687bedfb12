import { expect, test } from 'vitest';
import { readPresenceRecord, type PresenceRecord } from '#contract/record.ts';
import { deviceHeadline, personHeadline } from './headline.ts';

function record(devices: unknown): PresenceRecord {
  const read = readPresenceRecord({ xuid: '1', state: 'Online', devices });
  if (!read) throw new Error('not a record');
  return read;
}

function headlineOf(titles: readonly Record<string, unknown>[]): string | undefined {
  const [device] = record([{ type: 'XboxOne', titles }]).devices ?? [];
  return device && deviceHeadline(device)?.name;
}

const active = { state: 'Active' };

test.each([
  [
    'full before fill',
    [
      { name: 'b', placement: 'Fill', ...active },
      { name: 'a', placement: 'Full', ...active },
    ],
    'a',
  ],
  [
    'fill before snapped',
    [
      { name: 'b', placement: 'Snapped', ...active },
      { name: 'a', placement: 'Fill', ...active },
    ],
    'a',
  ],
  [
    'snapped before inactive',
    [
      { name: 'b', placement: 'Full', state: 'Inactive' },
      { name: 'a', placement: 'Snapped', ...active },
    ],
    'a',
  ],
  [
    'inactive before background',
    [
      { name: 'b', placement: 'Background', ...active },
      { name: 'a', placement: 'Full', state: 'Inactive' },
    ],
    'a',
  ],
  [
    'background before the dashboard',
    [
      { id: '750323071', name: 'Home', placement: 'Full', ...active },
      { name: 'a', placement: 'Background', ...active },
    ],
    'a',
  ],
  [
    'the dashboard if there is nothing else',
    [{ id: '714681658', name: 'Home', placement: 'Background', ...active }],
    'Home',
  ],
  [
    'an unknown place after the known ones',
    [
      { name: 'b', placement: 'tiled', ...active },
      { name: 'a', placement: 'Snapped', ...active },
    ],
    'a',
  ],
  [
    'the newest of equals',
    [
      { id: '1', name: 'old', placement: 'Full', ...active, lastModified: '2026-01-01T00:00:00.0000000' },
      { id: '2', name: 'new', placement: 'Full', ...active, lastModified: '2026-01-01T00:00:00.0010000' },
    ],
    'new',
  ],
  [
    'the lower id of equals',
    [
      { id: '20', name: 'b', placement: 'Full', ...active },
      { id: '3', name: 'a', placement: 'Full', ...active },
    ],
    'a',
  ],
])('takes %s', (_, titles, expected) => {
  expect(headlineOf(titles)).toBe(expected);
  expect(headlineOf(titles.toReversed())).toBe(expected);
});

test('takes the best device of a person; beside a snapped title is as much in front as alone', () => {
  const seed = record([
    {
      type: 'D',
      titles: [
        { id: '12341234', name: 'Contoso 5', ...active, placement: 'fill' },
        { id: '12341235', name: 'Contoso Waypoint', ...active, placement: 'snapped' },
      ],
    },
    { type: 'W8', titles: [{ id: '23452345', name: 'Contoso Gamehelp', ...active, placement: 'full' }] },
  ]);
  expect(personHeadline(seed)).toMatchObject({ title: { name: 'Contoso 5' }, device: { type: 'XboxOne' } });
});

test('has no headline where no titles are known', () => {
  expect(personHeadline(record([{ type: 'XboxOne' }]))).toBeUndefined();
});
