import type { StoredPerson } from './store/presence-store.ts';

/** Of how many people it is kept where they were last, unless somebody wants another number. */
export const DEFAULT_LAST_SEEN_KEPT = 100_000;

/** Which people's `lastSeen` is kept: those who left latest (contract §2.1, §3.6). */
export type LastSeenLimit = {
  /**
   * Takes note of a person as they are after a change.
   * @param now milliseconds since 1970 UTC
   */
  note(xuid: string, person: StoredPerson | undefined, now: number): void;
  /**
   * Whose `lastSeen` falls out now; each is named once.
   * @param now milliseconds since 1970 UTC
   */
  takeFallen(now: number): readonly string[];
};

/** When nobody will see them on a device any longer; Infinity for what a world states. */
function endOf({ devices }: StoredPerson, now: number): number {
  const ends = devices.map(({ titles }) =>
    titles.length === 0 ? Infinity : Math.max(...titles.map(({ expiresAt = Infinity }) => expiresAt)),
  );
  return ends.length === 0 ? now : Math.max(...ends);
}

/**
 * Makes the bound of the `lastSeen` that is kept. It counts the people who were written while it exists; what
 * a world states of people who never were is the world's and stays.
 * @param most how many people; the one who left first is the first to fall out
 */
export function createLastSeenLimit(most: number): LastSeenLimit {
  /** When each ends. All live equally long, so the order of their writes is the order of their ends. */
  const present = new Map<string, number>();
  /** In the order in which they left. */
  const gone = new Set<string>();

  const moveEnded = (now: number): void => {
    for (const [xuid, end] of present) {
      if (end > now) return;
      present.delete(xuid);
      gone.add(xuid);
    }
  };

  return {
    note: (xuid, person, now) => {
      moveEnded(now);
      present.delete(xuid);
      gone.delete(xuid);
      if (!person || (person.devices.length === 0 && person.lastSeen.length === 0)) return;
      const end = endOf(person, now);
      if (end <= now) gone.add(xuid);
      else if (end < Infinity) present.set(xuid, end);
    },
    takeFallen: (now) => {
      moveEnded(now);
      const fallen: string[] = [];
      for (const xuid of gone) {
        if (gone.size <= most) break;
        gone.delete(xuid);
        fallen.push(xuid);
      }
      return fallen;
    },
  };
}

/**
 * A person whose `lastSeen` fell out: of somebody who is offline nothing is left to see. Who came back
 * meanwhile stays as they are.
 * @param person as of now, see `settle`
 */
export function withoutLastSeen(person: StoredPerson): StoredPerson {
  if (person.devices.length > 0) return person;
  return { ...person, lastSeen: [], ...(person.cloak ? { cloak: { lastSeen: [] } } : {}) };
}
