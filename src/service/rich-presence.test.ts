import { expect, test } from 'vitest';
import { presenceStringsOf, richPresenceLine } from './rich-presence.ts';

const STRINGS = presenceStringsOf({
  scid: 's',
  strings: {
    menus: { text: { default: 'In the menus', de: 'Im Menü' }, parameters: [] },
    map: { text: { default: 'On {0}', de: 'Auf {0}' }, parameters: ['Map'] },
    kicked: { text: { default: 'Kicked {0} of {1}, {0}!' }, parameters: ['Kicked', 'Buckets'] },
    broken: { text: { default: 'At {3}' }, parameters: ['Map'] },
  },
  enumerations: {
    Map: {
      peak: { default: 'Mountains', de: 'Berge' },
      town: { default: 'Town' },
      '7': { default: 'Seventh' },
      money: { default: '$& $1' },
    },
  },
});

const line = (
  id: string,
  params?: string[],
  statistics: Record<string, string | number> = {},
  preference: string[] = [],
) =>
  richPresenceLine(
    { id, scid: 's', ...(params ? { params } : {}) },
    STRINGS,
    new Map(Object.entries(statistics)),
    preference,
  );

test.each([
  ['a string without parameters', line('menus'), 'In the menus'],
  ['in the language of the reader', line('menus', undefined, {}, ['ja', 'de']), 'Im Menü'],
  ['a statistic by its enumeration', line('map', undefined, { Map: 'peak' }), 'On Mountains'],
  ['both in the language of the reader', line('map', undefined, { Map: 'peak' }, ['de']), 'Auf Berge'],
  ['each text falls back by itself', line('map', undefined, { Map: 'town' }, ['de']), 'Auf Town'],
  ['a number selects an entry', line('map', undefined, { Map: 7 }), 'On Seventh'],
  [
    'numbers and text as they are',
    line('kicked', undefined, { Kicked: 2.5, Buckets: 'x' }),
    'Kicked 2.5 of x, 2.5!',
  ],
  ['zero is a value', line('kicked', undefined, { Kicked: 0, Buckets: 0 }), 'Kicked 0 of 0, 0!'],
  ['params win', line('map', ['town'], { Map: 'peak' }), 'On Town'],
  ['params for the first places only', line('kicked', ['a'], { Kicked: 1, Buckets: 2 }), 'Kicked a of 2, a!'],
  ['an empty list of params leaves it to statistics', line('map', [], { Map: 'peak' }), 'On Mountains'],
  ['nothing in a value is a pattern', line('map', ['money']), 'On $& $1'],
  ['no value: no line', line('map'), undefined],
  ['one of two values: no line', line('kicked', undefined, { Kicked: 1 }), undefined],
  ['a value outside its enumeration: no line', line('map', undefined, { Map: 'moon' }), undefined],
  ['a param outside its enumeration: no line', line('map', ['moon'], { Map: 'peak' }), undefined],
  ['a token without parameter: no line', line('broken', ['town']), undefined],
  ['an unknown string: no line', line('nothing'), undefined],
  ['a name of Object.prototype: no line', line('constructor'), undefined],
])('the line: %s', (_, actual, expected) => {
  expect(actual).toBe(expected);
});

test('an unknown configuration gives no line', () => {
  expect(richPresenceLine({ id: 'menus', scid: 'x' }, undefined, undefined, [])).toBeUndefined();
});
