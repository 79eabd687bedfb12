import { Redis, type ChainableCommander } from 'ioredis';
import { CALL_LIMITS, type CallClass } from '#contract/call-limits.ts';
import { createBudget, type Budget } from '#gateway/budget.ts';
import type { SharedPolls } from '#gateway/shared-polls.ts';
import type { RedisAddress } from './redis-address.ts';
import { noticeSilence } from './silence.ts';

/** A server that keeps silent for longer counts as gone, ms. */
const ANSWER_MS = 500;
/** Nobody waits for a connection to stand, so that may take longer. */
const PREPARE_MS = 2000;
/** Of whoever holds the right to ask: renewed three times in it, so a dead holder is found out within it. */
const LEASE_MS = 900;
/** As long as a last good answer is given out. */
const KEPT_MS = 300_000;
/** Whoever waited for a question that failed looks within this time. */
const FAILURE_MS = 500;
/** A gateway that has made no call for so long does not count as one. */
const PEER_MS = 60_000;

/** Gives a lease back, or makes it longer, if it is still ours. */
const HELD = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[2] == '0' then return redis.call('DEL', KEYS[1]) end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
`;

/**
 * Counts a call in both windows unless one is full or a pause runs: [wait, count, remains, gateways, status of
 * the pause or 0].
 * A limit of 0 is none.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[4], now, ARGV[5])
redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', now - ARGV[6])
redis.call('PEXPIRE', KEYS[4], ARGV[6])
local gateways = redis.call('ZCARD', KEYS[4])
local wait = math.max(redis.call('PTTL', KEYS[3]), 0)
for index = 1, 2 do
  local limit = tonumber(ARGV[index])
  if limit > 0 and tonumber(redis.call('GET', KEYS[index]) or '0') >= limit then
    wait = math.max(wait, redis.call('PTTL', KEYS[index]))
  end
end
if wait == 0 then
  for index = 1, 2 do
    if redis.call('INCR', KEYS[index]) == 1 then redis.call('PEXPIRE', KEYS[index], ARGV[index + 2]) end
  end
end
return {
  wait,
  tonumber(redis.call('GET', KEYS[2]) or '0'),
  math.max(redis.call('PTTL', KEYS[2]), 0),
  gateways,
  tonumber(redis.call('GET', KEYS[3]) or '0') or 0
}
`;

/** What gateways of one viewer share through a server. */
export type GatewayStore = {
  readonly polls: SharedPolls;
  readonly budget: Budget;
  /** Lets go of the server. */
  close(): void;
};

type Options = {
  /** Tells viewers and upstreams apart: no answer of one is ever another's. Letters and digits. */
  readonly namespace: () => Promise<string>;
  /** ms */
  readonly clock: () => number;
  readonly isLimited: boolean;
  /** Told in a sentence when the server is gone and when it is back. */
  readonly report: (sentence: string) => void;
};

function connect({ host, port, tls, username, password, db }: RedisAddress): Redis {
  return new Redis({
    host,
    port,
    db,
    ...(tls ? { tls: {} } : {}),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    connectionName: 'friends-presence-polls',
    protocol: 2,
    connectTimeout: PREPARE_MS,
    // While the connection is made; what is asked on it afterwards has less time.
    commandTimeout: PREPARE_MS,
    // While it is away nobody waits for it: each gateway is on its own.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(50 * 2 ** times, 1000) * (0.5 + Math.random() / 2),
    disableClientInfo: true,
  });
}

/** Hands an answer of the server through, and gives the connection up when none comes in time. */
type InTime = ReturnType<typeof noticeSilence>;

function createRedisBudget(
  redis: Redis,
  inTime: InTime,
  key: (name: string) => Promise<string>,
  options: Options,
): Budget {
  const { clock, isLimited } = options;
  const id = crypto.randomUUID();
  let gateways = 1;
  // Without the server each gateway keeps to its part of what all may spend.
  const alone = createBudget(clock, isLimited, () => gateways);
  const told = new Map<CallClass, { used: number; endsAt: number }>();
  const paused = new Map<CallClass, number>();
  return {
    take: async (call) => {
      const [short, long] = CALL_LIMITS[call];
      try {
        const keys = await Promise.all(
          [`${call}:short`, `${call}:long`, `${call}:pause`, 'gateways'].map((name) => key(`budget:${name}`)),
        );
        const taken = redis.eval(
          TAKE,
          keys.length,
          ...keys,
          isLimited ? short.limit : 0,
          isLimited ? long.limit : 0,
          short.seconds * 1000,
          long.seconds * 1000,
          id,
          PEER_MS,
        );
        const answer = (await inTime(taken)) as number[];
        const [wait = 0, used = 0, remainsMs = 0, peers = 1, status = 0] = answer;
        if (status === 429 || status === 503) paused.set(call, status);
        else paused.delete(call);
        gateways = Math.max(1, peers);
        told.set(call, { used, endsAt: clock() + remainsMs });
        // Counted here too, so that what is known stays when the server goes.
        if (wait === 0) await alone.take(call);
        return wait;
      } catch {
        told.delete(call);
        paused.delete(call);
        return alone.take(call);
      }
    },
    pause: (call, ms, status) => {
      if (ms < 1) return;
      key(`budget:${call}:pause`)
        .then((name) => inTime(redis.set(name, String(status), 'PX', Math.ceil(ms))))
        .catch(() => undefined);
    },
    pausedBy: (call) => paused.get(call),
    spent: (call) => {
      const known = told.get(call);
      if (!known) return alone.spent(call);
      const remainsMs = Math.max(0, known.endsAt - clock());
      return { used: remainsMs > 0 ? known.used : 0, limit: CALL_LIMITS[call][1].limit, remainsMs };
    },
  };
}

