import type { FriendGroup } from './arranging.ts';
import type { Friend } from './friend.ts';

/** What is shown while the order is held. */
export type HeldOrder = {
  readonly groups: readonly FriendGroup[];
  /** People who are still shown though they no longer match, by XUID. */
  readonly ghosts: ReadonlySet<string>;
  /** People whose group, order or match would change. */
  readonly changes: number;
};

const NO_GHOSTS: ReadonlySet<string> = new Set();

/** How many of these positions must move so that they run upwards: all but a longest rising run. */
function moved(positions: readonly number[]): number {
  const ends: number[] = [];
  for (const position of positions) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    ends[low] = position;
  }
  return positions.length - ends.length;
}

/**
 * Keeps everybody where they stand while what is told of them is told anew: texts change in place, nobody
 * moves, comes or goes.
 * @param applied the order that is held
 * @param live the order as it would be now
 * @param people everybody, as they are now: also those who match no longer
 */
export function holdOrder(
  applied: readonly FriendGroup[],
  live: readonly FriendGroup[],
  people: readonly Friend[],
): HeldOrder {
  const everybody = new Map(people.map((friend) => [friend.xuid, friend]));
  const places = new Map<string, { readonly group: string; readonly position: number }>();
  for (const { key, friends } of live) {
    for (const [position, { xuid }] of friends.entries()) places.set(xuid, { group: key, position });
  }
  const ghosts = new Set<string>();
  const shown = new Set<string>();
  let changes = 0;
  const groups = applied.map((group) => {
    const staying: number[] = [];
    const friends = group.friends.map((before) => {
      shown.add(before.xuid);
      const place = places.get(before.xuid);
      if (!place) ghosts.add(before.xuid);
      if (place?.group === group.key) staying.push(place.position);
      else changes += 1;
      return everybody.get(before.xuid) ?? before;
    });
    changes += moved(staying);
    return { ...group, friends };
  });
  for (const xuid of places.keys()) if (!shown.has(xuid)) changes += 1;
  return { groups, ghosts, changes };
}

/**
 * Remembers the order that was last let through.
 * @returns a function that gives the live order while nothing holds it, and the remembered one, with people as
 * they are now, while something does. Another `view` is let through at once.
 */
export function orderKeeper(): (
  live: readonly FriendGroup[],
  people: readonly Friend[],
  isHeld: boolean,
  view: string,
) => HeldOrder {
  let applied: readonly FriendGroup[] = [];
  let appliedView: string | undefined;
  let last: { readonly of: readonly unknown[]; readonly order: HeldOrder } | undefined;
  const once = (of: readonly unknown[], make: () => HeldOrder): HeldOrder => {
    // Who scrolls with the pointer in the list asks the same with every step.
    if (last?.of.length !== of.length || !of.every((each, index) => each === last?.of[index]))
      last = { of, order: make() };
    return last.order;
  };
  return (live, people, isHeld, view) => {
    if (isHeld && view === appliedView && applied !== live)
      return once([applied, live, people], () => holdOrder(applied, live, people));
    applied = live;
    appliedView = view;
    return once([live], () => ({ groups: live, ghosts: NO_GHOSTS, changes: 0 }));
  };
}
