import { describe, expect, test } from 'vitest';
import { readWorld, type World } from './world.ts';

const SCID = '00000000-0000-0000-0000-000001010101';

/** A sound world; each test spoils a copy of it. */
const sound = () => ({
  people: [
    {
      xuid: '0001',
      gamertag: 'Viewer',
      people: ['2', '3'],
      favorites: ['2'],
      devices: [
        {
          type: 'd',
          titles: [
            {
              id: 12341234,
              placement: 'FILL',
              state: 'inactive',
              lastModified: '2026-02-18T05:17:21.9314433Z',
              activity: { richPresence: { id: 'playing', scid: SCID }, media: { id: 'm', idType: 'bing' } },
            },
          ],
        },
      ],
      playerData: { [SCID]: { CurrentMap: 'mountains', Kills: 3 } },
    },
    {
      xuid: '2',
      gamertag: 'Nova',
      lastSeen: { deviceType: 'scarlett', titleId: '12341234', timestamp: '2026-01-01T00:00:00' },
    },
  ],
  titles: [{ id: '12341234', name: { default: 'Contoso 5', de: 'Contoso 5 (deutsch)' }, scid: SCID }],
  richPresence: [
    {
      scid: SCID,
      strings: { playing: { text: { default: 'On {0}' }, parameters: ['CurrentMap'] } },
      enumerations: { CurrentMap: { mountains: { default: 'Mountains' } } },
    },
  ],
  groups: { 'Raid team': ['02'] },
});

function worldOf(value: unknown): World {
  const result = readWorld(value);
  if ('faults' in result) throw new Error(result.faults.join('\n'));
  return result.world;
}

function faultsOf(value: unknown): readonly string[] {
  const result = readWorld(value);
  return 'faults' in result ? result.faults : [];
}

describe('a sound world', () => {
  test('comes out canonical', () => {
    const [viewer] = worldOf(sound()).people;
    expect(viewer?.xuid).toBe('1');
    expect(viewer?.devices[0]).toMatchObject({
      type: 'XboxOne',
      titles: [
        { id: '12341234', placement: 'Fill', state: 'Inactive', lastModified: '2026-02-18T05:17:21.9314433' },
      ],
    });
    expect(worldOf(sound()).groups).toEqual({ 'Raid team': ['2'] });
  });

  test('has its defaults filled in', () => {
    const world = worldOf({
      people: [{ xuid: '1', gamertag: 'a', devices: [{ type: 'Web', titles: [{ id: 1 }] }] }],
      titles: [{ id: 1, name: { default: 'b' } }],
    });
    expect(world).toEqual({
      people: [
        {
          xuid: '1',
          gamertag: 'a',
          picture: '',
          people: [],
          favorites: [],
          privacy: 'everyone',
          cloaked: false,
          devices: [{ type: 'Web', titles: [{ id: '1', placement: 'Full', state: 'Active' }] }],
          playerData: {},
        },
      ],
      titles: [{ id: '1', name: { default: 'b' } }],
      richPresence: [],
      groups: {},
      live: false,
    });
  });
});

/** A copy of the sound world with one place of it changed; undefined takes the member away. */
function spoiled(...changes: readonly [place: string, value: unknown][]): unknown {
  const world: unknown = sound();
  for (const [place, value] of changes) {
    const steps = place.split('.');
    const last = steps.pop() ?? '';
    const holder = steps.reduce((node: unknown, step) => (node as Record<string, unknown>)[step], world);
    if (value === undefined) delete (holder as Record<string, unknown>)[last];
    else (holder as Record<string, unknown>)[last] = value;
  }
  return world;
}

const TITLE = 'people.0.devices.0.titles.0';
const TITLE_PLACE = 'people[0].devices[0].titles[0]';

