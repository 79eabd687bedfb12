import { Redis } from 'ioredis';
import { readRedisAddress } from '#node/redis-address.ts';
import { openRedisSession } from '#node/redis-session.ts';
import { writePersonText } from '#service/store/person-text.ts';
import { createRedisStore, KEY_PREFIX } from '#service/store/redis.ts';
import { PATIENT_MS, startRedisServer, type RedisServer } from '#testing/redis-server.ts';
import { openConnection, saturate, type Expectation, type NextRequest } from './load.ts';
import { xuidOf } from './population.ts';
import { startServer, type ServerProcess } from './process-under-test.ts';
import { BATCH_USERS, sameBatch, shuffledBatch } from './questions.ts';
import { median, type Part, type Row } from './row.ts';
import { storedPerson } from './stored-person.ts';

const FEW = 10_000;
const MANY = 1_000_000;
const CONNECTIONS = 8;
const WARM_UP_MS = 2000;
const ROUND_MS = 1500;
/** Bare reads in one round. */
const READS = 100;
const FILL_AT_ONCE = 5000;

const ALL_ANSWERED: Expectation = ({ status, bodyBytes }) => status === 200 && bodyBytes > BATCH_USERS * 200;

const keyOf = (index: number): string => `${KEY_PREFIX}{${xuidOf(index)}}`;

async function usedBytes(client: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]);
}

/** @returns bytes of the server's memory for each record */
async function fill({ port }: RedisServer, count: number): Promise<number> {
  const client = new Redis({ port, host: '127.0.0.1', protocol: 2 });
  const before = await usedBytes(client);
  const now = Date.now();
  const lifetime = 86_400_000 * 31;
  for (let from = 0; from < count; from += FILL_AT_ONCE) {
    const pipeline = client.pipeline();
    for (let index = from; index < Math.min(count, from + FILL_AT_ONCE); index += 1) {
      pipeline.set(keyOf(index), writePersonText(storedPerson(index, now)), 'PX', lifetime);
    }
    await pipeline.exec();
  }
  const after = await usedBytes(client);
  client.disconnect();
  return (after - before) / count;
}

type Round = {
  readonly perSecond: number;
  /** Processor time of one answer in the service, what Redis does left out; undefined where nobody tells. */
  readonly cpuMs?: number | undefined;
};

const NOT_AT_HAND = 'redis, read of 1100 people not at hand';
const BARE = 'redis, the bare MGET of them';
const A_MILLION = ', a million records';

type Contestant = { readonly name: string; measure(ms: number): Promise<Round> };

function asking(name: string, server: ServerProcess, next: NextRequest): Contestant {
  return {
    name,
    measure: async (ms) => {
      const connections = await Promise.all(
        Array.from({ length: CONNECTIONS }, () => openConnection(server.port)),
      );
      try {
        const before = server.cpuMs();
        const { perSecond, answers } = await saturate(connections, next, ALL_ANSWERED, ms);
        const after = server.cpuMs();
        const isTold = before !== undefined && after !== undefined;
        return { perSecond, cpuMs: isTold ? (after - before) / answers : undefined };
      } finally {
        for (const connection of connections) connection.close();
      }
    },
  };
}

type Reading = { readonly store: Contestant; readonly bare: Contestant };

/** Reads people whom nobody has at hand, another 1100 each time: by the store, and what is asked of Redis alone. */
async function reading(server: RedisServer, count: number, among: string): Promise<Reading> {
  const address = readRedisAddress(server.address);
  if (!address) throw new Error(`not an address: ${server.address}`);
  const { session } = await openRedisSession(address, KEY_PREFIX, PATIENT_MS);
  const store = createRedisStore({ connection: { session: () => session }, clock: Date.now, nearPeople: 0 });
  let turn = 1;
  const random = (): number => {
    turn = (Math.imul(turn, 1_664_525) + 1_013_904_223) | 0;
    return (turn >>> 0) % count;
  };
  const contestant = (name: string, read: (people: readonly number[]) => unknown): Contestant => ({
    name: `${name}${among}`,
    measure: async () => {
      const questions = Array.from({ length: READS }, () => Array.from({ length: BATCH_USERS }, random));
      const start = performance.now();
      for (const people of questions) await read(people);
      return { perSecond: (READS * 1000) / (performance.now() - start) };
    },
  });
  return {
    store: contestant(NOT_AT_HAND, (people) => store.read(people.map(xuidOf))),
    bare: contestant(BARE, (people) => session.read(people.map(keyOf))),
  };
}

