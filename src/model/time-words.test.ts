import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import english from '#i18n/catalogues/en.json' with { type: 'json' };
import { speak } from '#i18n/translate.ts';
import { agoWords, clockWords, instantWords, lastingWords } from './time-words.ts';

beforeAll(() => speak('en', 'en-GB', english));

const NOW = Date.UTC(2026, 1, 18, 12, 0, 0);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  [-10 * MINUTE, 'just now'],
  [59_000, 'just now'],
  [MINUTE, '1 min ago'],
  [59 * MINUTE + 59_000, '59 min ago'],
  [59 * MINUTE + 59_069, '1 h ago'],
  [HOUR, '1 h ago'],
  [23 * HOUR + 59 * MINUTE, '23 h ago'],
])('%i ms ago is "%s"', (age, words) => {
  expect(agoWords(NOW - age, NOW)).toBe(words);
});

test('older than a day it is a day and a time, older than a week a date', () => {
  const noonLocal = new Date(2026, 1, 18, 12).getTime();
  expect(agoWords(new Date(2026, 1, 17, 9, 5).getTime(), noonLocal)).toBe('yesterday 09:05');
  expect(agoWords(new Date(2026, 1, 15, 9, 5).getTime(), noonLocal)).toBe('Sun 09:05');
  expect(agoWords(new Date(2026, 1, 11, 9, 5).getTime(), noonLocal)).toBe('11 Feb 2026');
});

describe('where clocks were put back', () => {
  const zone = process.env['TZ'];
  beforeAll(() => {
    process.env['TZ'] = 'Europe/Berlin';
  });
  afterAll(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test.each([
    ['2026-10-24T22:10:00Z', '2026-10-25T22:50:00Z', /^24 h ago$/],
    ['2026-10-24T21:50:00Z', '2026-10-25T22:40:00Z', /^yesterday /],
  ])('%s seen at %s is %s', (then, now, words) => {
    expect(agoWords(Date.parse(then), Date.parse(now))).toMatch(words);
  });
});

test.each([
  [-5000, 'just now'],
  [34 * MINUTE, '34 min'],
  [66 * MINUTE, '1 h 06'],
  [28 * HOUR, '1 d 4 h'],
])('lasting %i ms is "%s"', (age, words) => {
  expect(lastingWords(NOW - age, NOW)).toBe(words);
});

test('an instant is told in full, in local time', () => {
  expect(instantWords(new Date(2026, 1, 17, 23, 17).getTime())).toBe('17 Feb 2026, 23:17');
});

test('other languages say it their own way', () => {
  speak('ja', 'ja', english);
  expect(agoWords(NOW - 3 * HOUR, NOW)).toMatch(/^3 ?時間前$/);
  speak('es', 'es', english);
  expect(agoWords(NOW - 3 * HOUR, NOW)).toBe('hace 3 h');
  speak('de', 'de', english);
  expect(agoWords(NOW - 3 * MINUTE, NOW)).toBe('vor 3 Min.');
  expect(instantWords(new Date(2026, 1, 17, 23, 17).getTime())).toBe('17.02.2026, 23:17');
  speak('en', 'en-GB', english);
});

test.each([
  ['en-US', '9:04 PM'],
  ['en-US-u-hc-h23', '21:04'],
  ['en-GB', '21:04'],
  ['en-GB-u-hc-h12', '9:04 pm'],
  ['de', '21:04'],
  ['es', '21:04'],
  ['ja', '21:04'],
  ['ja-u-hc-h12', '午後9:04'],
])('in %s it is %s', (locale, words) => {
  speak('en', locale);
  expect(clockWords(new Date(2026, 1, 17, 21, 4).getTime()).replace('\u202F', ' ')).toBe(words);
  speak('en', 'en-GB');
});
