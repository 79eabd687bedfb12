import type { Friend } from './friend.ts';

/** Everybody who is listed, in order and once, also where their group is collapsed. */
export function listedFriends(groups: readonly { readonly friends: readonly Friend[] }[]): Friend[] {
  return [...new Set(groups.flatMap(({ friends }) => friends))];
}
