import { expect, test } from 'vitest';
import { pickText, readAcceptLanguage, textsOf } from './locale.ts';

const KNOWN = new Set(['de', 'de-at', 'en', 'en-gb', 'es', 'ja', 'zh', 'zh-hant']);

test.each([
  [null, ''],
  ['', ''],
  ['de', 'de'],
  ['DE-at', 'de-at de'],
  ['de-CH', 'de'],
  ['zh-Hant-TW', 'zh-hant zh'],
  ['fr, de', 'de'],
  ['en-GB, en, de', 'en-gb en de'],
  ['en;q=0.5, de;q=0.9', 'de en'],
  ['en;q=0.5, de;q=0.5', 'en de'],
  ['en ; q = 0.2 , ja', 'ja en'],
  ['en;q=.2, ja;q=.3', 'ja en'],
  ['de;q=0, en', 'en'],
  ['de-AT, de;q=0', 'de-at'],
  ['en, *, de', 'en'],
  ['*', ''],
  ['*;q=0, de', 'de'],
  ['de;q=2, en', 'en'],
  ['de;q=-1, en', 'en'],
  ['de_AT, en', 'en'],
  ['default, constructor, __proto__, en', 'en'],
  [', ,;;q=,en', 'en'],
])('%j asks for %j', (header, expected) => {
  expect(readAcceptLanguage(header, KNOWN).join(' ')).toBe(expected);
});

test('a header without end is read up to a bound', () => {
  expect(readAcceptLanguage(`${'fr,'.repeat(40)}de`, KNOWN)).toEqual([]);
  expect(readAcceptLanguage(`${' '.repeat(2000)}de`, KNOWN)).toEqual([]);
  expect(readAcceptLanguage(`de-${'a-'.repeat(600)}a`, KNOWN)).toEqual([]);
  expect(readAcceptLanguage(`en,de-${'a-'.repeat(4)}a`, KNOWN)).toEqual(['en', 'de']);
});

test('picks the first text that is there, else the default', () => {
  const texts = textsOf({ default: 'Menus', 'de-AT': 'Menüs', en: 'Menus (en)' });
  expect(pickText(texts, ['de-at', 'en'])).toBe('Menüs');
  expect(pickText(texts, ['ja', 'en'])).toBe('Menus (en)');
  expect(pickText(texts, ['ja'])).toBe('Menus');
  expect(pickText(texts, [])).toBe('Menus');
});
