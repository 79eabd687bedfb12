import type { PresenceStore } from '#service/store/presence-store.ts';
import { createRedisStore, KEY_PREFIX } from '#service/store/redis.ts';
import { createRedisThrottleStore } from '#service/store/redis-throttle.ts';
import type { ThrottleStore } from '#service/throttle.ts';
import type { World } from '#service/world.ts';
import type { ServiceConfig } from './config.ts';
import type { RedisAddress } from './redis-address.ts';
import { keepRedisConnection } from './redis-connection.ts';

/** What several processes of the service share: who is where, and who called how often. */
export type SharedStore = {
  readonly store: PresenceStore;
  readonly throttleStore: ThrottleStore;
  /** Lets go of the server. */
  close(): void;
};

/**
 * Opens the store at an address. Resolves also where nothing answers there: the service starts, answers 503,
 * and connects later.
 * @param world whose people are never forgotten
 * @param clock ms
 * @param report is told in a sentence when the server is gone and when it is back
 * @param answerMs how long the server may keep silent before it counts as gone; half a second if left out
 */
export async function openSharedStore(
  address: RedisAddress,
  { people }: World,
  clock: () => number,
  report: (sentence: string) => void,
  answerMs?: number,
): Promise<SharedStore> {
  const connection = keepRedisConnection(address, KEY_PREFIX, report, answerMs);
  await connection.tried;
  const stated = new Set(people.map(({ xuid }) => xuid));
  return {
    store: createRedisStore({ connection, clock, isStated: (xuid) => stated.has(xuid) }),
    throttleStore: createRedisThrottleStore(connection),
    close: () => {
      connection.close();
    },
  };
}

/**
 * The shared store that a program was told to use, if it was told of one.
 * @param report is told in a sentence how that is; left out: stderr is
 */
export async function sharedStoreOf(
  { store }: Pick<ServiceConfig, 'store'>,
  world: World,
  report: (sentence: string) => void = (sentence) => console.error(sentence),
): Promise<SharedStore | undefined> {
  if (!store) return undefined;
  if (world.live) {
    report(
      'Nobody in this world moves by themselves: with a shared store, each process would move them on its own.',
    );
  }
  return openSharedStore(store, world, Date.now, report);
}
