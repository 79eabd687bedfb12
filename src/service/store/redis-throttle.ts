import type { ThrottleStore } from '../throttle.ts';
import type { RedisConnection } from './redis-session.ts';

/**
 * Makes a store of counts on a Redis or Valkey server, for all processes that share it. Windows begin and end
 * by the server's clock, so processes whose clocks differ count alike.
 */
export function createRedisThrottleStore(connection: RedisConnection): ThrottleStore {
  return {
    count: async (asked, now) => {
      // What is counted in one go has to lie in one slot of a Cluster.
      const slot = asked[0]?.key ?? '';
      const windows = asked.map(({ key, seconds }) => ({
        key: `throttle:{${slot}}:${key}`,
        lifetimeMs: seconds * 1000,
      }));
      const counts = await connection.session().count(windows);
      return counts.map(({ count, remainsMs }) => ({ count, endsAt: now + remainsMs }));
    },
  };
}
