import { MAX_BATCH_USERS } from '#contract/batch.ts';
import type { Told } from './polls.ts';

/** What is known of somebody: JSON, or nothing where the upstream said nothing, and when it was asked, in ms. */
export type Known = { readonly json: string | undefined; readonly at: number };

/**
 * Learns of so many people at most, in one call; may tell of others too.
 * @throws Refusal
 */
export type AskPeople = (xuids: readonly string[]) => Promise<ReadonlyMap<string, Known>>;

export type PeoplePool = {
  /**
   * The records of people, in the order in which they are named. Whoever is not known freshly is asked for,
   * together with all others that anybody watches.
   * @throws Refusal as the upstream failed
   */
  answer(xuids: readonly string[]): Promise<Told>;
  /** What is known is not fresh any more, since the viewer wrote. */
  outdate(): void;
  /** Calls that one round of asking for everybody who is watched costs. */
  calls(): number;
};

type Person = {
  /** JSON; undefined where the upstream said nothing of them. */
  json: string | undefined;
  /** From when on it is fresh for an interval; long ago for what is not fresh. */
  at: number;
  /** When what is known was asked for. */
  toldAt: number;
  watchedAt: number;
  asking: Promise<void> | undefined;
};

export type PeoplePoolOptions = {
  readonly ask: AskPeople;
  /** ms */
  readonly clock: () => number;
  readonly intervalMs: () => number;
  /** The interval as configured, by which dashboards poll at least now and then. */
  readonly baseMs: number;
};

/** Questions that come within this time go out together, ms. */
const GATHER_MS = 5;

/** Somebody whom nobody has asked for in so many intervals is not watched any more. */
const WATCHED_INTERVALS = 3;

/** People known for half an interval come along when others are asked for: soon all keep one rhythm. */
const ALONG_AFTER = 0.5;

/**
 * Makes one question out of those of several dashboards that look at one level in one language: the union of
 * their people goes out, at most 1,100 in a call, and each gets its own part of what comes back. People who
 * only come along never make another call necessary.
 */
export function createPeoplePool({ ask, clock, intervalMs, baseMs }: PeoplePoolOptions): PeoplePool {
  const people = new Map<string, Person>();
  let wanted = new Set<string>();
  let gathering: Promise<void> | undefined;
  /** Rises with each write of the viewer: what was asked before is not fresh. */
  let generation = 0;

  const ageOf = ({ at }: Person): number => {
    const age = clock() - at;
    return age < 0 ? Infinity : age;
  };

  function watch(xuid: string): Person {
    const person = people.get(xuid) ?? {
      json: undefined,
      at: -Infinity,
      toldAt: -Infinity,
      watchedAt: 0,
      asking: undefined,
    };
    person.watchedAt = clock();
    people.set(xuid, person);
    return person;
  }

  /** Forgets whom nobody watches; names those who might come along, the one known longest first. */
  function companions(): string[] {
    const since = clock() - WATCHED_INTERVALS * baseMs;
    const along: [xuid: string, at: number][] = [];
    for (const [xuid, person] of people) {
      if (person.watchedAt < since && !person.asking) people.delete(xuid);
      else if (!wanted.has(xuid) && !person.asking && ageOf(person) >= ALONG_AFTER * intervalMs()) {
        along.push([xuid, person.at]);
      }
    }
    return along.sort(([, a], [, b]) => a - b).map(([xuid]) => xuid);
  }

  function send(xuids: readonly string[]): Promise<void> {
    const began = generation;
    const hear = async () => {
      const known = await ask(xuids);
      for (const [xuid, { json, at }] of known) {
        const person = people.get(xuid);
        if (!person || at < person.toldAt) continue;
        person.json = json;
        person.at = began === generation ? at : -Infinity;
        person.toldAt = at;
      }
    };
    const settled = hear().finally(() => {
      for (const xuid of xuids) {
        const person = people.get(xuid);
        if (person?.asking === settled) person.asking = undefined;
      }
    });
    for (const xuid of xuids) {
      const person = people.get(xuid);
      if (person) person.asking = settled;
    }
    return settled;
  }

  function dispatch(): void {
    gathering = undefined;
    const along = companions();
    const named = [...wanted];
    wanted = new Set();
    const room = Math.ceil(named.length / MAX_BATCH_USERS) * MAX_BATCH_USERS - named.length;
    const all = [...named, ...along.slice(0, room)];
    for (let from = 0; from < all.length; from += MAX_BATCH_USERS) {
      // Whoever waits for them hears of a failure; nobody else has to.
      send(all.slice(from, from + MAX_BATCH_USERS)).catch(() => undefined);
    }
  }

  /**
   * Waits for those who are not fresh. Unless all of them are being asked for already, the whole question goes
   * out: then it is fresh as a whole for an interval, though its people were known since different moments.
   */
  async function askFor(stale: readonly string[], question: readonly string[]): Promise<void> {
    if (stale.some((xuid) => !people.get(xuid)?.asking)) {
      for (const xuid of question) wanted.add(xuid);
      gathering ??= new Promise<void>((resolve) => setTimeout(resolve, GATHER_MS)).then(dispatch);
      await gathering;
    }
    const running = new Set<Promise<void>>();
    for (const xuid of stale) {
      const asking = people.get(xuid)?.asking;
      if (asking) running.add(asking);
    }
    await Promise.all(running);
  }

  return {
    answer: async (xuids) => {
      const unique = [...new Set(xuids)];
      const watched = unique.map(watch);
      const stale = unique.filter((_, index) => {
        const person = watched[index];
        return !person || ageOf(person) >= intervalMs();
      });
      if (stale.length > 0) await askFor(stale, unique);
      const records: string[] = [];
      let at = Infinity;
      for (const person of watched) {
        at = Math.min(at, person.toldAt);
        if (person.json !== undefined) records.push(person.json);
      }
      return { json: `[${records.join(',')}]`, at };
    },
    outdate: () => {
      generation += 1;
      for (const person of people.values()) {
        person.at = -Infinity;
        // Whoever asks next does not wait for what was asked before.
        person.asking = undefined;
      }
    },
    calls: () => {
      const since = clock() - WATCHED_INTERVALS * baseMs;
      let watched = 0;
      for (const { watchedAt } of people.values()) if (watchedAt >= since) watched += 1;
      return Math.ceil(watched / MAX_BATCH_USERS);
    },
  };
}
