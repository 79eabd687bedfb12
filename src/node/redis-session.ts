import { Redis } from 'ioredis';
import { StoreUnavailable } from '#service/store/presence-store.ts';
import type { KeyListener, RedisSession } from '#service/store/redis-session.ts';
import type { RedisAddress } from './redis-address.ts';
import { sharedCall } from './shared-call.ts';
import { noticeSilence } from './silence.ts';

/** Milliseconds: a server that does not answer for so long is taken to be gone. */
export const ANSWER_MS = 500;

/** Nobody waits for a connection to stand, so that may take longer. */
const PREPARE_MS = 2000;

/** Where a server tells of changed keys to a client of the older protocol. */
const CHANGES = '__redis__:invalidate';

/** A longer MGET would hold up everybody else on the server. */
const KEYS_AT_ONCE = 1000;

/** Compares and sets; nothing at all for done, else what is there, empty for nothing. */
const REPLACE = `
local found = redis.call('GET', KEYS[1]) or ''
if found ~= ARGV[1] then return found end
if ARGV[2] == '' then redis.call('DEL', KEYS[1])
elseif ARGV[3] == '' then redis.call('SET', KEYS[1], ARGV[2])
else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
return false
`;

/** Counts in every window and says for how long each still runs. */
const COUNT = `
local answer = {}
for index, key in ipairs(KEYS) do
  local count = redis.call('INCR', key)
  if count == 1 then redis.call('PEXPIRE', key, ARGV[index]) end
  table.insert(answer, count)
  table.insert(answer, redis.call('PTTL', key))
end
return answer
`;

type WithScripts = Redis & {
  replaceText(key: string, expected: string, text: string, lifetime: string): Promise<string | null>;
  countWindows(keyCount: number, ...keysAndLifetimes: readonly (string | number)[]): Promise<number[]>;
};

/** What a server says that makes this connection useless, though it stands. */
const USELESS = /^(?:READONLY|LOADING|NOAUTH|WRONGPASS|NOPERM|MOVED|ASK|CLUSTERDOWN|MASTERDOWN|UNKILLABLE)\b/;

export type OpenSession = {
  readonly session: RedisSession;
  /** Resolves with the reason when it has broken. */
  readonly broken: Promise<Error>;
  /** Ends it. */
  close(): void;
};

function connectionTo(
  { host, port, tls, username, password, db }: RedisAddress,
  name: string,
  prepareMs: number,
): Redis {
  return new Redis({
    host,
    port,
    db,
    ...(tls ? { tls: {} } : {}),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    connectionName: `friends-presence-${name}`,
    lazyConnect: true,
    // In the newer protocol ioredis drops the news of changed keys.
    protocol: 2,
    connectTimeout: prepareMs,
    // Who does not answer does not say goodbye either.
    disconnectTimeout: 0,
    // One that breaks is not mended: what was known by it has to go first.
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    enableOfflineQueue: false,
    enableReadyCheck: false,
    disableClientInfo: true,
  });
}

function infoOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\r\n').map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at), line.slice(at + 1)] as const;
    }),
  );
}

/** A server that is not ready to be asked, or not the one to ask. */
function refusalOf(info: ReadonlyMap<string, string>): string | undefined {
  if (info.get('loading') === '1') return 'LOADING it reads its data from disk';
  if (info.get('role') === 'slave') return 'READONLY it is a replica; give the address of the primary';
  return undefined;
}

