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
  readonly states: ReadonlyMap<DisplayState, number>;
  readonly devices: ReadonlyMap<DeviceFamily, number>;
  readonly placements: ReadonlyMap<PlacementKind, number>;
  /** Most people first. The dashboard is not among them. */
  readonly titles: readonly TitleCount[];
};

type MutableTitle = { id: string; name: string; people: number; headlines: number };

function add<Key>(counts: Map<Key, number>, keys: Iterable<Key>): void {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
}

/**
 * Counts people by state, device family, placement and title.
 * @param locale for the order of titles with as many people, and for the names of those without one
 */
export function countFriends(friends: readonly Friend[], locale: string): Counts {
  const states = new Map<DisplayState, number>();
  const devices = new Map<DeviceFamily, number>();
  const placements = new Map<PlacementKind, number>();
  const titles = new Map<string, MutableTitle>();
  let signedIn = 0;
  for (const friend of friends) {
    add(states, [friend.state]);
    if (isSignedIn(friend.state)) signedIn += 1;
    const families = new Set<DeviceFamily>();
    const places = new Set<PlacementKind>();
    const seen = new Set<string>();
    for (const device of friend.record?.devices ?? []) {
      families.add(deviceFamily(device.type));
      for (const title of device.titles ?? []) {
        places.add(placementKind(title.placement));
        if (title.id === '' || isDashboard(title) || seen.has(title.id)) continue;
        seen.add(title.id);
        const count = titles.get(title.id);
        if (count) count.people += 1;
        else titles.set(title.id, { id: title.id, name: titleName(title), people: 1, headlines: 0 });
      }
    }
    add(devices, families);
    add(placements, places);
    const headline = friend.state === 'title' && titles.get(friend.headline?.title.id ?? '');
    if (headline) headline.headlines += 1;
  }
  return {
    all: friends.length,
    signedIn,
    states,
    devices,
    placements,
    titles: [...titles.values()].sort((a, b) => b.people - a.people || a.name.localeCompare(b.name, locale)),
  };
}
