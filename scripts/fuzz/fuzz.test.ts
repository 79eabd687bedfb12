import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen, type Listener } from '#node/listen.ts';
import { PRESENCE_VOICE } from '#node/voices.ts';
import { createPresenceExchange } from '#service/service.ts';
import { readWorld } from '#service/world.ts';
import { population } from '../bench/population.ts';
import { makeTokens, runCampaign, SECRET } from './campaign.ts';

const REQUESTS = 3000;

let listener: Listener;
beforeAll(async () => {
  const read = readWorld(population(20, 20));
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  const service = createPresenceExchange({ world: read.world, secret: SECRET });
  listener = await listen({ host: '127.0.0.1', port: 0, voice: PRESENCE_VOICE, exchange: service });
});
afterAll(() => listener.close());

test('any bytes at all get a documented status with a well-formed body', { timeout: 120_000 }, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const tokens = await makeTokens();
  const { port } = listener;
  const { findings, tally } = await runCampaign({ port, tokens, seed, from: 0, count: REQUESTS, atOnce: 16 });
  const told = findings.map(({ index, fault, request }) => ({
    again: `npm run fuzz -- --seed ${seed} --only ${index}`,
    fault,
    bytes: request.bytes.toString('latin1', 0, 1000),
  }));
  expect(told).toEqual([]);
  // Something of everything was asked, or it would prove little.
  for (const status of [200, 400, 401, 403, 404, 405, 406]) {
    expect(tally.get(status) ?? 0, `answers with ${status}`).toBeGreaterThan(0);
  }
});
