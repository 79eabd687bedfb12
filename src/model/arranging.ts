import { DISPLAY_STATES, type DisplayState } from './display-state.ts';
import type { Friend } from './friend.ts';

/** The people of one state, in the order in which they stand. */
export type FriendGroup = { readonly state: DisplayState; readonly friends: readonly Friend[] };

/** Favourites first, then by time inside the state, then by name. */
function comparison(state: DisplayState, names: Intl.Collator): (a: Friend, b: Friend) => number {
  const byName = (a: Friend, b: Friend): number =>
    names.compare(a.name, b.name) || names.compare(a.xuid, b.xuid);
  const byTime = (a: Friend, b: Friend): number => (b.since ?? -Infinity) - (a.since ?? -Infinity) || 0;
  return (a, b) =>
    Number(b.favorite) - Number(a.favorite) || (state === 'offline' ? byTime(a, b) : 0) || byName(a, b);
}

/**
 * Groups people by state and orders each group: favourites first; offline by who was seen last; the rest by
 * name. Groups without people are left out.
 * @param locale the language whose alphabet orders the names
 */
export function arrangeFriends(friends: readonly Friend[], locale: string): FriendGroup[] {
  const names = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const byState = new Map<DisplayState, Friend[]>();
  for (const friend of friends) {
    const group = byState.get(friend.state);
    if (group) group.push(friend);
    else byState.set(friend.state, [friend]);
  }
  return DISPLAY_STATES.flatMap((state) => {
    const group = byState.get(state);
    return group ? [{ state, friends: group.sort(comparison(state, names)) }] : [];
  });
}
