import type { Level } from '#contract/level.ts';
import type { PresenceRecord } from '#contract/record.ts';
import { parseTimestamp } from '#contract/timestamp.ts';
import { displayState, type DisplayState } from './display-state.ts';
import { personHeadline, type Headline } from './headline.ts';

/** A person as the dashboard knows them: what was asked, what came back, what it comes down to. */
export type Friend = {
  readonly xuid: string;
  /** Gamertag; the XUID until one is known. */
  readonly name: string;
  readonly favorite: boolean;
  readonly state: DisplayState;
  /** Undefined when the record was asked for and did not come. */
  readonly record: PresenceRecord | undefined;
  readonly headline: Headline | undefined;
  /** When the headline began, or when they were last seen; UTC milliseconds. */
  readonly since: number | undefined;
  /** Whether the last answer left this person out and the one before is shown. */
  readonly outdated: boolean;
};

/** What a friend is made of. */
export type FriendSource = Pick<Friend, 'xuid' | 'name' | 'favorite' | 'record' | 'outdated'> & {
  readonly level: Level;
};

function sinceOf(record: PresenceRecord, headline: Headline | undefined): number | undefined {
  const time = headline?.title.lastModified ?? record.lastSeen?.timestamp;
  return time === undefined ? undefined : parseTimestamp(time);
}

/** Puts a person together. */
export function friendOf({ level, ...source }: FriendSource): Friend {
  const { record } = source;
  const headline = record && personHeadline(record);
  return {
    ...source,
    state: displayState(record, level),
    headline,
    since: record && sinceOf(record, headline),
  };
}

function sameSource(friend: Friend, source: FriendSource): boolean {
  return (
    friend.record === source.record &&
    friend.name === source.name &&
    friend.favorite === source.favorite &&
    friend.outdated === source.outdated
  );
}

/**
 * Makes friends out of sources and gives back the very same object for a person of whom nothing changed, so
 * that what draws them can tell by identity.
 */
export function friendMaker(): (sources: readonly FriendSource[]) => Friend[] {
  let known = new Map<string, { friend: Friend; level: Level }>();
  return (sources) => {
    const next = new Map<string, { friend: Friend; level: Level }>();
    const friends = sources.map((source) => {
      const before = known.get(source.xuid);
      const friend =
        before && before.level === source.level && sameSource(before.friend, source)
          ? before.friend
          : friendOf(source);
      next.set(source.xuid, { friend, level: source.level });
      return friend;
    });
    known = next;
    return friends;
  };
}
