import { listenFault, urlOf } from './address.ts';
import { readServiceConfig, type ServiceConfig } from './config.ts';
import { withCompression } from './compress.ts';
import { createEmbedded } from './embedded.ts';
import { asksForHelp, helpText } from './help.ts';
import { CannotListen, listen } from './listen.ts';
import { commandLine, endOnFault, exitMistold, stopOnSignal } from './program.ts';
import { randomSecret } from './secret.ts';
import { SERVICE_ALONE_SETTINGS } from './settings.ts';
import { sharedStoreOf } from './shared-store.ts';
import { PRESENCE_VOICE } from './voices.ts';
import { settledWorld } from './world-setting.ts';
import type { World } from '#service/world.ts';

const FAILED = 'The presence service cannot start';

const HELP = {
  usage: 'npm run service -- [flag value]…',
  about: 'The presence service alone, for other programs.',
  further: ['A token for it: npm run service -- token --help'],
};

async function serve(config: ServiceConfig, world: World): Promise<void> {
  const { host, port, heartbeat, ttl, strict, throttle, secret = randomSecret() } = config;
  const shared = await sharedStoreOf(config, world);
  const { exchange } = createEmbedded({
    world,
    clock: Date.now,
    secret,
    heartbeatSeconds: heartbeat,
    ttlSeconds: ttl,
    strict,
    throttle,
    ...(shared ? { store: shared.store, throttleStore: shared.throttleStore } : {}),
  });
  try {
    const listener = await listen({
      host,
      port,
      voice: PRESENCE_VOICE,
      exchange: withCompression(exchange),
    });
    stopOnSignal(async () => {
      await listener.close();
      shared?.close();
    });
    console.log(`Presence service is ready at ${urlOf(host, listener.port)}`);
    if (config.secret === undefined) {
      console.error('Set PRESENCE_TOKEN_SECRET to make tokens for it: this one’s secret is random.');
    }
  } catch (error) {
    if (!(error instanceof CannotListen)) throw error;
    exitMistold(FAILED, [listenFault(error, host, port, '--port (PORT)')]);
  }
}

/** `npm run service`: the presence service alone, for other programs. */
export async function runService(): Promise<void> {
  endOnFault();
  const { argv, env } = commandLine();
  if (asksForHelp(argv)) return console.log(helpText(HELP, SERVICE_ALONE_SETTINGS));
  const { config, faults, worldFile } = readServiceConfig(argv, env);
  const world = await settledWorld(worldFile, Date.now());
  const all = [...faults, ...('faults' in world ? world.faults : [])];
  if (!config || 'faults' in world || all.length > 0) exitMistold(FAILED, all);
  await serve(config, world.world);
}