describe('a fault names its place', () => {
  test.each<[fault: string, place: string, value: unknown]>([
    ['people[0].xuid: expected a decimal string', 'people.0.xuid', 'abc'],
    ['people[0].xuid: expected a decimal string', 'people.0.xuid', '0'],
    ['people[0].xuid: expected a decimal string', 'people.0.xuid', 1],
    ['people[1].xuid: 1 is already at people[0].xuid', 'people.1.xuid', '01'],
    ['people[0].gamertag: required', 'people.0.gamertag', undefined],
    ['people[0].nickname: no such member', 'people.0.nickname', 'x'],
    ['people[0].people[1]: expected a decimal string', 'people.0.people.1', 'x'],
    ['people[0].people[1]: 2 is already at people[0].people[0]', 'people.0.people.1', '02'],
    ['people[0].favorites[0]: 9 is not in people[0].people', 'people.0.favorites.0', '9'],
    ['people[0].privacy: expected one of everyone, friends, blocked', 'people.0.privacy', 'nobody'],
    ['people[0].cloaked: expected true or false', 'people.0.cloaked', 'yes'],
    [
      'people[0].picture: expected an address that starts with https:// or http://',
      'people.0.picture',
      'javascript:alert(1)',
    ],
    [`${TITLE_PLACE}.id: titles has no 7`, `${TITLE}.id`, 7],
    [`${TITLE_PLACE}.id: expected a title id, a decimal number below 4294967296`, `${TITLE}.id`, 'x'],
    [`${TITLE_PLACE}.placement: expected one of full, fill, snapped, background`, `${TITLE}.placement`, 'up'],
    [`${TITLE_PLACE}.state: expected active or inactive`, `${TITLE}.state`, 'busy'],
    [
      `${TITLE_PLACE}.lastModified: expected a date-time such as 2026-11-20T21:04:05`,
      `${TITLE}.lastModified`,
      'today',
    ],
    [
      `${TITLE_PLACE}.activity.richPresence.id: ${SCID} has no string nothing`,
      `${TITLE}.activity.richPresence.id`,
      'nothing',
    ],
    [
      `${TITLE_PLACE}.activity.richPresence.scid: richPresence has no s`,
      `${TITLE}.activity.richPresence.scid`,
      's',
    ],
    [
      `${TITLE_PLACE}.activity.media.idType: expected bing or provider`,
      `${TITLE}.activity.media.idType`,
      'x',
    ],
    [
      `people[0].devices[0].titles[1].id: 12341234 is already at ${TITLE_PLACE}.id`,
      'people.0.devices.0.titles.1',
      { id: 12341234 },
    ],
    ['people[0].playerData.s: no title or richPresence has this scid', 'people.0.playerData.s', {}],
    [
      'people[1].lastSeen.timestamp: expected a date-time such as 2026-11-20T21:04:05',
      'people.1.lastSeen.timestamp',
      '',
    ],
    ['people[1].lastSeen.titleId: titles has no 8, so titleName is needed', 'people.1.lastSeen.titleId', '8'],
    ['titles[0].name: expected a text for default', 'titles.0.name', { de: 'x' }],
    ['titles[0].name.german?: expected a language tag such as de or en-GB', 'titles.0.name.german?', 'x'],
    ['titles[0].name.DE: de is already at titles[0].name.de', 'titles.0.name.DE', 'x'],
    [
      'titles[1].id: 12341234 is already at titles[0].id',
      'titles.1',
      { id: '12341234', name: { default: 'x' } },
    ],
    [`richPresence[1].scid: ${SCID} is already at richPresence[0].scid`, 'richPresence.1', { scid: SCID }],
    [
      'richPresence[0].strings.playing.text.default: {1} has no entry in parameters',
      'richPresence.0.strings.playing.text.default',
      '{0} {1}',
    ],
    [
      'richPresence[0].enumerations.CurrentMap.mountains: expected a text for default',
      'richPresence.0.enumerations.CurrentMap.mountains',
      {},
    ],
    ['groups.Raid team[0]: expected a decimal string', 'groups.Raid team.0', 'Nova'],
    ['live: expected true or false', 'live', 1],
    ['people: expected a list of people', 'people', {}],
  ])('%s', (fault, place, value) => {
    expect(faultsOf(spoiled([place, value]))).toContain(fault);
  });

  /** As a file has it: in a literal of ours `__proto__` would be something else. */
  const withMember = (holder: string, name: string): unknown =>
    JSON.parse(JSON.stringify(spoiled([`${holder}spoilt`, {}])).replace('"spoilt"', JSON.stringify(name)));

  test.each(['__proto__', 'prototype', 'constructor'])('a member %s is one that nobody knows', (name) => {
    for (const [holder, place] of [
      ['', ''],
      ['people.0.', 'people[0].'],
      [`${TITLE}.`, `${TITLE_PLACE}.`],
      [`${TITLE}.activity.richPresence.`, `${TITLE_PLACE}.activity.richPresence.`],
      ['titles.0.', 'titles[0].'],
      ['richPresence.0.strings.playing.', 'richPresence[0].strings.playing.'],
    ] as const) {
      expect(faultsOf(withMember(holder, name))).toEqual([`${place}${name}: no such member`]);
    }
    for (const holder of ['groups.', 'richPresence.0.enumerations.']) {
      const place = holder.replace('.0.', '[0].');
      expect(faultsOf(withMember(holder, name))).toEqual([`${place}${name}: expected another name`]);
    }
  });

  test('a member __proto__ hides no other fault beside it', () => {
    const world = JSON.parse(
      '{"people":[{"xuid":"x","gamertag":"a","__proto__":{"cloaked":true},"bogus":1}],"live":1}',
    ) as unknown;
    expect(faultsOf(world)).toEqual([
      'people[0].xuid: expected a decimal string',
      'people[0].bogus: no such member',
      'people[0].__proto__: no such member',
      'live: expected true or false',
    ]);
  });

  test('a device type is one of those known', () => {
    expect(faultsOf(spoiled(['people.0.devices.0.type', 'Toaster']))).toEqual([
      expect.stringMatching(/^people\[0\]\.devices\[0\]\.type: expected a device type, one of Scarlett, /),
    ]);
  });

  test('all of them at once, of the shape and of what members say of each other', () => {
    const world = spoiled(
      ['people.0.xuid', 'x'],
      ['people.0.favorites', ['9']],
      ['people.1.a', 1],
      ['people.1.b', 2],
      ['people.1.lastSeen.titleId', '8'],
      ['live', 1],
    );
    expect(faultsOf(world)).toHaveLength(6);
  });

  test.each([null, 1, 'world', []])('%j is no world', (value) => {
    expect(faultsOf(value)).toEqual(['world: expected an object']);
  });
});
