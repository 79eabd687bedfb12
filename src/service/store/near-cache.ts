import type { StoredPerson } from './presence-store.ts';

/** What a store on the network was last known to have of somebody. */
export type Known = {
  /** Null where the store had nothing. */
  readonly text: string | null;
  readonly person: StoredPerson | undefined;
};

/** A read on its way; it learns who changed meanwhile, since what it brings of them may be old already. */
export type Flight = { readonly changed: Set<string>; isVoid: boolean };

type Entry = Known & { isFresh: boolean };

/**
 * What this process knows of people whose truth is elsewhere, for one connection to there. What is fresh was
 * so when the other side last said what had changed; what is not is still a good guess to begin a change with,
 * and the same text read again is again the same object.
 */
export type NearCache = {
  /** Grows whenever something ceases to be fresh. */
  readonly revision: number;
  /** @returns what is known, fresh or not */
  guess(xuid: string): Known | undefined;
  /** @returns what is known to be so */
  fresh(xuid: string): Known | undefined;
  /** To be called before a read is sent. */
  takeOff(): Flight;
  /** Takes what a read brought; fresh unless that person changed while it was on its way. */
  land(flight: Flight, found: readonly (readonly [xuid: string, known: Known])[]): void;
  /** Takes what was written from here. Somebody else may have been next already, so it is only a guess. */
  written(xuid: string, known: Known): void;
  /** Somebody changed. */
  changed(xuid: string): void;
  /** Everything changed, or nobody knows what did. */
  clear(): void;
};

/**
 * Makes a cache that keeps those who were asked for latest.
 * @param capacity people, roughly: between half of it and all
 */
export function createNearCache(capacity: number): NearCache {
  // Two generations instead of an order: a hit among the young costs no write, and that is nearly every hit.
  let young = new Map<string, Entry>();
  let old = new Map<string, Entry>();
  let revision = 0;
  const flights = new Set<Flight>();

  const keep = (xuid: string, entry: Entry): void => {
    if (young.size >= capacity / 2) {
      old = young;
      young = new Map();
    }
    young.set(xuid, entry);
  };
  const find = (xuid: string): Entry | undefined => {
    const entry = young.get(xuid);
    if (entry) return entry;
    const older = old.get(xuid);
    if (older) keep(xuid, older);
    return older;
  };

  return {
    get revision() {
      return revision;
    },
    guess: find,
    fresh: (xuid) => {
      const entry = find(xuid);
      return entry?.isFresh ? entry : undefined;
    },
    takeOff: () => {
      const flight: Flight = { changed: new Set(), isVoid: false };
      flights.add(flight);
      return flight;
    },
    land: (flight, found) => {
      flights.delete(flight);
      if (flight.isVoid) return;
      for (const [xuid, known] of found) keep(xuid, { ...known, isFresh: !flight.changed.has(xuid) });
    },
    written: (xuid, known) => {
      revision += 1;
      keep(xuid, { ...known, isFresh: false });
    },
    changed: (xuid) => {
      revision += 1;
      for (const { changed } of flights) changed.add(xuid);
      const entry = young.get(xuid) ?? old.get(xuid);
      if (entry) entry.isFresh = false;
    },
    clear: () => {
      revision += 1;
      for (const flight of flights) flight.isVoid = true;
      young = new Map();
      old = new Map();
    },
  };
}
