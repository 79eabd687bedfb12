import { MAX_BATCH_USERS, type BatchRequest } from '#contract/batch.ts';
import { parseXuid } from '#contract/identifier.ts';
import type { Level } from '#contract/level.ts';
import { BATCH_PATH } from '#contract/paths.ts';
import { readPresenceRecord, readPresenceRecords, type PresenceRecord } from '#contract/record.ts';
import { Refusal } from './answer.ts';
import { parseBoundedJson } from './bounded-json.ts';
import { createPeoplePool, type AskPeople, type Known, type PeoplePool } from './people-pool.ts';
import type { Poll, Told } from './polls.ts';
import { askTogether, type OpenSharedPolls } from './shared-polls.ts';
import type { Upstream } from './upstream.ts';

const READ = { use: 'read' } as const;

/** Levels times languages: more than a household has. Those asked last are kept. */
const MOST_POOLS = 32;

/** Whom nobody has asked for within three intervals nobody watches. */
const WATCHED_INTERVALS = 3;

export type PresenceQuestions = {
  /** One person's record. @param noticed is told of each that comes */
  record(path: string, languages: string, asked?: string, noticed?: (record: PresenceRecord) => void): Poll;
  /** The records of a group. */
  group(path: string, languages: string): Poll;
  /** A batch. One that only names people shares its calls with others of its level and languages. */
  batch(body: BatchRequest, languages: string): Poll;
  /** What is known is not fresh any more, since the viewer wrote. */
  outdate(): void;
  /** Nothing is known any longer, since somebody else has signed in. */
  forget(): void;
  /** Calls that one round of all pools costs. */
  calls(): number;
};

type Options = {
  readonly upstream: Upstream;
  /** ms */
  readonly clock: () => number;
  readonly intervalMs: () => number;
  /** As configured. */
  readonly baseMs: number;
  /** What is known together with other gateways; left out: this is the only one. */
  readonly shared?: OpenSharedPolls | undefined;
};

/** Under which name the answer to a GET is kept. */
export function getKey(path: string, languages: string): string {
  return `${path} ${languages}`;
}

function recordIn(value: object, asked: string | undefined): PresenceRecord {
  const record = readPresenceRecord(value, asked);
  if (!record) throw new Refusal(502, 'The answer of the presence service holds no record.');
  return record;
}

/** An answer without a single record that can be read is no list of nobody: nobody's friends vanish for it. */
function recordsIn(value: object): readonly PresenceRecord[] {
  const { records, dropped } = readPresenceRecords(value);
  if (records.length > 0 || (Array.isArray(value) && dropped === 0)) return records;
  throw new Refusal(502, 'The answer of the presence service holds no list of records.');
}

/** What was kept elsewhere is read as if the upstream had sent it; what cannot be read was never there. */
function understoodBy<T>(understand: (value: object) => T, json: string): T | undefined {
  try {
    const value = parseBoundedJson(json);
    return typeof value === 'object' && value !== null ? understand(value) : undefined;
  } catch {
    return undefined;
  }
}

function namesPeopleAlone(body: BatchRequest): readonly string[] | undefined {
  return Object.keys(body).every((member) => member === 'users' || member === 'level')
    ? body.users
    : undefined;
}

