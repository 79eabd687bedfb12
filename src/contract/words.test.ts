import { describe, expect, it } from 'vitest';
import {
  DEVICE_TYPES,
  PLACEMENTS,
  readDeviceType,
  readPlacement,
  readTitleState,
  readUserState,
  TITLE_STATES,
  USER_STATES,
} from './words.ts';

const KINDS = [
  ['user state', readUserState, USER_STATES],
  ['title state', readTitleState, TITLE_STATES],
  ['placement', readPlacement, PLACEMENTS],
  ['device type', readDeviceType, DEVICE_TYPES],
] as const;

describe.each(KINDS)('a %s', (_, read, known) => {
  it.each(known)('%s is known in any case', (word) => {
    for (const written of [word, word.toLowerCase(), word.toUpperCase()]) expect(read(written)).toBe(word);
  });

  it.each(['', 'Busy', '__proto__', 'constructor', 'toString', 'ACTİVE'])('%j stays as it is', (word) => {
    expect(read(word)).toBe(word);
  });
});

it.each([
  ['D', 'XboxOne'],
  ['MCapensis', 'XboxOne'],
  ['W8', 'MoLIVE'],
  ['Win8', 'MoLIVE'],
  ['windows8', 'MoLIVE'],
  ['MoLive', 'MoLIVE'],
])('the older device name %s is %s today', (older, today) => {
  expect(readDeviceType(older)).toBe(today);
});
