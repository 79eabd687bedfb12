import type { Level } from '#contract/level.ts';
import { standingOf, type Standings } from '#client/standing.ts';
import { friendMaker, overlayOf, type Friend, type FriendSource } from '#model/friend.ts';

/** What is known of a person from elsewhere than their record. */
export type Described = Pick<FriendSource, 'name' | 'gamertag' | 'favorite'>;

/**
 * Makes friends of what was told of them, again and again. Of whom the very same record stands, and nothing else
 * can have changed, is not even looked at: most of eleven thousand, in each poll.
 * @returns takes who is shown, in their order; what was told; what is known besides, by a function that is another
 *   when it would say something else; and the level
 */
export function friendsTold(): (
  xuids: readonly string[],
  told: Standings,
  describe: (xuid: string) => Described,
  level: Level,
) => readonly Friend[] {
  const make = friendMaker();
  let friends: readonly Friend[] = [];
  let last: { readonly describe: unknown; readonly level: Level } | undefined;
  return (xuids, told, describe, level) => {
    const isDescribedAlike = last?.describe === describe && last.level === level;
    last = { describe, level };
    const sources = xuids.map((xuid, index): FriendSource | Friend => {
      const friend = isDescribedAlike ? friends[index] : undefined;
      const isAlike = friend?.xuid === xuid && friend.record === told.records.get(xuid);
      if (isAlike && !friend.outdated && overlayOf(friend) === undefined && !told.marked.has(xuid))
        return friend;
      const { name, gamertag, favorite } = describe(xuid);
      const { record, outdated, toldAt, leaving } = standingOf(told, xuid);
      // Written out, as friends are.
      return { xuid, name, gamertag, favorite, record, outdated, toldAt, leaving, level };
    });
    friends = make(sources);
    return friends;
  };
}
