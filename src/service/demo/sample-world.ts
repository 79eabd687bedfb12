import { readWorld, type World, type WorldInput } from '../world.ts';
import { doingsOf } from './doings.ts';
import {
  BLOCKING,
  CLOAKED,
  FAVOURITES,
  FOLLOWING_NOT_BACK,
  FRIENDS_ONLY,
  GONE,
  OFFLINE_NAMES,
} from './friends-offline.ts';
import { AT_HOME, AWAY, IN_A_TITLE } from './friends-present.ts';
import { absent, present } from './people.ts';
import { randomOf } from './random.ts';
import { repertoireOf } from './repertoire.ts';
import { CHOSEN_NAMES, FIRST_WORDS, SECOND_WORDS } from './strangers.ts';
import { STRINGS } from './strings.ts';
import { scidOf, TITLES, type TitleKey } from './titles.ts';

type PersonInput = WorldInput['people'][number];

const SEED = 'friends presence';
const FIRST_XUID = 2_533_274_790_000_100n;

const RAID_TEAM = { friends: 26, strangers: 14 };
const CREATORS = { friends: 24, strangers: 288 };

/** The part of the strangers who are there at the start. */
const STRANGERS_THERE = 0.38;

const TITLE_KEYS = Object.keys(TITLES) as TitleKey[];

const titles: WorldInput['titles'] = TITLE_KEYS.map((key) => ({
  ...TITLES[key],
  ...(STRINGS[key] ? { scid: scidOf(key) } : {}),
}));

const richPresence: WorldInput['richPresence'] = TITLE_KEYS.flatMap((key) => {
  const configuration = STRINGS[key];
  return configuration ? [{ scid: scidOf(key), ...configuration }] : [];
});

/** The friends before anybody knows anybody. The names say what is special about some of them. */
function friendsAt(now: number): Omit<PersonInput, 'xuid'>[] {
  const privacyOf = (gamertag: string): Pick<PersonInput, 'privacy'> => {
    if (BLOCKING.includes(gamertag)) return { privacy: 'blocked' };
    const isForFriends = FOLLOWING_NOT_BACK.includes(gamertag) || FRIENDS_ONLY.includes(gamertag);
    return isForFriends ? { privacy: 'friends' } : {};
  };
  return [
    ...[...IN_A_TITLE, ...AT_HOME, ...AWAY].map(({ name, screens }) => ({
      gamertag: name,
      ...present(screens, now),
    })),
    ...GONE.map(({ name, last }) => ({ gamertag: name, ...absent(last, now) })),
    ...OFFLINE_NAMES.map((gamertag) => ({ gamertag })),
    ...CLOAKED.map(({ name, last, screens }) => ({
      gamertag: name,
      cloaked: true,
      ...present(screens, now),
      ...absent(last, now),
    })),
    ...[...BLOCKING, ...FOLLOWING_NOT_BACK].map((gamertag) => ({ gamertag })),
  ].map((friend) => ({ ...friend, ...privacyOf(friend.gamertag) }));
}

function strangerNames(count: number): string[] {
  const pairs = FIRST_WORDS.flatMap((first) => SECOND_WORDS.map((second) => [first, second] as const));
  const random = randomOf(SEED, 'names');
  const made = random.shuffled(pairs).map(([first, second]) => {
    const style = random.whole(0, 3);
    if (style === 0) return `${first} ${second}`;
    if (style === 1) return `${first}${second}`;
    return style === 2 ? `${first}${second}${random.whole(2, 99)}` : `x${second}Of${first}`;
  });
  return random.shuffled([...CHOSEN_NAMES, ...made.slice(0, count - CHOSEN_NAMES.length)]);
}

/** Who follows whom: nearly everybody the viewer, and each a few others. */
function withPeople(friends: readonly PersonInput[], viewer: string): PersonInput[] {
  return friends.map((friend) => {
    const random = randomOf(SEED, friend.xuid, 'people');
    const followsBack = !FOLLOWING_NOT_BACK.includes(friend.gamertag);
    const others = friends.filter(({ xuid }) => xuid !== friend.xuid).map(({ xuid }) => xuid);
    const known = random.shuffled(others).slice(0, random.whole(2, 14));
    return { ...friend, people: followsBack ? [viewer, ...known] : known };
  });
}

function worldOf(people: readonly PersonInput[]): World {
  const read = readWorld({ people, titles, richPresence, live: true } satisfies WorldInput);
  if ('faults' in read) throw new Error(`The sample world has faults: ${read.faults.join('; ')}`);
  return read.world;
}

/**
 * Makes the sample world: the viewer first, 137 friends of whom 128 let the viewer see them, and some three
 * hundred others who share two rosters with them. All of them are invented.
 * @param now milliseconds since 1970 UTC: the moment that the world shows; the same moment, the same world
 */
export function sampleWorld(now: number): WorldInput {
  let count = 0n;
  const xuid = () => String(FIRST_XUID + count++);
  const viewer = xuid();
  const friends = withPeople(
    friendsAt(now).map((friend) => ({ xuid: xuid(), ...friend })),
    viewer,
  );
  const strangers = strangerNames(RAID_TEAM.strangers + CREATORS.strangers).map((gamertag): PersonInput => {
    const id = xuid();
    const mood = randomOf(SEED, id, 'privacy').whole(1, 40);
    return { xuid: id, gamertag, privacy: mood === 1 ? 'blocked' : mood === 2 ? 'friends' : 'everyone' };
  });

  const known = worldOf([...friends, ...strangers]);
  const repertoire = repertoireOf(known);
  const isWritten = new Set(
    friends.filter(({ gamertag }) => !OFFLINE_NAMES.includes(gamertag)).map((friend) => friend.xuid),
  );
  const friendIds = new Set(friends.map((friend) => friend.xuid));
  const people = known.people.map((person) => {
    if (isWritten.has(person.xuid)) return person;
    const share = friendIds.has(person.xuid) ? 0 : STRANGERS_THERE;
    const random = randomOf(SEED, person.xuid, 'doings');
    return { ...person, ...doingsOf(person, share, repertoire, random, now) };
  });

  const random = randomOf(SEED, 'rosters');
  const roster = (fromFriends: number, others: readonly PersonInput[]) =>
    random.shuffled([
      ...random.shuffled([...friendIds]).slice(0, fromFriends),
      ...others.map((one) => one.xuid),
    ]);
  return {
    people: [
      {
        xuid: viewer,
        gamertag: 'Robin Ashgrove',
        people: random.shuffled([...friendIds]),
        favorites: friends.filter(({ gamertag }) => FAVOURITES.includes(gamertag)).map((one) => one.xuid),
      },
      ...people,
    ],
    titles,
    richPresence,
    groups: {
      'Raid team': roster(RAID_TEAM.friends, strangers.slice(0, RAID_TEAM.strangers)),
      Creators: roster(CREATORS.friends, strangers.slice(RAID_TEAM.strangers)),
    },
    live: true,
  };
}
