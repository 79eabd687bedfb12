import { expect, test } from 'vitest';
import { namesTag, weakTag } from './entity-tag.ts';

test('is weak, and the same for the same parts only', async () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const tag = await weakTag(['1', 'all', 'de'], bytes('[]'));
  expect(tag).toMatch(/^W\/"[0-9a-f]{32}"$/);
  expect(await weakTag(['1', 'all', 'de'], bytes('[]'))).toBe(tag);
  expect(await weakTag(['1', 'all', 'd'], bytes('e[]'))).not.toBe(tag);
  expect(await weakTag(['1', 'all', 'de'], bytes('[{}]'))).not.toBe(tag);
});

test.each([
  [null, false],
  ['W/"a"', true],
  ['"a"', true],
  ['"b", W/"a"', true],
  ['*', true],
  ['W/"b"', false],
  ['a', false],
  [`"a",${' '.repeat(5000)}`, false],
])('If-None-Match: %s names it: %s', (header, expected) => {
  expect(namesTag(header, 'W/"a"')).toBe(expected);
});
