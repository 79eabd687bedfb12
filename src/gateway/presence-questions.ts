import type { BatchRequest } from '#contract/batch.ts';
import type { Level } from '#contract/level.ts';
import { BATCH_PATH } from '#contract/paths.ts';
import { readPresenceRecord, readPresenceRecords, type PresenceRecord } from '#contract/record.ts';
import { Refusal } from './answer.ts';
import { createPeoplePool, type PeoplePool } from './people-pool.ts';
import type { Poll } from './polls.ts';
import type { Upstream } from './upstream.ts';

const READ = { use: 'read' } as const;

/** Levels times languages: more than a household has. Those asked last are kept. */
const MOST_POOLS = 32;

export type PresenceQuestions = {
  /** One person's record. @param told is told of each that comes */
  record(path: string, languages: string, asked?: string, told?: (record: PresenceRecord) => void): Poll;
  /** The records of a group. */
  group(path: string, languages: string): Poll;
  /** A batch. One that only names people shares its calls with others of its level and languages. */
  batch(body: BatchRequest, languages: string): Poll;
  /** What is known is not fresh any more, since the viewer wrote. */
  outdate(): void;
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

function namesPeopleAlone(body: BatchRequest): readonly string[] | undefined {
  return Object.keys(body).every((member) => member === 'users' || member === 'level') ? body.users : undefined;
}

/** The presence questions of dashboards, as polls that know how they are asked. */
export function createPresenceQuestions({ upstream, clock, intervalMs, baseMs }: Options): PresenceQuestions {
  const pools = new Map<string, PeoplePool>();

  const askList = (body: BatchRequest, languages: string) =>
    upstream.read(
      { class: 'read', method: 'POST', path: BATCH_PATH, languages, body, purpose: READ },
      recordsIn,
    );

  function poolOf(level: Level, languages: string): PeoplePool {
    const name = `${level} ${languages}`;
    const pool =
      pools.get(name) ??
      createPeoplePool({
        clock,
        intervalMs,
        baseMs,
        ask: async (users) => {
          const records = await askList({ users, level }, languages);
          return new Map(records.map((record) => [record.xuid, record]));
        },
      });
    pools.delete(name);
    pools.set(name, pool);
    const [oldest] = pools.keys();
    if (pools.size > MOST_POOLS && oldest !== undefined) pools.delete(oldest);
    return pool;
  }

  const get = <T>(path: string, languages: string, understand: (value: object) => T): Poll => ({
    key: getKey(path, languages),
    ask: async () => {
      const at = clock();
      const call = { class: 'read', method: 'GET', path, languages, purpose: READ } as const;
      return { json: JSON.stringify(await upstream.read(call, understand)), at };
    },
  });

  return {
    record: (path, languages, asked, told) =>
      get(path, languages, (value) => {
        const record = recordIn(value, asked);
        told?.(record);
        return record;
      }),
    group: (path, languages) => get(path, languages, recordsIn),
    batch: (body, languages) => {
      const key = `${BATCH_PATH} ${languages} ${JSON.stringify(body)}`;
      const { level = 'title' } = body;
      const users = namesPeopleAlone(body);
      if (users) return { key, isPooled: true, ask: () => poolOf(level, languages).answer(users) };
      return {
        key,
        ask: async () => {
          const at = clock();
          return { json: JSON.stringify(await askList(body, languages)), at };
        },
      };
    },
    outdate: () => {
      for (const pool of pools.values()) pool.outdate();
    },
    calls: () => {
      let calls = 0;
      for (const pool of pools.values()) calls += pool.calls();
      return calls;
    },
  };
}
