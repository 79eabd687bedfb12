/*
 * The presence service as `npm run service` runs it, throttling off, in a world where between two batches one
 * person in a hundred writes what they do: the writes go straight into presence, so that what is measured is
 * the reading after them.
 */
import { createApiExchange } from '#service/api.ts';
import { createPresence } from '#service/presence.ts';
import { readWorld } from '#service/world.ts';
import { listen } from '#node/listen.ts';
import { PRESENCE_VOICE } from '#node/voices.ts';
import { population, xuidOf } from './population.ts';
import { BATCH_USERS, SECRET } from './questions.ts';

const CHANGED = BATCH_USERS / 100;

const read = readWorld(population(BATCH_USERS, BATCH_USERS));
if ('faults' in read) throw new Error(read.faults.join('\n'));
const { world } = read;
const clock = Date.now;
const presence = createPresence({ world, clock });
const api = createApiExchange({ presence, world, clock, secret: SECRET });

let turn = 0;
async function change(): Promise<void> {
  for (let count = 0; count < CHANGED; count += 1) {
    turn += 1;
    await presence.writeTitle(
      {
        xuid: xuidOf(turn % BATCH_USERS),
        deviceType: 'iOS',
        deviceId: 'phone',
        titleId: '1828326430',
        sandbox: 'RETAIL',
      },
      { activity: { media: { id: String(turn), idType: 'provider', name: 'A new movement' } } },
    );
  }
}

const { port } = await listen({
  host: '127.0.0.1',
  port: 0,
  voice: PRESENCE_VOICE,
  exchange: async (request) => {
    await change();
    return api(request);
  },
});
console.log(`Changing service is ready at http://127.0.0.1:${port}`);
process.once('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
