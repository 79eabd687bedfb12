import { inTurn } from './in-turn.ts';
import { createNearCache, type Known, type NearCache } from './near-cache.ts';
import { readPersonText, writePersonText } from './person-text.ts';
import { StoreUnavailable, type PresenceStore, type StoredPerson } from './presence-store.ts';
import type { RedisConnection, RedisSession } from './redis-session.ts';
import { DEFAULT_LAST_SEEN_MS, lifetimeOf } from './retention.ts';

/** What all keys of people begin with. */
export const KEY_PREFIX = 'presence:';

/** Some 60 MB at most. */
const DEFAULT_NEAR_PEOPLE = 100_000;

/** Each failed one is somebody else's success, so this many in a row mean that something else is wrong. */
const MOST_ATTEMPTS = 100;

/** The braces let a Cluster keep all keys of one person in one place. */
const keyOf = (xuid: string): string => `${KEY_PREFIX}{${xuid}}`;
const xuidOf = (key: string): string => key.slice(KEY_PREFIX.length + 1, -1);

const knownOf = (text: string | null): Known => ({
  text,
  person: text === null ? undefined : readPersonText(text),
});

type Near = {
  readonly session: RedisSession;
  readonly cache: NearCache;
  /** The last answer to each question that is asked again and again, and the revision that it is of. */
  readonly answers: WeakMap<readonly string[], Answered>;
};

type Answered = {
  readonly revision: number;
  readonly people: readonly (StoredPerson | undefined)[];
};

/** Asks for people in one round trip; who is the same as before is the same object as before. */
async function fetchPeople({ session, cache }: Near, xuids: readonly string[]): Promise<readonly Known[]> {
  if (xuids.length === 0) return [];
  const flight = cache.takeOff();
  let found: [xuid: string, known: Known][] = [];
  try {
    const texts = await session.read(xuids.map(keyOf));
    found = xuids.map((xuid, index) => {
      const text = texts[index] ?? null;
      const before = cache.guess(xuid);
      return [xuid, before?.text === text ? before : knownOf(text)];
    });
    return found.map(([, known]) => known);
  } finally {
    cache.land(flight, found);
  }
}

async function fetchPerson(near: Near, xuid: string): Promise<Known> {
  const [known = knownOf(null)] = await fetchPeople(near, [xuid]);
  return known;
}

/**
 * Makes a store on a Redis or Valkey server, which any number of processes may share: one key for each person.
 *
 * A read sees every change that anybody was assured of before it began, in this process or another. It costs
 * one round trip: people who are known here and did not change are not asked for again, only whether they did
 * change; if somebody changes in that moment, a second one brings them. A change compares and sets: it
 * is made on what is there, or asked again.
 * @param options.clock milliseconds since 1970 UTC, the one that sets when titles expire
 * @param options.isStated whom a world states: they are never forgotten, since the world would show again
 * @param options.lastSeenMs how long it is kept where somebody was last
 * @param options.nearPeople how many people this process keeps at hand
 */
export function createRedisStore({
  connection,
  clock,
  isStated = () => false,
  lastSeenMs = DEFAULT_LAST_SEEN_MS,
  nearPeople = DEFAULT_NEAR_PEOPLE,
}: {
  readonly connection: RedisConnection;
  readonly clock: () => number;
  readonly isStated?: (xuid: string) => boolean;
  readonly lastSeenMs?: number;
  readonly nearPeople?: number;
}): PresenceStore {
  let near: Near | undefined;
  const turns = inTurn();

  const nearNow = (): Near => {
    const session = connection.session();
    if (near?.session === session) return near;
    const cache = createNearCache(nearPeople);
    session.listen((keys) => {
      if (keys === 'all') cache.clear();
      else for (const key of keys) cache.changed(xuidOf(key));
    });
    near = { session, cache, answers: new WeakMap() };
    return near;
  };

  const lifetime = (xuid: string, person: StoredPerson): number =>
    isStated(xuid) ? Infinity : lifetimeOf(person, clock(), lastSeenMs);

  const update = async (
    xuid: string,
    change: (before: StoredPerson | undefined) => StoredPerson | undefined,
  ): Promise<StoredPerson | undefined> => {
    const current = nearNow();
    const { session, cache } = current;
    const guess = cache.guess(xuid);
    let before = guess ?? (await fetchPerson(current, xuid));
    let isGuess = guess !== undefined;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const person = change(before.person);
      if (person === before.person) {
        if (!isGuess) return person;
        before = await fetchPerson(current, xuid);
      } else {
        const text = person ? writePersonText(person) : null;
        const other = await session.replace(
          keyOf(xuid),
          before.text,
          text,
          person ? lifetime(xuid, person) : Infinity,
        );
        if (!other) {
          cache.written(xuid, { text, person });
          return person;
        }
        before = knownOf(other.found);
      }
      isGuess = false;
    }
    throw new StoreUnavailable(`What is stored of ${xuid} does not stay as it was read`);
  };

  /** What is fresh here of these people, and whom of them to ask for. */
  const look = ({ cache }: Near, xuids: readonly string[]) => {
    const people: (StoredPerson | undefined)[] = [];
    const missing: number[] = [];
    for (const [index, xuid] of xuids.entries()) {
      const known = cache.fresh(xuid);
      people.push(known?.person);
      if (!known) missing.push(index);
    }
    return { people, missing };
  };

  const fetchInto = async (
    current: Near,
    xuids: readonly string[],
    people: (StoredPerson | undefined)[],
    indexes: readonly number[],
  ): Promise<void> => {
    const found = await fetchPeople(
      current,
      indexes.map((index) => xuids[index] ?? ''),
    );
    for (const [place, index] of indexes.entries()) people[index] = found[place]?.person;
  };

  const read = async (xuids: readonly string[]): Promise<readonly (StoredPerson | undefined)[]> => {
    if (xuids.length === 0) return [];
    const current = nearNow();
    const { session, cache, answers } = current;
    const { revision } = cache;
    const before = answers.get(xuids);
    if (before?.revision === revision) {
      await session.fence();
      if (cache.revision === revision) return before.people;
    }
    const { people, missing } = look(current, xuids);
    await Promise.all([session.fence(), fetchInto(current, xuids, people, missing)]);
    if (cache.revision !== revision) {
      // Somebody changed while this waited; of whom it asked, what came is recent enough in any case.
      const asked = new Set(missing);
      const again = look(current, xuids);
      for (const [index, person] of again.people.entries()) if (!asked.has(index)) people[index] = person;
      const outdated = again.missing.filter((index) => !asked.has(index));
      await fetchInto(current, xuids, people, outdated);
    } else answers.set(xuids, { revision, people });
    return people;
  };

  return {
    read,
    update: (xuid, change) => turns(xuid, () => update(xuid, change)),
  };
}
