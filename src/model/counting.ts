import type { TitleRecord } from '#contract/record.ts';
import { deviceFamily, type DeviceFamily } from './device-words.ts';
import { isSignedIn, type DisplayState } from './display-state.ts';
import type { Friend } from './friend.ts';
import { isDashboard } from './headline.ts';
import { placementKind, type PlacementKind } from './placement-words.ts';
import { titleName } from './title-words.ts';

/** A title and how many people have it on a screen. */
export type TitleCount = {
  readonly id: string;
  readonly name: string;
  /** People who have it on any device, in any state and place. */
  readonly people: number;
  /** People whose headline it is. */
  readonly headlines: number;
};

/** How many people: every number counts people, never titles or devices. */
export type Counts = {
  readonly all: number;
  readonly signedIn: number;
  /** Favourites who are online or in a title; who is away is not among them. */
  readonly favoritesOnline: number;
  readonly states: ReadonlyMap<DisplayState, number>;
  readonly devices: ReadonlyMap<DeviceFamily, number>;
  readonly placements: ReadonlyMap<PlacementKind, number>;
  /** Most people first. The dashboard is not among them. */
  readonly titles: readonly TitleCount[];
};

type Tally = {
  signedIn: number;
  favoritesOnline: number;
  readonly states: Map<DisplayState, number>;
  readonly devices: Map<DeviceFamily, number>;
  readonly placements: Map<PlacementKind, number>;
  readonly titles: Map<string, { id: string; name: string; people: number; headlines: number }>;
};

function add<Key>(counts: Map<Key, number>, key: Key, times: 1 | -1): void {
  const people = (counts.get(key) ?? 0) + times;
  if (people === 0) counts.delete(key);
  else counts.set(key, people);
}

/** Counts somebody once more, or once less. */
function count(tally: Tally, friend: Friend, times: 1 | -1): void {
  add(tally.states, friend.state, times);
  if (isSignedIn(friend.state)) tally.signedIn += times;
  if (friend.favorite && (friend.state === 'title' || friend.state === 'online'))
    tally.favoritesOnline += times;
  const families = new Set<DeviceFamily>();
  const places = new Set<PlacementKind>();
  const seen = new Set<string>();
  for (const device of friend.record?.devices ?? []) {
    families.add(deviceFamily(device.type));
    for (const title of device.titles ?? []) {
      places.add(placementKind(title.placement));
      if (title.id === '' || isDashboard(title) || seen.has(title.id)) continue;
      seen.add(title.id);
      countTitle(tally, title, friend.state === 'title' && friend.headline?.title.id === title.id, times);
    }
  }
  for (const family of families) add(tally.devices, family, times);
  for (const place of places) add(tally.placements, place, times);
}

function countTitle({ titles }: Tally, title: TitleRecord, isHeadline: boolean, times: 1 | -1): void {
  const { id } = title;
  const known = titles.get(id) ?? { id, name: '', people: 0, headlines: 0 };
  // The same title has the same name, unless it is another language that is read now.
  if (times === 1) known.name = titleName(title);
  known.people += times;
  if (isHeadline) known.headlines += times;
  if (known.people === 0) titles.delete(id);
  else titles.set(id, known);
}

function tallyOf(friends: readonly Friend[]): Tally {
  const tally: Tally = {
    signedIn: 0,
    favoritesOnline: 0,
    states: new Map(),
    devices: new Map(),
    placements: new Map(),
    titles: new Map(),
  };
  for (const friend of friends) count(tally, friend, 1);
  return tally;
}

/** A tally that goes on being counted, as it is at this moment. */
function countsOf(
  { signedIn, favoritesOnline, states, devices, placements, titles }: Tally,
  all: number,
  locale: string,
): Counts {
  return {
    all,
    signedIn,
    favoritesOnline,
    states: new Map(states),
    devices: new Map(devices),
    placements: new Map(placements),
    titles: [...titles.values()]
      .map((title) => ({ ...title }))
      .sort((a, b) => b.people - a.people || a.name.localeCompare(b.name, locale)),
  };
}

/**
 * Counts people by state, device family, placement and title, again and again: of people whose list is as long as
 * the last one only those are counted who are others than before.
 * @returns takes the people, and the locale for the order of titles with as many people and for the names of those
 *   without one
 */
export function counter(): (friends: readonly Friend[], locale: string) => Counts {
  let last: { friends: readonly Friend[]; locale: string; tally: Tally } | undefined;
  return (friends, locale) => {
    let tally: Tally;
    if (last?.locale === locale && last.friends.length === friends.length) {
      ({ tally } = last);
      for (let index = 0; index < friends.length; index += 1) {
        const [was, is] = [last.friends[index], friends[index]];
        if (was === is || !was || !is) continue;
        count(tally, was, -1);
        count(tally, is, 1);
      }
    } else tally = tallyOf(friends);
    last = { friends, locale, tally };
    return countsOf(tally, friends.length, locale);
  };
}

/** Counts people once. */
export function countFriends(friends: readonly Friend[], locale: string): Counts {
  return countsOf(tallyOf(friends), friends.length, locale);
}
