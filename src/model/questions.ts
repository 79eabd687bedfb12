import { MAX_BATCH_USERS, type BatchFilters } from '#contract/batch.ts';
import type { Level } from '#contract/level.ts';
import type { Roster } from './roster.ts';
import { FRIENDS_ROSTER, type View } from './view.ts';

/** The group of the viewer's friends, at a level. */
export type GroupQuestion = { readonly kind: 'group'; readonly level: Level };

/** Named people, at a level, with or without filters. */
export type BatchQuestion = {
  readonly kind: 'batch';
  readonly users: readonly string[];
  readonly level: Level;
  readonly filters: BatchFilters;
};

export type Question = GroupQuestion | BatchQuestion;

/** What a view has to ask. */
export type Questions = {
  /** Whose answers give counts, headline, group and details: unfiltered. */
  readonly picture: readonly Question[];
  /** Whose answers decide who is listed, while a filter is set that the batch endpoint knows. */
  readonly verdict: readonly BatchQuestion[];
};

/** Cuts a list into pieces of at most `size`. */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let start = 0; start < list.length; start += size) pieces.push(list.slice(start, start + size));
  return pieces;
}

function batches(users: readonly string[], level: Level, filters: BatchFilters): BatchQuestion[] {
  return chunks(users, MAX_BATCH_USERS).map((chunk) => ({ kind: 'batch', users: chunk, level, filters }));
}

/**
 * Turns a view into the requests it needs.
 * @param asked the part of its filters that the service can answer
 * @param roster the named roster that is watched; undefined for the viewer's friends
 * @param friends the XUIDs of the group's last answer; the filtered question waits for them
 */
export function questionsFor(
  view: Pick<View, 'roster' | 'level'>,
  asked: BatchFilters | undefined,
  roster: Roster | undefined,
  friends: readonly string[],
): Questions {
  if (view.roster === FRIENDS_ROSTER) {
    return {
      picture: [{ kind: 'group', level: view.level }],
      verdict: asked ? batches(friends, view.level, asked) : [],
    };
  }
  const users = roster?.xuids ?? [];
  return {
    picture: batches(users, view.level, {}),
    verdict: asked ? batches(users, view.level, asked) : [],
  };
}
