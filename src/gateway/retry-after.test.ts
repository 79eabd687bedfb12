import { expect, it } from 'vitest';
import { readRetryAfter } from './retry-after.ts';

const NOW = Date.parse('2026-11-20T21:00:00Z');
const DATE = 'Fri, 20 Nov 2026 20:00:00 GMT';

it.each<[string | null, string | null, number | undefined]>([
  ['7', null, 7_000],
  [' 7 ', null, 7_000],
  ['0', null, 0],
  ['1000000000', null, 300_000],
  ['Fri, 20 Nov 2026 20:00:07 GMT', DATE, 7_000],
  ['Fri, 20 Nov 2026 21:00:07 GMT', null, 7_000],
  ['Fri, 20 Nov 2026 19:00:00 GMT', DATE, 0],
  ['Fri, 20 Nov 2026 23:00:00 GMT', DATE, 300_000],
  ['Fri, 20 Nov 2026 21:00:07 GMT', 'yesterday', 7_000],
  [null, DATE, undefined],
  ['', null, undefined],
  ['-5', null, undefined],
  ['7.5', null, undefined],
  ['7, 9', null, undefined],
  ['12345678901', null, undefined],
  ['soon', null, undefined],
  ['2026-11-20T20:00:07Z', DATE, undefined],
  ['Fri, 99 Nov 2026 20:00:07 GMT', DATE, undefined],
])('Retry-After %j in an answer of %j', (header, date, wait) => {
  expect(readRetryAfter(header, date, NOW)).toBe(wait);
});
