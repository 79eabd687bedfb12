import { expect, it } from 'vitest';
import { readWorld } from '#service/world.ts';
import { publishableOf } from './publishable.ts';

const SCID = '00000000-0000-0000-0000-000001010101';

const result = readWorld({
  people: [],
  titles: [
    { id: '12341234', name: { default: 'Contoso 5', de: 'Contoso 5 (deutsch)' }, scid: SCID },
    { id: '12341235', name: { default: 'Contoso Waypoint' } },
  ],
  richPresence: [
    {
      scid: SCID,
      strings: {
        playingMap: { text: { default: 'On {0}', de: 'Auf {0}' }, parameters: ['CurrentMap'] },
        inMenus: { text: { default: 'In the menus' } },
      },
      enumerations: { CurrentMap: { mountains: { default: 'Mountains', ja: '山' } } },
    },
  ],
});
if ('faults' in result) throw new Error(result.faults.join('\n'));
const publishable = publishableOf(result.world);

it('tells of every title what can be said in it, and in which languages', () => {
  expect(publishable('en')).toEqual({
    titles: [
      {
        id: '12341234',
        name: 'Contoso 5',
        scid: SCID,
        locales: ['de', 'ja'],
        strings: [
          { id: 'playingMap', parameters: ['CurrentMap'] },
          { id: 'inMenus', parameters: [] },
        ],
        enumerations: { CurrentMap: { mountains: { default: 'Mountains', ja: '山' } } },
      },
      { id: '12341235', name: 'Contoso Waypoint', scid: null, locales: [], strings: [], enumerations: {} },
    ],
  });
});

it.each([
  ['de-AT, en;q=0.5', 'Contoso 5 (deutsch)'],
  ['fr, de;q=0.5', 'Contoso 5 (deutsch)'],
  ['fr', 'Contoso 5'],
])('names titles for a reader of %s as presence does', (languages, name) => {
  expect(publishable(languages).titles[0]?.name).toBe(name);
});
