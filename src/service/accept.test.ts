import { expect, test } from 'vitest';
import { acceptsJson } from './accept.ts';

test.each([
  [null, true],
  ['', true],
  ['application/json', true],
  ['Application/JSON; charset=utf-8', true],
  ['application/*', true],
  ['*/*', true],
  ['text/html, */*;q=0.1', true],
  ['text/html', false],
  ['application/json;q=0', false],
  ['application/json; q=0.000, */*', false],
  ['*/*;q=0, application/json', true],
  ['application/*;q=0, */*', false],
  [',,,', false],
])('%j lets JSON through: %s', (header, expected) => {
  expect(acceptsJson(header)).toBe(expected);
});