/** The presence questions of dashboards, as polls that know how they are asked. */
export function createPresenceQuestions({
  upstream,
  clock,
  intervalMs,
  baseMs,
  shared,
}: Options): PresenceQuestions {
  const pools = new Map<string, PeoplePool>();

  const askList = (body: BatchRequest, languages: string) =>
    upstream.read(
      { class: 'read', method: 'POST', path: BATCH_PATH, languages, body, purpose: READ },
      recordsIn,
    );

  /** When the viewer wrote last: what others knew before is not fresh here. */
  let writtenAt = -Infinity;
  const isFreshAt = (at: number): boolean => at > writtenAt && clock() - at < intervalMs();

  /** What is shared for the account that is asked for; undefined where this gateway is on its own. */
  const openShared = async () => shared?.().catch(() => undefined);

  /** Asks, unless another gateway has done so within the interval. */
  async function told<T>(
    key: string,
    understand: (value: object) => T,
    ask: () => Promise<T>,
  ): Promise<Told> {
    // Opened before anything is asked: the answer may come when another account has signed in.
    const store = await openShared();
    const asked = async (): Promise<Told> => {
      const at = clock();
      const json = JSON.stringify(await ask());
      await store?.keep(key, json, clock() - at).catch(() => undefined);
      return { json, at };
    };
    if (!store) return asked();
    const known = async (): Promise<Told | undefined> => {
      const found = await store.read(key);
      const at = clock() - (found?.ageMs ?? Infinity);
      const value = found && isFreshAt(at) ? understoodBy(understand, found.json) : undefined;
      return value === undefined ? undefined : { json: JSON.stringify(value), at };
    };
    return askTogether(store, { key, known, ask: asked });
  }

  const askPeople =
    (level: Level, languages: string): AskPeople =>
    async (users) => {
      const at = clock();
      const records = await askList({ users, level }, languages);
      const byXuid = new Map(records.map((record) => [record.xuid, JSON.stringify(record)]));
      return new Map(users.map((xuid) => [xuid, { json: byXuid.get(xuid), at }]));
    };

  /** The same together with other gateways: whom any of them watches comes along while there is room. */
  function askPeopleTogether(name: string, ask: AskPeople): AskPeople {
    return async (users) => {
      const store = await openShared();
      if (!store) return ask(users);
      const known = async (): Promise<ReadonlyMap<string, Known> | undefined> => {
        const found = await store.readPeople(name, users);
        const people = new Map<string, Known>();
        for (const [xuid, { json, ageMs }] of found) {
          const at = clock() - ageMs;
          const record = json === '' ? undefined : understoodBy((value) => recordIn(value, undefined), json);
          if (!isFreshAt(at) || (json !== '' && record?.xuid !== xuid)) return undefined;
          people.set(xuid, { json: record && JSON.stringify(record), at });
        }
        return people.size === users.length ? people : undefined;
      };
      const asked = async (): Promise<ReadonlyMap<string, Known>> => {
        const watched = await store.watch(name, users, WATCHED_INTERVALS * baseMs).catch(() => []);
        const others = watched.filter((xuid) => parseXuid(xuid) === xuid && !users.includes(xuid));
        const people = await ask([...users, ...others].slice(0, MAX_BATCH_USERS));
        const texts = new Map([...people].map(([xuid, { json }]) => [xuid, json ?? '']));
        const at = people.values().next().value?.at ?? clock();
        await store.keepPeople(name, texts, clock() - at).catch(() => undefined);
        return people;
      };
      // Known to the others even while somebody else asks.
      store.watch(name, users, WATCHED_INTERVALS * baseMs).catch(() => undefined);
      return askTogether(store, { key: `people ${name}`, known, ask: asked });
    };
  }

  function poolOf(level: Level, languages: string): PeoplePool {
    const name = `${level} ${languages}`;
    const ask = askPeople(level, languages);
    const pool =
      pools.get(name) ??
      createPeoplePool({
        clock,
        intervalMs,
        baseMs,
        ask: shared ? askPeopleTogether(name, ask) : ask,
      });
    pools.delete(name);
    pools.set(name, pool);
    const [oldest] = pools.keys();
    if (pools.size > MOST_POOLS && oldest !== undefined) pools.delete(oldest);
    return pool;
  }

  const get = <T>(path: string, languages: string, understand: (value: object) => T): Poll => {
    const key = getKey(path, languages);
    const call = { class: 'read', method: 'GET', path, languages, purpose: READ } as const;
    return { key, ask: () => told(key, understand, () => upstream.read(call, understand)) };
  };

  return {
    record: (path, languages, asked, noticed) => ({
      ...get(path, languages, (value) => {
        const record = recordIn(value, asked);
        noticed?.(record);
        return record;
      }),
      subject: path,
    }),
    group: (path, languages) => get(path, languages, recordsIn),
    batch: (body, languages) => {
      const key = `${BATCH_PATH} ${languages} ${JSON.stringify(body)}`;
      const { level = 'title' } = body;
      const users = namesPeopleAlone(body);
      if (users) return { key, isPooled: true, ask: () => poolOf(level, languages).answer(users) };
      return { key, ask: () => told(key, recordsIn, () => askList(body, languages)) };
    },
    outdate: () => {
      writtenAt = clock();
      for (const pool of pools.values()) pool.outdate();
    },
    forget: () => {
      writtenAt = clock();
      for (const pool of pools.values()) pool.outdate();
      pools.clear();
    },
    calls: () => {
      let calls = 0;
      for (const pool of pools.values()) calls += pool.calls();
      return calls;
    },
  };
}