/** Rejects if the task takes too long. */
async function inTime<T>(task: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('it does not answer'));
    }, ms);
  });
  try {
    return await Promise.race([task, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** @param prefix of the keys whose changes are told */
async function prepare(work: WithScripts, watch: Redis, prefix: string): Promise<{ isCluster: boolean }> {
  await Promise.all([work.connect(), watch.connect()]);
  const info = infoOf(await work.info());
  const refusal = refusalOf(info);
  if (refusal !== undefined) throw new Error(refusal);
  // The connection that hears of changes is told of its own account, whoever made them: then one answer on it
  // proves that all news before it has come, and there is no second connection whose loss would go unseen.
  const id = await watch.client('ID');
  await watch.call('CLIENT', 'TRACKING', 'ON', 'REDIRECT', id, 'BCAST', 'PREFIX', prefix);
  await watch.subscribe(CHANGES);
  return { isCluster: info.get('cluster_enabled') === '1' };
}

/**
 * Connects: one connection for work, one that hears of changes. If either breaks, both do.
 * @param prefix of the keys whose changes are told
 * @param answerMs how long a server may keep silent
 * @throws the reason if the server cannot be reached or asked
 */
export async function openRedisSession(
  address: RedisAddress,
  prefix: string,
  answerMs = ANSWER_MS,
): Promise<OpenSession> {
  // Who is patient with answers is so with the first ones too.
  const prepareMs = Math.max(PREPARE_MS, answerMs);
  const work = connectionTo(address, 'work', prepareMs) as WithScripts;
  const watch = connectionTo(address, 'watch', prepareMs);
  work.defineCommand('replaceText', { numberOfKeys: 1, lua: REPLACE });
  work.defineCommand('countWindows', { lua: COUNT });
  let isBroken = false;
  let tell: (reason: Error) => void = () => undefined;
  const broken = new Promise<Error>((resolve) => {
    tell = resolve;
  });
  const breakOff = (reason: Error): void => {
    if (isBroken) return;
    isBroken = true;
    tell(reason);
    work.disconnect();
    watch.disconnect();
  };
  for (const connection of [work, watch]) {
    connection.on('error', breakOff);
    connection.on('end', () => {
      breakOff(new Error('the connection ended'));
    });
  }

  let isCluster: boolean;
  try {
    ({ isCluster } = await inTime(prepare(work, watch, prefix), prepareMs));
  } catch (error) {
    // What ioredis throws then is only that the connection is closed; the reason came before, as an event.
    const reason = isBroken ? await broken : (error as Error);
    breakOff(reason);
    throw reason;
  }

  /** Only what the server says of one command alone leaves the connection standing. */
  const failed = (error: unknown): never => {
    const reason = error as Error;
    if (reason.name !== 'ReplyError' || USELESS.test(reason.message)) breakOff(reason);
    throw new StoreUnavailable(reason.message, { cause: reason });
  };

  const blame = (): void => {
    breakOff(new Error('it does not answer'));
  };
  const workAnswer = noticeSilence(answerMs, blame);
  const watchAnswer = noticeSilence(answerMs, blame);

  const listeners: KeyListener[] = [];
  watch.on('messageBuffer', (_: Buffer, keys: readonly Buffer[] | null) => {
    const changed = keys === null ? ('all' as const) : keys.map(String);
    for (const listener of listeners) listener(changed);
  });

  const readAll = async (keys: readonly string[]): Promise<readonly (string | null)[]> => {
    // Across the slots of a Cluster no MGET reaches.
    const step = isCluster ? 1 : KEYS_AT_ONCE;
    if (keys.length <= step) return work.mget(...keys);
    const pipeline = work.pipeline();
    for (let from = 0; from < keys.length; from += step) pipeline.mget(...keys.slice(from, from + step));
    const replies = (await pipeline.exec()) ?? [];
    return replies.flatMap(([error, texts]) => {
      if (error) throw error;
      return texts as (string | null)[];
    });
  };

  const session: RedisSession = {
    read: (keys) => workAnswer(readAll(keys)).catch(failed),
    replace: async (key, expected, text, lifetimeMs) => {
      const lifetime = lifetimeMs === Infinity ? '' : String(Math.ceil(lifetimeMs));
      const replaced = work.replaceText(key, expected ?? '', text ?? '', lifetime);
      const found = await workAnswer(replaced).catch(failed);
      return found === null ? undefined : { found: found === '' ? null : found };
    },
    count: async (windows) => {
      const keys = windows.map(({ key }) => key);
      const lifetimes = windows.map(({ lifetimeMs }) => lifetimeMs);
      const counted = work.countWindows(keys.length, ...keys, ...lifetimes);
      const answer = await workAnswer(counted).catch(failed);
      return windows.map((_, index) => ({
        count: answer[2 * index] ?? 0,
        remainsMs: answer[2 * index + 1] ?? 0,
      }));
    },
    fence: sharedCall(() => watchAnswer(watch.ping()).then(() => undefined, failed)),
    listen: (listener) => {
      listeners.push(listener);
    },
  };
  return {
    session,
    broken,
    close: () => {
      breakOff(new Error('closed'));
    },
  };
}