/** The shared store beside the one in memory, and both with ten thousand and with a million records. */
export const redis: Part = async ({ rounds, say }) => {
  const redisServers = [await startRedisServer(), await startRedisServer()] as const;
  const servers: ServerProcess[] = [];
  const start = async (...args: string[]): Promise<ServerProcess> => {
    const server = await startServer(['scripts/bench/store-server.ts', ...args]);
    servers.push(server);
    return server;
  };
  try {
    const [fewServer, manyServer] = redisServers;
    say(`filling with ${FEW} and ${MANY} records`);
    await fill(fewServer, FEW);
    const bytesInRedis = await fill(manyServer, MANY);
    const memoryFew = await start('memory', String(FEW));
    const memoryMany = await start('memory', String(MANY));
    const redisFew = await start(fewServer.address);
    const redisMany = await start(manyServer.address);
    const [same, shuffled] = [await sameBatch(), await shuffledBatch()];

    const fromFew = await reading(fewServer, FEW, '');
    const fromMany = await reading(manyServer, MANY, A_MILLION);
    const contestants = [
      asking('memory, same batch', memoryFew, same),
      asking('redis, same batch', redisFew, same),
      asking('memory, new order', memoryFew, shuffled),
      asking('redis, new order', redisFew, shuffled),
      asking(`memory, new order${A_MILLION}`, memoryMany, shuffled),
      asking(`redis, new order${A_MILLION}`, redisMany, shuffled),
      fromFew.store,
      fromMany.store,
      fromFew.bare,
      fromMany.bare,
    ];
    const results = new Map(contestants.map(({ name }) => [name, [] as Round[]]));
    for (const { measure } of contestants) await measure(WARM_UP_MS);
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round} of ${rounds}`);
      for (const { name, measure } of contestants) results.get(name)?.push(await measure(ROUND_MS));
    }
    const rowOf = (name: string): Row => {
      const values = (results.get(name) ?? []).map(({ perSecond }) => perSecond);
      return {
        name,
        value: median(values),
        unit: 'reads/s',
        spread: [Math.min(...values), Math.max(...values)],
      };
    };
    const against = (name: string, floor: string, least?: number): Row => {
      const floors = results.get(floor) ?? [];
      const own = results.get(name) ?? [];
      const byClock = median(
        own.map(({ perSecond }, round) => perSecond / (floors[round]?.perSecond ?? NaN)),
      );
      const byProcessor = median(own.map(({ cpuMs = NaN }, round) => (floors[round]?.cpuMs ?? NaN) / cpuMs));
      const isTold = Number.isFinite(byProcessor);
      const note = isTold ? { note: `the service's processor time: ${byProcessor.toFixed(2)}` } : {};
      return {
        ...rowOf(name),
        floor,
        ratio: byClock,
        ...(least === undefined ? {} : { bar: { least } }),
        ...note,
      };
    };
    const grown = ['memory, new order', 'redis, new order', NOT_AT_HAND];
    const heaps = [await memoryFew.memory(), await memoryMany.memory()] as const;
    const bytesInMemory = (heaps[1].heapUsed - heaps[0].heapUsed) / (MANY - FEW);
    const perMillion = (name: string, bytes: number): Row => ({
      name: `${name}, memory per million records`,
      value: bytes,
      unit: 'MB',
    });
    return [
      rowOf('memory, same batch'),
      against('redis, same batch', 'memory, same batch', 0.5),
      rowOf('memory, new order'),
      against('redis, new order', 'memory, new order', 0.5),
      rowOf(NOT_AT_HAND),
      ...grown.map((name) => against(`${name}${A_MILLION}`, name, 0.9)),
      // What no store can change: how much longer Redis itself takes where no cache holds what it reads.
      rowOf(BARE),
      against(`${BARE}${A_MILLION}`, BARE),
      perMillion('redis', bytesInRedis),
      perMillion('memory', bytesInMemory),
    ];
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await Promise.all(redisServers.map((server) => server.end()));
  }
};
