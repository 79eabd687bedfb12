import type { Level } from '#contract/level.ts';
import type { PresenceRecord } from '#contract/record.ts';
import { parseTimestamp } from '#contract/timestamp.ts';
import { displayState, type DisplayState } from './display-state.ts';
import { personHeadline, type Headline } from './headline.ts';
import { sharedSets } from './shared-sets.ts';

/** A person as the dashboard knows them: what was asked, what came back, what it comes down to. */
export type Friend = {
  readonly xuid: string;
  /** Alias, else gamertag; the XUID until one is known. */
  readonly name: string;
  /** The gamertag, where an alias stands in its place. */
  readonly gamertag?: string | undefined;
  readonly favorite: boolean;
  readonly state: DisplayState;
  /** Undefined when the record was asked for and did not come. */
  readonly record: PresenceRecord | undefined;
  readonly headline: Headline | undefined;
  /** When the headline began, or when they were last seen; UTC milliseconds. */
  readonly since: number | undefined;
  /** Ids of the titles they were seen in since the page was opened, and of the one they were last seen in. */
  readonly seen: ReadonlySet<string>;
  /** Whether the last answer left this person out and the one before is shown. */
  readonly outdated: boolean;
  /** When the record was told, UTC milliseconds, if that is longer ago than the others: two intervals or more. */
  readonly toldAt?: number | undefined;
  /** The record that has them signed out, while the one before still stands: they have just left. */
  readonly leaving?: PresenceRecord | undefined;
};

/** What of a person a star tells and changes. */
export type Starred = Pick<Friend, 'xuid' | 'favorite'>;

/** What lies over the shape of a person's state: they have just left, or their record is older than the others. */
export function overlayOf(friend: Friend): 'leaving' | 'old' | undefined {
  if (friend.leaving) return 'leaving';
  return friend.toldAt === undefined ? undefined : 'old';
}

/** What a friend is made of. */
export type FriendSource = Pick<
  Friend,
  'xuid' | 'name' | 'gamertag' | 'favorite' | 'record' | 'outdated' | 'toldAt' | 'leaving'
> & {
  readonly level: Level;
};

function sinceOf(record: PresenceRecord, headline: Headline | undefined): number | undefined {
  const time = headline?.title.lastModified ?? record.lastSeen?.timestamp;
  return time === undefined ? undefined : parseTimestamp(time);
}

const NOTHING_SEEN: ReadonlySet<string> = new Set();
const setOf = sharedSets();

function withSeen(before: ReadonlySet<string>, record: PresenceRecord | undefined): ReadonlySet<string> {
  const ids = (record?.devices ?? []).flatMap(({ titles = [] }) => titles.map(({ id }) => id));
  if (record?.lastSeen?.titleId !== undefined) ids.push(record.lastSeen.titleId);
  return ids.every((id) => before.has(id)) ? before : setOf([...before, ...ids]);
}

/**
 * Puts a person together.
 * @param seen ids of the titles they were seen in before
 */
export function friendOf(source: FriendSource, seen = NOTHING_SEEN): Friend {
  const { xuid, name, gamertag, favorite, record, outdated, toldAt, leaving, level } = source;
  const headline = record && personHeadline(record);
  // Written out: V8 reads what a spread made several times slower, and all of them are read in every poll.
  return {
    xuid,
    name,
    gamertag,
    favorite,
    record,
    outdated,
    toldAt,
    leaving,
    state: displayState(record, level),
    headline,
    since: record && sinceOf(record, headline),
    seen: withSeen(seen, record),
  };
}

function sameSource(friend: Friend, source: FriendSource): boolean {
  return (
    friend.record === source.record &&
    friend.name === source.name &&
    friend.gamertag === source.gamertag &&
    friend.favorite === source.favorite &&
    friend.outdated === source.outdated &&
    friend.toldAt === source.toldAt &&
    friend.leaving === source.leaving
  );
}

/**
 * Makes friends out of sources and gives back the very same object for a person of whom nothing changed, so
 * that what draws them can tell by identity; and the very same list if nothing changed of anybody, so that
 * nobody is counted, matched or ordered anew. It remembers in which titles it has seen everybody.
 * @returns takes a source for each; a friend whom it gave itself stands for one of whom nothing has changed
 */
export function friendMaker(): (sources: readonly (FriendSource | Friend)[]) => readonly Friend[] {
  let list: readonly Friend[] = [];
  let madeAt: Level | undefined;
  // In what they have been seen who are not in the list.
  const seenBefore = new Map<string, Friend['seen']>();
  return (sources) => {
    let listed: Map<string, Friend> | undefined;
    let level = madeAt;
    const made = (source: FriendSource, index: number): Friend => {
      ({ level } = source);
      const { xuid } = source;
      let before = list[index];
      // Mostly everybody stands where they stood.
      if (before?.xuid !== xuid) {
        listed ??= new Map(list.map((friend) => [friend.xuid, friend]));
        before = listed.get(xuid);
      }
      if (before && level === madeAt && sameSource(before, source)) return before;
      return friendOf(source, before?.seen ?? seenBefore.get(xuid));
    };
    let isSame = sources.length === list.length;
    const friends: Friend[] = [];
    for (const source of sources) {
      const index = friends.length;
      const friend = 'level' in source ? made(source, index) : source;
      if (friend !== list[index]) isSame = false;
      friends.push(friend);
    }
    if (listed !== undefined || sources.length !== list.length) {
      for (const { xuid, seen } of list) seenBefore.set(xuid, seen);
      for (const { xuid } of friends) seenBefore.delete(xuid);
    }
    if (!isSame) list = friends;
    madeAt = level;
    return list;
  };
}
