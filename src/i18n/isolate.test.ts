import { expect, test } from 'vitest';
import { isolated } from './isolate.ts';

test.each([
  ['Nova', false, 'Nova'],
  ['ニルヴァーナ', false, 'ニルヴァーナ'],
  ['21:04', false, '21:04'],
  ['ليلى', false, '\u2068ليلى\u2069'],
  ['דנה 5', false, '\u2068דנה 5\u2069'],
  ['ليلى', true, 'ليلى'],
  ['Nova', true, '\u2068Nova\u2069'],
  ['21:04', true, '\u206821:04\u2069'],
  [5, false, '5'],
])('“%s” in a page where right to left is %s', (value, rightToLeft, expected) => {
  expect(isolated(value, rightToLeft)).toBe(expected);
});
