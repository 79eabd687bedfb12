import { describe, vi } from 'vitest';
import { createRedisStore, KEY_PREFIX } from '#service/store/redis.ts';
import { describePresenceStore, type StoreUnderTest } from '#testing/presence-store-suite.ts';
import { hasRedisServer, PATIENT_MS, startRedisServer } from '#testing/redis-server.ts';
import { readRedisAddress } from './redis-address.ts';
import { keepRedisConnection } from './redis-connection.ts';

async function openStores(options: readonly string[], setUp?: readonly string[]): Promise<StoreUnderTest> {
  const server = await startRedisServer(options);
  if (setUp) await server.command(...setUp);
  const address = readRedisAddress(server.address);
  if (!address) throw new Error(`not an address: ${server.address}`);
  const connections = [1, 2].map(() => keepRedisConnection(address, KEY_PREFIX, () => undefined, PATIENT_MS));
  await Promise.all(connections.map(({ tried }) => tried));
  const [store, other] = connections.map((connection) => createRedisStore({ connection, clock: Date.now }));
  if (!store || !other) throw new Error('two stores were made');
  // A Cluster takes a moment to find that its slots are all there.
  await vi.waitFor(() => store.update('1', () => undefined), { timeout: 10_000 });
  return {
    store,
    other,
    clear: async () => {
      await server.command('FLUSHALL');
    },
    close: async () => {
      for (const connection of connections) connection.close();
      await server.end();
    },
  };
}

describe.skipIf(!hasRedisServer)('on a real server', () => {
  describePresenceStore('redis', () => openStores([]));
  // One server that holds all slots: it refuses whatever reaches across two of them.
  describePresenceStore('redis, as a Cluster', () =>
    openStores(['--cluster-enabled', 'yes'], ['CLUSTER', 'ADDSLOTSRANGE', '0', '16383']),
  );
});
