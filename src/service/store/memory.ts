import { createRecent } from '../recent.ts';
import type { PresenceStore, StoredPerson } from './presence-store.ts';

type Read = { readonly version: number; readonly people: readonly (StoredPerson | undefined)[] };

/** Where a person lies: whoever holds it sees every change. */
type Slot = { person: StoredPerson | undefined };

/** Looking so few up takes less time than to know that nothing changed. */
const FEW = 16;

/** People; those who are asked for now are among them, and the table stays small enough to be quick. */
const NEAR_PEOPLE = 100_000;

/**
 * A store in this process; it answers at once and ends with the process. Each look-up among a million waits for
 * memory several times, so those who are asked for have their slots in a small table beside: then a read takes
 * as long as it does among ten thousand.
 */
export function createMemoryStore(): PresenceStore {
  const people = new Map<string, Slot>();
  const near = createRecent<string, Slot>(NEAR_PEOPLE, () => 1);
  /** Counts the changes. */
  let version = 0;
  const lastReads = new WeakMap<readonly string[], Read>();

  const personOf = (xuid: string): StoredPerson | undefined => {
    const known = near.get(xuid);
    if (known) return known.person;
    const slot = people.get(xuid) ?? { person: undefined };
    near.set(xuid, slot);
    return slot.person;
  };

  return {
    read: (xuids) => {
      if (xuids.length <= FEW) return xuids.map(personOf);
      const last = lastReads.get(xuids);
      if (last?.version === version) return last.people;
      const now = xuids.map(personOf);
      const isSame = last?.people.every((person, index) => person === now[index]) ?? false;
      const read = { version, people: last && isSame ? last.people : now };
      lastReads.set(xuids, read);
      return read.people;
    },
    update: (xuid, change) => {
      // A slot may be empty and asked for: then it is the one that is filled.
      const slot = near.get(xuid) ?? people.get(xuid) ?? { person: undefined };
      const before = slot.person;
      const after = change(before);
      if (after === before) return after;
      version += 1;
      slot.person = after;
      if (after === undefined) people.delete(xuid);
      else if (before === undefined) people.set(xuid, slot);
      return after;
    },
  };
}
