import { expect, it } from 'vitest';
import { isNewEnough } from './prepared.mjs';

it.each([
  ['20.19.0', true],
  ['20.20.2', true],
  ['22.0.0', true],
  ['20.18.9', false],
  ['18.99.0', false],
])('Node %s runs the project: %s', (version, runs) => {
  expect(isNewEnough(version, '>=20.19')).toBe(runs);
});
