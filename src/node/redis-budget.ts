import type { Redis } from 'ioredis';
import { CALL_LIMITS, type CallClass } from '#contract/call-limits.ts';
import { createBudget, type Budget } from '#gateway/budget.ts';
import type { noticeSilence } from './silence.ts';

/** A gateway that has made no call for so long does not count as one. */
const PEER_MS = 60_000;

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

/** Hands an answer of the server through, and gives the connection up when none comes in time. */
export type InTime = ReturnType<typeof noticeSilence>;

/**
 * Keeps the budget on a server, for all gateways of one viewer together; alone, each keeps to its part.
 * @param key where something is kept, by its name
 */
export function createRedisBudget(
  redis: Redis,
  inTime: InTime,
  key: (name: string) => Promise<string>,
  options: { readonly clock: () => number; readonly isLimited: boolean },
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
