import { withCompression } from '#node/compress.ts';
import { listen } from '#node/listen.ts';
import { PRESENCE_VOICE } from '#node/voices.ts';
import { createPresenceExchange } from '#service/service.ts';
import { readWorld, type WorldInput } from '#service/world.ts';
import { NOON, SECRET } from './presence-service.ts';

export type ListeningService = {
  /** Without a slash at its end. */
  readonly url: string;
  /** Moves its clock on. */
  wind(ms: number): void;
  close(): Promise<void>;
};

/** Starts a presence service on a free loopback port, as `npm run service` does, with a clock that stands at noon. */
export async function startListeningService(
  input: WorldInput,
  options: { readonly throttle?: boolean } = {},
): Promise<ListeningService> {
  const result = readWorld(input);
  if ('faults' in result) throw new Error(result.faults.join('\n'));
  let now = NOON;
  const { world } = result;
  const service = createPresenceExchange({ world, secret: SECRET, clock: () => now, ...options });
  const listener = await listen({
    host: '127.0.0.1',
    port: 0,
    voice: PRESENCE_VOICE,
    exchange: withCompression(service),
  });
  return {
    url: `http://127.0.0.1:${listener.port}`,
    wind: (ms) => {
      now += ms;
    },
    close: () => listener.close(),
  };
}
