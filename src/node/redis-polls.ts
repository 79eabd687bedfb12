import { Redis, type ChainableCommander } from 'ioredis';
import type { Budget } from '#gateway/budget.ts';
import type { OpenSharedPolls, SharedPolls } from '#gateway/shared-polls.ts';
import type { RedisAddress } from './redis-address.ts';
import { createRedisBudget, type InTime } from './redis-budget.ts';
import { ANSWER_MS } from './redis-session.ts';
import { noticeSilence } from './silence.ts';

/** Nobody waits for a connection to stand, so that may take longer. */
const PREPARE_MS = 2000;
/** Of whoever holds the right to ask: renewed three times in it, so a dead holder is found out within it. */
const LEASE_MS = 900;
/** As long as a last good answer is given out. */
const KEPT_MS = 300_000;
/** Whoever waited for a question that failed looks within this time. */
const FAILURE_MS = 500;

/** Gives a lease back, or makes it longer, if it is still ours. */
const HELD = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[2] == '0' then return redis.call('DEL', KEYS[1]) end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
`;

/** What gateways of one viewer share through a server. */
export type GatewayStore = {
  readonly polls: OpenSharedPolls;
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
  /** How long the server may keep silent before it counts as gone, in ms; half a second if left out. */
  readonly answerMs?: number;
  /** For how long those who waited hear of a failure, in ms; 500 without it. */
  readonly failureMs?: number;
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
  const inTime = noticeSilence(options.answerMs ?? ANSWER_MS, () => {
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
  const keyOf = (viewer: string, name: string) => `polls:{${viewer}}:${name}`;

  /** Ages by the server's clock: those of gateways need not agree. */
  async function serverNow(): Promise<number> {
    const [seconds, micros] = await inTime(redis.time());
    return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
  }

  const pollsOf = (viewer: string): SharedPolls => {
    const key = (name: string) => keyOf(viewer, name);
    const isStill = async () => (await options.namespace()) === viewer;
    return {
      read: async (name) => {
        const place = key(`answer:${name}`);
        const [json, left] = await repliesOf(redis.pipeline().get(place).pttl(place), inTime);
        if (typeof json !== 'string' || typeof left !== 'number' || left <= 0) return undefined;
        return { json, ageMs: KEPT_MS - left };
      },
      keep: async (name, json, ageMs) => {
        const left = Math.round(KEPT_MS - ageMs);
        if (left > 0 && (await isStill())) await inTime(redis.set(key(`answer:${name}`), json, 'PX', left));
      },
      readPeople: async (pool, xuids) => {
        const place = key(`people:${pool}`);
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
        const place = key(`people:${pool}`);
        const at = Math.round((await serverNow()) - ageMs);
        const fields = new Map([...people].map(([xuid, json]) => [xuid, `${at} ${json}`]));
        if (fields.size > 0 && (await isStill()))
          await repliesOf(redis.pipeline().hset(place, fields).pexpire(place, KEPT_MS), inTime);
      },
      watch: async (pool, xuids, withinMs) => {
        const place = key(`watched:${pool}`);
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
        const text = await inTime(redis.get(key(`failure:${name}`)));
        const [, status, sentence] = /^([45]\d\d) (.{1,200})$/.exec(text ?? '') ?? [];
        return status === undefined || sentence === undefined
          ? undefined
          : { status: Number(status), sentence };
      },
      keepFailure: async (name, status, sentence) => {
        if (!(await isStill())) return;
        await inTime(
          redis.set(key(`failure:${name}`), `${status} ${sentence}`, 'PX', options.failureMs ?? FAILURE_MS),
        );
      },
      lease: async (name) => {
        const place = key(`lease:${name}`);
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
  };
  return {
    polls: async () => pollsOf(await options.namespace()),
    budget: createRedisBudget(redis, inTime, async (name) => keyOf(await options.namespace(), name), options),
    close: () => {
      isClosed = true;
      redis.disconnect();
    },
  };
}
