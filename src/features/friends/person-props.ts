import type { Level } from '#contract/level.ts';
import type { Friend, Starred } from '#model/friend.ts';
import type { Density } from '#model/view.ts';

/** What the list tells of a person being pressed. */
export type FriendActions = {
  readonly onOpen: (xuid: string) => void;
  readonly onTitle: (titleId: string) => void;
  readonly onFavourite: (friend: Starred) => void;
};

/** What a person is drawn from, as card, row or tile. */
export type PersonProps = FriendActions & {
  readonly friend: Friend;
  /** Name, state and places in words, for those who do not see them. */
  readonly name: string;
  readonly level: Level;
  readonly density: Density;
  /** How words are said; another one draws them anew. */
  readonly locale: string;
  /** Whether their details are open. */
  readonly isOpened: boolean;
  /** Whether they no longer match and stay only while the order is held. */
  readonly isGhost: boolean;
};
