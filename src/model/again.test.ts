import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrangeFriends, arranger, type Arrangement } from './arranging.ts';
import { counter, countFriends } from './counting.ts';
import { friendMaker, type FriendSource } from './friend.ts';

/*
 * What is reckoned beside the picture before must come to the same as if it were reckoned anew.
 */

const TITLES = [
  { id: '10', name: 'Contoso 5' },
  { id: '11', name: 'Blockwright' },
  { id: '750323071', name: 'Home' },
];

const TITLE = fc.record({
  title: fc.constantFrom(...TITLES),
  presence: fc.option(fc.constantFrom('Lobby', 'Level 2', 'level 2'), { nil: undefined }),
});

const PERSON: fc.Arbitrary<Person> = fc.record({
  xuid: fc.integer({ min: 1, max: 24 }).map(String),
  name: fc.constantFrom('Ada', 'ada', 'Bo 2', 'Bo 10', 'Çelik'),
  favorite: fc.boolean(),
  state: fc.constantFrom('Online', 'Away', 'Offline'),
  type: fc.constantFrom('XboxOne', 'Win32'),
  titles: fc.array(TITLE, { maxLength: 2 }),
  minute: fc.integer({ min: 10, max: 14 }),
});

type Person = {
  readonly xuid: string;
  readonly name: string;
  readonly favorite: boolean;
  readonly state: string;
  readonly type: string;
  readonly titles: readonly {
    readonly title: (typeof TITLES)[number];
    readonly presence: string | undefined;
  }[];
  readonly minute: number;
};

/** A person of whom nothing changed is the same source, record and all. */
const sources = new WeakMap<Person, FriendSource>();

function sourceOf(person: Person): FriendSource {
  const source = sources.get(person) ?? newSource(person);
  sources.set(person, source);
  return source;
}

function newSource({ xuid, name, favorite, state, type, titles, minute }: Person): FriendSource {
  const timestamp = `2026-11-20T20:${minute}:00.0000000`;
  const record =
    state === 'Offline'
      ? { xuid, state, lastSeen: { deviceType: type, titleId: '10', titleName: 'Contoso 5', timestamp } }
      : {
          xuid,
          state,
          devices: [
            {
              type,
              titles: titles.map(({ title, presence }) => ({
                ...title,
                placement: 'Full',
                state: 'Active',
                lastModified: timestamp,
                ...(presence === undefined ? {} : { activity: { richPresence: presence } }),
              })),
            },
          ],
        };
  return { xuid, name, favorite, gamertag: undefined, record, outdated: false, level: 'all' };
}

/** A picture and what becomes of it: mostly a few people are others, sometimes somebody comes or goes. */
const PICTURES = fc
  .tuple(
    fc.uniqueArray(PERSON, { selector: ({ xuid }) => xuid, minLength: 8, maxLength: 20 }),
    fc.array(fc.tuple(fc.array(PERSON, { maxLength: 3 }), fc.option(PERSON, { nil: undefined })), {
      maxLength: 8,
    }),
  )
  .map(([first, steps]) => {
    const pictures = [first];
    for (const [changed, coming] of steps) {
      const before = pictures.at(-1) ?? [];
      const others = new Map(changed.map((person) => [person.xuid, person]));
      const next = before.map((person) => others.get(person.xuid) ?? person);
      if (coming) {
        const at = next.findIndex(({ xuid }) => xuid === coming.xuid);
        if (at < 0) next.push(coming);
        else next.splice(at, 1);
      }
      pictures.push(next);
    }
    return pictures;
  });

const HOW: fc.Arbitrary<Arrangement> = fc.record({
  by: fc.constantFrom('state', 'title', 'device', 'none'),
  sort: fc.constantFrom(
    undefined,
    ...(['name', 'state', 'since', 'title', 'presence'] as const).map((key) => ({ key, descending: true })),
  ),
  locale: fc.constantFrom('en', 'de'),
});

describe('again and again', () => {
  test('people are arranged as they would be anew', () => {
    fc.assert(
      fc.property(PICTURES, fc.array(HOW, { minLength: 1, maxLength: 3 }), (pictures, ways) => {
        const makeFriends = friendMaker();
        const arrange = arranger();
        for (const [index, people] of pictures.entries()) {
          const friends = makeFriends(people.map(sourceOf));
          const how = ways[Math.floor((index * ways.length) / pictures.length)] ?? ways[0];
          if (!how) return;
          const groups = arrange(friends, how);
          expect(groups).toEqual(arrangeFriends(friends, how));
          // As they are now, and not as they were.
          const listed = new Set(groups.flatMap((group) => group.friends));
          expect(friends.every((friend) => listed.has(friend))).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('people are counted as they would be anew', () => {
    fc.assert(
      fc.property(PICTURES, (pictures) => {
        const makeFriends = friendMaker();
        const count = counter();
        for (const people of pictures) {
          const friends = makeFriends(people.map(sourceOf));
          expect(count(friends, 'en')).toEqual(countFriends(friends, 'en'));
        }
      }),
      { numRuns: 400 },
    );
  });

  test('a group in which nobody changed is the same group, and no change at all the same list', () => {
    const people = Array.from({ length: 40 }, (_, index) => ({
      xuid: String(index + 1),
      name: `Friend ${index}`,
      favorite: false,
      state: index % 2 === 0 ? 'Online' : 'Offline',
      type: 'XboxOne',
      titles: [],
      minute: 10,
    }));
    const makeFriends = friendMaker();
    const arrange = arranger();
    const how: Arrangement = { by: 'state', sort: undefined, locale: 'en' };
    const before = arrange(makeFriends(people.map(sourceOf)), how);
    const now = people.map((person) => (person.xuid === '1' ? { ...person, type: 'Win32' } : person));
    const friends = makeFriends(now.map(sourceOf));
    const after = arrange(friends, how);
    expect(after.map((group, index) => group === before[index])).toEqual([false, true]);
    expect(arrange(friends, how)).toBe(after);
  });
});
