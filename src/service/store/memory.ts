import type { PresenceStore, StoredPerson } from './presence-store.ts';

/** A store in this process; it answers at once and ends with the process. */
export function createMemoryStore(): PresenceStore {
  const people = new Map<string, StoredPerson>();
  return {
    read: (xuids) => xuids.map((xuid) => people.get(xuid)),
    update: (xuid, change) => {
      const before = people.get(xuid);
      const after = change(before);
      if (after === undefined) people.delete(xuid);
      else if (after !== before) people.set(xuid, after);
      return after;
    },
  };
}
