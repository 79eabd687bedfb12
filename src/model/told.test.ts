import { expect, test } from 'vitest';
import { readPresenceRecord } from '#contract/record.ts';
import { deviceDrawing } from './device-drawing.ts';
import { friendOf } from './friend.ts';
import { placesOf } from './friend-words.ts';
import { devicesTold, MOST_TOLD, titlesTold } from './told.ts';

function devicesOf(...devices: readonly (readonly string[])[]) {
  const record = readPresenceRecord({
    xuid: '1',
    state: 'Online',
    devices: devices.map((placements) => ({
      type: 'XboxOne',
      titles: placements.map((placement, at) => ({
        id: String(at + 1),
        name: `Game ${at + 1}`,
        placement,
        state: 'Active',
      })),
    })),
  });
  return record?.devices ?? [];
}

function titlesOf(placements: readonly string[]) {
  return devicesOf(placements)[0]?.titles ?? [];
}

const behind = (count: number): string[] => Array.from({ length: count }, () => 'Background');

test('as many titles as may be told are told as they came', () => {
  const titles = titlesOf([...behind(MOST_TOLD - 1), 'Full']);
  expect(titlesTold(titles)).toBe(titles);
});

test('of more titles those are told that tell most', () => {
  const told = titlesTold(titlesOf([...behind(MOST_TOLD), 'Snapped', 'Full']));
  expect(told).toHaveLength(MOST_TOLD);
  expect(told.slice(0, 2).map(({ placement }) => placement)).toEqual(['Full', 'Snapped']);
});

test('as many devices as may be told are told as they came', () => {
  const devices = devicesOf(...Array.from({ length: MOST_TOLD }, () => ['Full']));
  expect(devicesTold(devices)).toBe(devices);
});

test('of more devices those are told whose headline tells most, in the order in which they came', () => {
  const quiet = Array.from({ length: MOST_TOLD }, () => ['Background']);
  const devices = devicesOf([], ...quiet, ['Snapped'], ['Full']);
  const told = devicesTold(devices);
  expect(told).toEqual([...devices.slice(1, MOST_TOLD - 1), ...devices.slice(-2)]);
});

test('the large screen draws five titles in a part, those that tell most; the others are listed under it', () => {
  const inactive = titlesOf(Array.from({ length: 7 }, () => 'Full')).map((title, at) => ({
    ...title,
    state: at < 2 ? ('Inactive' as const) : title.state,
  }));
  const [device] = devicesOf(['Background']);
  if (!device) throw new Error('There is one device.');
  const drawing = deviceDrawing({ ...device, titles: [...inactive, ...(device.titles ?? [])] });
  expect(drawing.main.map(({ title }) => title)).toEqual(['Game 3', 'Game 4', 'Game 5', 'Game 6', 'Game 7']);
  expect(drawing.listed.map(({ title, kind }) => [title, kind])).toEqual([
    ['Game 1', 'full'],
    ['Game 2', 'full'],
    ['Game 1', 'background'],
  ]);
});

test('five titles in a part of the large screen keep the order in which they came', () => {
  const [device] = devicesOf([
    'Fill',
    'Full',
    'Full',
    'Full',
    'Full',
    ...Array.from({ length: 6 }, () => 'Snapped'),
  ]);
  if (!device) throw new Error('There is one device.');
  const { main, side, listed } = deviceDrawing(device);
  expect(main.map(({ title }) => title)).toEqual(['Game 2', 'Game 3', 'Game 4', 'Game 5', 'Game 1']);
  expect(side).toHaveLength(5);
  expect(listed.map(({ title }) => title)).toEqual(['Game 11']);
});

test('the places of a person are so many sentences, and how many more there are', () => {
  const places = (count: number): string[] => {
    const record = readPresenceRecord({
      xuid: '1',
      state: 'Online',
      devices: [{ type: 'Win32', titles: titlesOf(behind(count)) }],
    });
    const friend = friendOf({
      xuid: '1',
      name: 'Ada',
      favorite: false,
      outdated: false,
      record,
      level: 'all',
    });
    return placesOf(friend).split('; ');
  };
  expect(places(MOST_TOLD)).toHaveLength(MOST_TOLD);
  expect(places(500)).toHaveLength(MOST_TOLD + 1);
  expect(places(500).at(-1)).toBe(`and ${500 - MOST_TOLD} more titles`);
});