/** The replies of commands that went out together. @throws the first complaint of the server among them */
async function repliesOf(pipeline: ChainableCommander, inTime: InTime): Promise<unknown[]> {
  const replies = (await inTime(pipeline.exec())) ?? [];
  return replies.map(([error, reply]) => {
    if (error) throw error;
    return reply;
  });
}

/**
 * Opens what several gateways share: polls, budget and last good answers. Nothing waits for the server: while
 * it is away every call rejects at once.
 */
export function openGatewayStore(address: RedisAddress, options: Options): GatewayStore {
  const redis = connect(address);
  // One that stands but says nothing is given up: from then on nobody waits for it, until it answers again.
  const inTime = noticeSilence(ANSWER_MS, () => {
    redis.disconnect(true);
  });
  let isAway = false;
  let isClosed = false;
  const away = () => {
    if (isAway || isClosed) return;
    isAway = true;
    options.report('The store cannot be reached: until it can, this gateway polls for itself.');
  };
  redis.on('error', away);
  redis.on('close', away);
  redis.on('ready', () => {
    if (isAway) options.report('The store can be reached again: polls are shared.');
    isAway = false;
  });
  // All of one viewer lies in one slot of a Cluster.
  const key = async (name: string) => `polls:{${await options.namespace()}}:${name}`;

  /** Ages by the server's clock: those of gateways need not agree. */
  async function serverNow(): Promise<number> {
    const [seconds, micros] = await inTime(redis.time());
    return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
  }

  const polls: SharedPolls = {
    read: async (name) => {
      const place = await key(`answer:${name}`);
      const [json, left] = await repliesOf(redis.pipeline().get(place).pttl(place), inTime);
      if (typeof json !== 'string' || typeof left !== 'number' || left <= 0) return undefined;
      return { json, ageMs: KEPT_MS - left };
    },
    keep: async (name, json, ageMs) => {
      const left = Math.round(KEPT_MS - ageMs);
      if (left > 0) await inTime(redis.set(await key(`answer:${name}`), json, 'PX', left));
    },
    readPeople: async (pool, xuids) => {
      const place = await key(`people:${pool}`);
      const [texts, now] = await Promise.all([inTime(redis.hmget(place, ...xuids)), serverNow()]);
      const people = new Map<string, { json: string; ageMs: number }>();
      for (const [index, text] of texts.entries()) {
        const xuid = xuids[index];
        const [, at, json] = /^(\d{1,15}) (.*)$/s.exec(text ?? '') ?? [];
        if (xuid === undefined || json === undefined) continue;
        people.set(xuid, { json, ageMs: Math.max(0, now - Number(at)) });
      }
      return people;
    },
    keepPeople: async (pool, people, ageMs) => {
      const place = await key(`people:${pool}`);
      const at = Math.round((await serverNow()) - ageMs);
      const fields = new Map([...people].map(([xuid, json]) => [xuid, `${at} ${json}`]));
      if (fields.size > 0)
        await repliesOf(redis.pipeline().hset(place, fields).pexpire(place, KEPT_MS), inTime);
    },
    watch: async (pool, xuids, withinMs) => {
      const place = await key(`watched:${pool}`);
      const now = await serverNow();
      const members = xuids.flatMap((xuid) => [String(now), xuid]);
      const pipeline = redis
        .pipeline()
        .zadd(place, ...members)
        .zremrangebyscore(place, '-inf', now - withinMs)
        .pexpire(place, Math.ceil(withinMs))
        .zrange(place, '0', '-1');
      return (await repliesOf(pipeline, inTime))[3] as string[];
    },
    readFailure: async (name) => {
      const text = await inTime(redis.get(await key(`failure:${name}`)));
      const [, status, sentence] = /^([45]\d\d) (.{1,200})$/.exec(text ?? '') ?? [];
      return status === undefined || sentence === undefined
        ? undefined
        : { status: Number(status), sentence };
    },
    keepFailure: async (name, status, sentence) => {
      await inTime(redis.set(await key(`failure:${name}`), `${status} ${sentence}`, 'PX', FAILURE_MS));
    },
    lease: async (name) => {
      const place = await key(`lease:${name}`);
      const mine = crypto.randomUUID();
      const taken = await inTime(redis.set(place, mine, 'PX', LEASE_MS, 'NX'));
      if (taken !== 'OK') return undefined;
      const renewal = setInterval(() => {
        inTime(redis.eval(HELD, 1, place, mine, String(LEASE_MS))).catch(() => undefined);
      }, LEASE_MS / 3);
      renewal.unref();
      return {
        release: async () => {
          clearInterval(renewal);
          await inTime(redis.eval(HELD, 1, place, mine, '0'));
        },
      };
    },
  };
  return {
    polls,
    budget: createRedisBudget(redis, inTime, key, options),
    close: () => {
      isClosed = true;
      redis.disconnect();
    },
  };
}
