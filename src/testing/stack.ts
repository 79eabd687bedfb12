import { pathToFileURL } from 'node:url';
import { createGateway, type GatewayOptions } from '#gateway/api.ts';
import type { FetchPicture } from '#gateway/pictures.ts';
import type { PageFile } from '#gateway/page.ts';
import { HEADERS, PRESENCE_CONTRACT_VERSION } from '#contract/paths.ts';
import type { Presence } from '#service/presence.ts';
import { signToken } from '#service/token.ts';
import { readWorld, type WorldInput } from '#service/world.ts';
import { callerReader } from '#node/client-address.ts';
import { embeddedSource, hostsOf } from '#node/dashboard.ts';
import { PACK } from '#node/compress.ts';
import { createEmbedded } from '#node/embedded.ts';
import { listen } from '#node/listen.ts';
import { readPage } from '#node/page-files.ts';
import { toPeers } from '#node/peers.ts';
import { GATEWAY_VOICE } from '#node/voices.ts';
import { withFaults, type Upstream } from './upstream-faults.ts';

export type StackOptions = {
  readonly world: WorldInput;
  /** ms; the time at the start. It stands still until it is wound. Without it: the time now. */
  readonly now?: number;
  /** XUID; without it the first person of the world. */
  readonly viewer?: string;
  /** Seconds between polls. */
  readonly interval?: number;
  /** Whether the world counts as the invented one. */
  readonly sample?: boolean;
  readonly canWrite?: boolean;
  /** Seconds after which the service wants a title to be written again; titles live twice as long. */
  readonly heartbeat?: number;
  /** ms, of real time: how long the gateway waits for an upstream that hangs. */
  readonly timeoutMs?: number;
  /**
   * Whether one browser's answer is given to the next, as it is outside of tests. Else each hears at once what
   * was changed behind the gateway's back, without time passing.
   */
  readonly shares?: boolean;
  /** Stands in for the hosts of pictures; which of them may be asked stays as it is. */
  readonly fetchPicture?: FetchPicture;
} & Pick<GatewayOptions, 'signIn' | 'password'>;

export type Stack = {
  /** Of the dashboard, without a slash at its end. */
  readonly url: string;
  readonly clock: {
    now(): number;
    /** Moves the clock of service and gateway on; the browser's is its own. */
    wind(ms: number): void;
  };
  /** Moves people: `restate(xuid, devices)`. */
  readonly presence: Presence;
  readonly upstream: Upstream;
  /**
   * Asks the presence service as another person would, past the gateway and its recorder.
   * @param languages the Accept-Language of the question
   */
  askAs(xuid: string, path: string, languages?: string): Promise<unknown>;
  /** Puts another text in the place of a file of the page, as a newer build would. */
  deploy(path: string, edit: (text: string) => string): void;
  close(): Promise<void>;
};

const callerOf = callerReader(() => false);

const SECRET = 'a secret that only tests know, of 32 characters and more';

/** The built page: `dist/web`, or the folder that PRESENCE_TEST_PAGE names. */
function pageFolder(): URL {
  const folder = process.env['PRESENCE_TEST_PAGE'];
  return folder ? pathToFileURL(`${folder}/`) : new URL('../../dist/web/', import.meta.url);
}

/**
 * Starts the presence service and the gateway with the built page (`dist/web`) in this process, on a free
 * loopback port, with a world, a clock and faults of their own.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { interval = 15, sample = false, canWrite = true } = options;
  const result = readWorld(options.world);
  if ('faults' in result) throw new Error(result.faults.join('\n'));
  const { world } = result;
  const viewer = options.viewer ?? world.people[0]?.xuid;
  if (viewer === undefined) throw new Error('a world without people has no viewer');

  let now = options.now ?? Date.now();
  const clock = () => now;
  const { heartbeat } = options;
  const embedded = createEmbedded({
    world,
    clock,
    secret: SECRET,
    ...(heartbeat === undefined ? {} : { heartbeatSeconds: heartbeat, ttlSeconds: 2 * heartbeat }),
  });
  const { handler, upstream } = withFaults(embedded.handler, clock);
  const page = await readPage(pageFolder());
  const source = embeddedSource({ handler, world, viewer, secret: SECRET, clock, sample, canWrite });
  const { fetchPicture, signIn, password } = options;

  const listener = await listen({
    host: '127.0.0.1',
    port: 0,
    voice: GATEWAY_VOICE,
    handler: (port) => {
      const gateway = createGateway({
        ...source,
        ...(fetchPicture && source.pictures ? { pictures: { ...source.pictures, fetch: fetchPicture } } : {}),
        ...(signIn ? { signIn } : {}),
        ...(password ? { password } : {}),
        hosts: hostsOf({ host: '127.0.0.1', allowedHosts: [] }, port),
        interval,
        clock,
        pack: (bytes, coding) => PACK[coding](bytes),
        ...(page ? { page } : {}),
        ...(options.shares === true ? {} : { shareMs: 0 }),
        ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
        reportFault: (error) => {
          console.error(error);
        },
      });
      return toPeers(gateway, callerOf);
    },
  });
  return {
    url: `http://127.0.0.1:${listener.port}`,
    clock: {
      now: clock,
      wind: (ms) => {
        now += ms;
      },
    },
    presence: embedded.presence,
    upstream,
    askAs: async (xuid, path, languages = 'en') => {
      const claims = { xid: xuid, uhs: xuid, exp: now / 1000 + 3600, sbx: 'RETAIL' };
      const headers = {
        authorization: await signToken(claims, SECRET),
        'accept-language': languages,
        accept: 'application/json',
        [HEADERS.contractVersion]: PRESENCE_CONTRACT_VERSION,
      };
      return (await embedded.handler(new Request(`http://service.invalid${path}`, { headers }))).json();
    },
    deploy: (path, edit) => {
      const file = page?.files.get(path);
      if (!page || !file) throw new Error(`The page has no file ${path}.`);
      const body = new TextEncoder().encode(edit(new TextDecoder().decode(file.body)));
      const { type, immutable, etag } = file;
      (page.files as Map<string, PageFile>).set(path, { type, immutable, body, etag: `${etag}2` });
    },
    close: () => listener.close(),
  };
}
