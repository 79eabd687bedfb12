import type { MediaRequest, RichPresenceRequest } from '#contract/title-request.ts';
import type { BroadcastRecord } from '#contract/record.ts';
import type { Placement, TitleState } from '#contract/words.ts';

/** What a title says of the activity in it, before it is put into words for a reader. */
export type StoredActivity = {
  /** A line that is ready, or the string to be filled in when somebody reads it. */
  readonly richPresence?: string | RichPresenceRequest;
  readonly media?: Required<MediaRequest>;
  readonly broadcast?: BroadcastRecord;
};

export type StoredTitle = {
  readonly id: string;
  readonly placement: Placement;
  readonly state: TitleState;
  readonly activity?: StoredActivity;
  readonly sandbox: string;
  /** Date-time of the wire; such texts sort by time. */
  readonly lastModified: string;
  /** Milliseconds since 1970 UTC; absent for what a world states: that does not expire. */
  readonly expiresAt?: number;
};

export type StoredDevice = {
  /** The id that the writer's token names; absent where it named none, and for what a world states. */
  readonly id?: string;
  readonly type: string;
  readonly titles: readonly StoredTitle[];
};

/** Where somebody was last, as far as readers of one sandbox may know. */
export type StoredLastSeen = {
  readonly sandbox: string;
  readonly deviceType: string;
  readonly titleId?: string;
  /** Only where a world gives one; else the title's own name in the reader's language. */
  readonly titleName?: string;
  /** Date-time of the wire. */
  readonly timestamp: string;
};

export type Statistics = ReadonlyMap<string, string | number>;

/**
 * All that changes of one person. Never altered: a change makes a new object, so the object itself stands
 * for its version, and what was made from it can be kept beside it.
 */
export type StoredPerson = {
  readonly devices: readonly StoredDevice[];
  /** At most one for each sandbox. */
  readonly lastSeen: readonly StoredLastSeen[];
  /** There while the person appears offline to others, with what these see meanwhile. */
  readonly cloak?: { readonly lastSeen: readonly StoredLastSeen[] };
  /** By service configuration. */
  readonly playerData: ReadonlyMap<string, Statistics>;
};

/** A value, or the promise of one: a store in this process answers at once, one on the network later. */
export type Eventually<T> = T | Promise<T>;

/** What people do now. Who exists, and what they do at the start, is the world's to say. */
export type PresenceStore = {
  /** The people of these XUIDs in this order, in one go; undefined for whom nothing was written. */
  read(xuids: readonly string[]): Eventually<readonly (StoredPerson | undefined)[]>;
  /**
   * Changes one person; nobody else's change comes between.
   * @param change pure, since it may be asked again when somebody else was quicker; it returns its argument
   *   where there is nothing to change, and undefined where nothing of the person need be kept
   * @returns the person after the change
   */
  update(
    xuid: string,
    change: (before: StoredPerson | undefined) => StoredPerson | undefined,
  ): Eventually<StoredPerson | undefined>;
};

/**
 * The store cannot be asked now, and comes back by itself. Whoever looks after it has been told already, once
 * for all requests that fail meanwhile.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
