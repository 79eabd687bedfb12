import { readRedisAddress } from '#node/redis-address.ts';
import { openSharedStore } from '#node/shared-store.ts';
import { listen } from '#node/listen.ts';
import { PRESENCE_VOICE } from '#node/voices.ts';
import { createPresenceExchange } from '#service/service.ts';
import { createMemoryStore } from '#service/store/memory.ts';
import { readWorld } from '#service/world.ts';
import { PATIENT_MS } from '#testing/redis-server.ts';
import { population, xuidOf } from './population.ts';
import { BATCH_USERS, SECRET } from './questions.ts';
import { storedPerson } from './stored-person.ts';

/*
 * A presence service whose store holds many people: `memory 1000000` puts them there first, `redis://…` finds
 * them there.
 */

const [what = '', count = '0'] = process.argv.slice(2);

const result = readWorld(population(BATCH_USERS, BATCH_USERS));
if ('faults' in result) throw new Error(result.faults.join());
const { world } = result;

async function storeOf() {
  const address = readRedisAddress(what);
  if (address) return (await openSharedStore(address, world, Date.now, console.error, PATIENT_MS)).store;
  const store = createMemoryStore();
  const now = Date.now();
  for (let index = 0; index < Number(count); index += 1) {
    await store.update(xuidOf(index), () => storedPerson(index, now));
  }
  return store;
}

const exchange = createPresenceExchange({ world, secret: SECRET, store: await storeOf() });
const { port } = await listen({ host: '127.0.0.1', port: 0, voice: PRESENCE_VOICE, exchange });
console.log(`ready at http://127.0.0.1:${port}`);
