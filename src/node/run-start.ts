import type { Logger } from 'pino';
import { createGateway } from '#gateway/api.ts';
import type { Page } from '#gateway/page.ts';
import type { World } from '#service/world.ts';
import { accessBy, type Access } from './access.ts';
import { listenFault, urlOf } from './address.ts';
import { addressList, callerReader } from './client-address.ts';
import { readStartConfig, type StartConfig } from './config.ts';
import { addressToTell, embeddedSource, hostsOf, remoteSource, type Source } from './dashboard.ts';
import { PACK, withCompression } from './compress.ts';
import { createEmbedded } from './embedded.ts';
import { readGuards, type Guards } from './guarded.ts';
import { asksForHelp, helpText } from './help.ts';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { namespaceOf } from './namespace.ts';
import { passwordFile } from './password-file.ts';
import { openGatewayStore } from './redis-polls.ts';
import { CannotListen, listen, tryToListen, type Listener } from './listen.ts';
import { toPeers } from './peers.ts';
import { commandLine, endOnFault, exitMistold, stopOnSignal } from './program.ts';
import { randomSecret } from './secret.ts';
import type { Environment } from './setting.ts';
import { START_SETTINGS } from './settings.ts';
import { sharedStoreOf, type SharedStore } from './shared-store.ts';
import { logUpstream } from './upstream-log.ts';
import { GATEWAY_VOICE, PRESENCE_VOICE } from './voices.ts';
import { settledWorld } from './world-setting.ts';

const FAILED = 'Friends Presence cannot start';

const HELP = {
  usage: 'npm start -- [flag value]…',
  about: 'Friends Presence: the dashboard, with a presence service inside unless told of another.',
  further: ['The presence service alone: npm run service -- --help'],
};

type Started = {
  readonly source: Source;
  readonly service: Listener | undefined;
  readonly shared?: SharedStore | undefined;
  readonly access?: Access;
};

/** Connections of one address: browsers hold six at most, and a few hundred people may share one. */
const MAX_CONNECTIONS_EACH = 512;

/** Tells sentences in the log, for whoever looks after the program. */
const warnIn =
  (log: Logger) =>
  (sentence: string): void =>
    log.warn(sentence);

/** Where the program listens, and what set it. */
type Place = { readonly host: string; readonly port: number; readonly setting: string };

const dashboardPlace = ({ host, port }: StartConfig): Place => ({ host, port, setting: '--port (PORT)' });

const figuresPlace = ({ metrics: port }: StartConfig): readonly Place[] =>
  port === undefined ? [] : [{ host: '127.0.0.1', port, setting: '--metrics (PRESENCE_METRICS)' }];

/**
 * Listens, or ends the program with a line for each port that says what to change.
 * @param further where it would listen next: what is wrong there is said at once
 */
async function listenOrExit(
  options: Parameters<typeof listen>[0],
  setting: string,
  before: Listener | undefined,
  further: readonly Place[],
): Promise<Listener> {
  try {
    return await listen(options);
  } catch (error) {
    if (!(error instanceof CannotListen)) throw error;
    await before?.close();
    const faults = [listenFault(error, options.host, options.port, setting)];
    for (const place of further) {
      const fault = await tryToListen(place.host, place.port);
      if (fault) faults.push(listenFault(fault, place.host, place.port, place.setting));
    }
    exitMistold(FAILED, faults);
  }
}

/** The embedded service, on a port of its own too, so that games and bots on this computer can write to it. */
async function startEmbedded(
  config: StartConfig,
  world: World,
  viewer: string,
  log: Logger,
): Promise<Started> {
  const { service } = config;
  const secret = service.secret ?? randomSecret();
  const shared = await sharedStoreOf(service, world, warnIn(log));
  const report = (error: unknown) => {
    log.error(error, 'A request met a fault of the presence service.');
  };
  const { exchange, handler } = createEmbedded({
    world,
    clock: Date.now,
    secret,
    heartbeatSeconds: service.heartbeat,
    ttlSeconds: service.ttl,
    strict: service.strict,
    throttle: service.throttle,
    report,
    ...(shared ? { store: shared.store, throttleStore: shared.throttleStore } : {}),
  });
  const { host, port } = service;
  const listener = await listenOrExit(
    { host, port, voice: PRESENCE_VOICE, exchange: withCompression(exchange), report },
    '--service-port (PRESENCE_SERVICE_PORT)',
    undefined,
    [dashboardPlace(config), ...figuresPlace(config)],
  );
  const sample = service.world === 'sample';
  const canWrite = config.writes;
  return {
    source: embeddedSource({ handler, world, viewer, secret, clock: Date.now, sample, canWrite }),
    service: listener,
    shared,
  };
}

