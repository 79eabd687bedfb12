import type { WorldInput, WorldTitle } from '#service/world.ts';

export type Person = WorldInput['people'][number];
export type Device = NonNullable<Person['devices']>[number];

export const VIEWER = '2533274790000001';

/** Titles of every small world: ids by name. */
export const TITLES = {
  'Contoso 5': '12341234',
  'Contoso Waypoint': '12341235',
  'Contoso Gamehelp': '23452345',
  Blockwright: '1600000001',
  Home: '750323071',
} as const;

export type TitleName = keyof typeof TITLES;

const titles: WorldInput['titles'] = Object.entries(TITLES).map(([name, id]) => ({
  id,
  name: { default: name },
}));

/** The XUID of the n-th friend of a small world, from 0. */
export function xuidOf(index: number): string {
  return String(2_533_274_790_000_010n + BigInt(index));
}

/** A title that is active on a device, with rich presence if there is any to tell. */
export function playing(
  title: TitleName,
  placement: WorldTitle['placement'] = 'Full',
  richPresence?: string,
): WorldTitle {
  return {
    id: TITLES[title],
    placement,
    state: 'Active',
    ...(richPresence === undefined ? {} : { activity: { richPresence } }),
  };
}

/** Somebody last seen in Contoso 5 on an Xbox One. */
export function lastSeen(timestamp: string): Pick<Person, 'lastSeen'> {
  return {
    lastSeen: { deviceType: 'XboxOne', titleId: TITLES['Contoso 5'], titleName: 'Contoso 5', timestamp },
  };
}

type Friend = Omit<Person, 'xuid' | 'gamertag'>;

/**
 * A world of a viewer and friends, given by gamertag; their XUIDs count up from `xuidOf(0)`.
 * @param favorites gamertags
 * @param rest members of the world file that differ
 */
export function worldOf(
  friends: Readonly<Record<string, Friend>>,
  { favorites = [], ...rest }: { favorites?: readonly string[] } & Partial<WorldInput> = {},
): WorldInput {
  const names = Object.keys(friends);
  return {
    people: [
      {
        xuid: VIEWER,
        gamertag: 'Robin Viewer',
        people: names.map((_, index) => xuidOf(index)),
        favorites: favorites.map((name) => xuidOf(names.indexOf(name))),
      },
      ...Object.values(friends).map((friend, index) => ({
        xuid: xuidOf(index),
        gamertag: names[index] ?? '',
        ...friend,
      })),
    ],
    titles,
    ...rest,
  };
}

/** The published sample of a presence record, as a person of a world: three titles on two devices. */
export const SEED_DEVICES: readonly Device[] = [
  {
    type: 'D',
    titles: [
      playing('Contoso 5', 'Fill', 'Team Deathmatch on Nirvana'),
      playing('Contoso Waypoint', 'Snapped', 'Using radar'),
    ],
  },
  { type: 'W8', titles: [playing('Contoso Gamehelp', 'Full', 'Nirvana page')] },
];

/** The same sample as it is published, byte for byte in its words and timestamps. */
export const SEED_RECORD = {
  xuid: '0123456789',
  state: 'online',
  devices: [
    {
      type: 'D',
      titles: [
        {
          id: '12341234',
          name: 'Contoso 5',
          state: 'active',
          placement: 'fill',
          timestamp: '2012-09-17T07:15:23.4930000',
          activity: { richPresence: 'Team Deathmatch on Nirvana' },
        },
        {
          id: '12341235',
          name: 'Contoso Waypoint',
          timestamp: '2012-09-17T07:15:23.4930000',
          placement: 'snapped',
          state: 'active',
          activity: { richPresence: 'Using radar' },
        },
      ],
    },
    {
      type: 'W8',
      titles: [
        {
          id: '23452345',
          name: 'Contoso Gamehelp',
          state: 'active',
          placement: 'full',
          timestamp: '2012-09-17T07:15:23.4930000',
          activity: { richPresence: 'Nirvana page' },
        },
      ],
    },
  ],
} as const;

/** What the world file cannot state comes as the upstream's answer to the question for the viewer's friends. */
export function groupAnswer(records: readonly unknown[]) {
  return ({ path }: { readonly path: string }) => (path.includes('/groups/People') ? records : undefined);
}
