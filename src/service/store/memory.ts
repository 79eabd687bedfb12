import { createRecent } from '../recent.ts';
import type { PresenceStore, StoredPerson } from './presence-store.ts';

/** Where a person lies: whoever holds it sees every change. */
type Slot = { person: StoredPerson | undefined };

/** The last read of a list: as of which change, and where its people lie. */
type Read = {
  readonly version: number;
  readonly generation: number;
  readonly slots: readonly Slot[];
  readonly people: readonly (StoredPerson | undefined)[];
};

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
  /** Counts the slots of those whom nobody had asked for: an older list may have another slot of them. */
  let generation = 0;
  const lastReads = new WeakMap<readonly string[], Read>();

  const slotOf = (xuid: string): Slot => {
    const known = near.get(xuid);
    if (known) return known;
    const slot = people.get(xuid) ?? { person: undefined };
    near.set(xuid, slot);
    return slot;
  };
  const newSlot = (): Slot => {
    generation += 1;
    return { person: undefined };
  };

  return {
    read: (xuids) => {
      if (xuids.length <= FEW) return xuids.map((xuid) => slotOf(xuid).person);
      const last = lastReads.get(xuids);
      if (last?.version === version) return last.people;
      const slots = last?.generation === generation ? last.slots : xuids.map(slotOf);
      const now = slots.map(({ person }) => person);
      const isSame = last?.people.every((person, index) => person === now[index]) ?? false;
      const read = { version, generation, slots, people: last && isSame ? last.people : now };
      lastReads.set(xuids, read);
      return read.people;
    },
    update: (xuid, change) => {
      // A slot may be empty and asked for: then it is the one that is filled.
      const slot = near.get(xuid) ?? people.get(xuid) ?? newSlot();
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