async function serve(
  config: StartConfig,
  { source, service, shared, access }: Started,
  { password, tls }: Guards,
  page: Page | undefined,
  log: Logger,
): Promise<void> {
  const { host, port, interval } = config;
  const isTrusted = addressList(config.trustedProxies);
  const callerOf = callerReader(isTrusted);
  const isLimited = source.upstream !== 'embedded' || config.service.throttle;
  const upstream = config.upstream.kind === 'embedded' ? 'embedded' : config.upstream.presence;
  const together =
    config.service.store &&
    openGatewayStore(config.service.store, {
      namespace: namespaceOf(upstream, source.authorization),
      clock: Date.now,
      isLimited,
      report: warnIn(log),
    });
  const passwordSource =
    password && config.passwordFile !== undefined
      ? passwordFile({
          path: config.passwordFile,
          first: password,
          clock: Date.now,
          report: warnIn(log),
        })
      : undefined;
  const tellLog = logUpstream(log);
  const reportFault = (error: unknown) => {
    log.error(error, 'A request met a fault of the gateway.');
  };
  const metrics = createMetrics(Date.now, config.allowedHosts);
  const gateway = await listenOrExit(
    {
      host,
      port,
      voice: GATEWAY_VOICE,
      report: reportFault,
      eachClient: { most: MAX_CONNECTIONS_EACH, isExempt: isTrusted },
      ...(tls ? { tls } : {}),
      handler: (listening) => {
        const answering = createGateway({
          ...source,
          hosts: hostsOf(config, listening),
          interval,
          clock: Date.now,
          isLimited,
          ...(together ? { sharedPolls: together.polls, budget: together.budget } : {}),
          pack: (bytes, coding) => PACK[coding](bytes),
          ...(passwordSource ? { password: passwordSource } : {}),
          ...(page ? { page } : {}),
          observe: (event) => {
            metrics.observe(event);
            tellLog(event);
          },
          reportFault,
        });
        metrics.watch(answering.figures);
        return toPeers(answering, callerOf);
      },
    },
    dashboardPlace(config).setting,
    service,
    figuresPlace(config),
  );
  const [place] = figuresPlace(config);
  const figures =
    place &&
    (await listenOrExit(
      {
        host: place.host,
        port: place.port,
        voice: GATEWAY_VOICE,
        report: reportFault,
        handler: () => metrics.handler,
      },
      place.setting,
      gateway,
      [],
    ));
  if (figures) console.log(`Figures are served at ${urlOf('127.0.0.1', figures.port)}/metrics`);
  stopOnSignal(async () => {
    log.info('Stopping: running requests are finished, no more are taken.');
    access?.stop();
    await Promise.all([gateway.close(), service?.close()]);
    await figures?.close();
    shared?.close();
    together?.close();
  });
  console.log(`Friends Presence is ready at ${addressToTell(config, gateway.port, tls !== undefined)}`);
  access?.start();
}

/** A presence service somewhere else, with whatever obtains its token; or the line that says what is wrong. */
async function startRemote(
  { upstream, writes }: StartConfig,
  env: Environment,
  log: Logger,
): Promise<Started | { readonly fault: string }> {
  if (upstream.kind === 'embedded') throw new Error('the embedded service is started otherwise');
  try {
    const access = await accessBy(upstream.credentials, env, warnIn(log));
    return { source: remoteSource(upstream, access, writes), service: undefined, access };
  } catch (error) {
    return { fault: `--token-file: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function viewerFaults(config: StartConfig | undefined, world: World): string[] {
  if (world.people.length === 0) return ['people: expected one person at least, whose friends are shown'];
  const viewer = config?.viewer;
  if (viewer === undefined || world.people.some(({ xuid }) => xuid === viewer)) return [];
  return [`--viewer (PRESENCE_VIEWER): expected the XUID of somebody in the world, not ${viewer}`];
}

/**
 * `npm start`: the dashboard, with the embedded presence service unless told of another.
 * @param page undefined in development, where another server has the page
 */
export async function runStart(page: Page | undefined): Promise<void> {
  endOnFault();
  const { argv, env } = commandLine();
  if (asksForHelp(argv)) return console.log(helpText(HELP, START_SETTINGS));
  const { config, faults: told, worldFile } = readStartConfig(argv, env);
  const { guards, faults: unguarded } = config ? await readGuards(config) : { guards: {}, faults: [] };
  const faults = [...told, ...unguarded];
  const log = createLog(config?.log ?? 'warn');
  if (config && config.upstream.kind !== 'embedded') {
    const started = await startRemote(config, env, log);
    if (!('fault' in started) && faults.length === 0) return serve(config, started, guards, page, log);
    exitMistold(FAILED, [...faults, ...('fault' in started ? [started.fault] : [])]);
  }
  const result = await settledWorld(worldFile, Date.now());
  const world = 'world' in result ? result.world : undefined;
  const all = [
    ...faults,
    ...('faults' in result ? result.faults : []),
    ...(world ? viewerFaults(config, world) : []),
  ];
  const viewer = config?.viewer ?? world?.people[0]?.xuid;
  if (!config || !world || viewer === undefined || all.length > 0) exitMistold(FAILED, all);
  return serve(config, await startEmbedded(config, world, viewer, log), guards, page, log);
}
