import { expect, it } from 'vitest';
import { EVERYTHING } from '#testing/presence-store-suite.ts';
import { readPersonText, writePersonText } from './person-text.ts';
import { lifetimeOf } from './retention.ts';

it('says the same again after it was read', () => {
  const text = writePersonText(EVERYTHING);
  const person = readPersonText(text);
  expect(person).toEqual(EVERYTHING);
  expect(person && writePersonText(person)).toBe(text);
});

it.each(['', 'x', '{}', 'null', '[]', '[0]', '[2,[],[],0,[]]', '[1]', '[1,3,[],0,[]]', '[1,[null],[],0,[]]'])(
  'reads %j as nobody',
  (text) => {
    expect(readPersonText(text)).toBeUndefined();
  },
);

const NOW = 1_000_000;
const KEPT = 5000;
const title = {
  id: '1',
  placement: 'Full',
  state: 'Active',
  sandbox: 'RETAIL',
  lastModified: '2026-02-18T12:00:00Z',
} as const;
const nobody = { devices: [], lastSeen: [], playerData: new Map() };
const on = (...titles: readonly { readonly expiresAt?: number }[]) => ({
  ...nobody,
  devices: [{ type: 'Web', titles: titles.map((more) => ({ ...title, ...more })) }],
});

it.each([
  ['nobody', nobody, KEPT],
  ['two titles', on({ expiresAt: NOW + 10 }, { expiresAt: NOW + 70 }), KEPT + 70],
  ['a title that is over', on({ expiresAt: NOW - 10 }), KEPT],
  ['what a world states', on({ expiresAt: NOW + 10 }, {}), Infinity],
  ['a device without titles', on(), Infinity],
  ['who appears offline', { ...nobody, cloak: { lastSeen: [] } }, Infinity],
  ['statistics', { ...nobody, playerData: new Map([['s', new Map()]]) }, Infinity],
])('of %s something can matter for so long', (_, person, lifetime) => {
  expect(lifetimeOf(person, NOW, KEPT)).toBe(lifetime);
});
