import { LOOPBACK } from './client-address.ts';
import { exposureFaults, exposureOf, type Exposure } from './exposure.ts';
import type { LogLevel } from './log.ts';
import type { RedisAddress } from './redis-address.ts';
import { readSettings, type Environment } from './setting.ts';
import { START_SETTINGS, SERVICE_ALONE_SETTINGS } from './settings.ts';

/** What `npm start` serves, all of it checked. */
export type StartConfig = Exposure & {
  readonly port: number;
  readonly host: string;
  readonly upstream: Upstream;
  /** Seconds between polls of one question. */
  readonly interval: number;
  readonly writes: boolean;
  /** Further names, each with or without a port, that a Host header may have. */
  readonly allowedHosts: readonly string[];
  readonly service: ServiceConfig;
  /** XUID; left out: the first person of the world. */
  readonly viewer?: string;
  /** The port of figures about itself; left out: none. */
  readonly metrics?: number;
  /** Left out: warn. */
  readonly log?: LogLevel;
};

export type Upstream =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'xbox' | 'url';
      readonly presence: string;
      readonly profile: string;
      readonly credentials: Credentials;
    };

/** Where the token for an upstream comes from: as it is, from a file, or from a sign-in by this client. */
export type Credentials =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'sign-in'; readonly clientId: string };

/** What the presence service is made of. */
export type ServiceConfig = {
  readonly port: number;
  readonly host: string;
  /** `sample`, or the path of a world file. */
  readonly world: string;
  /** Where presence is kept for several processes; left out: in this one. */
  readonly store?: RedisAddress;
  /** Left out: a random one. */
  readonly secret?: string;
  /** Seconds. */
  readonly heartbeat: number;
  /** Seconds. */
  readonly ttl: number;
  readonly strict: boolean;
  readonly throttle: boolean;
};

export type ConfigResult<T> = {
  /** Undefined where a fault left something open. */
  readonly config: T | undefined;
  readonly faults: readonly string[];
  /** The world file to read, even if other things are wrong: its faults are listed beside theirs. */
  readonly worldFile: string | undefined;
};

type ServiceValues = {
  readonly [Name in 'host' | 'world' | 'secret']: string | undefined;
} & { readonly [Name in 'heartbeat' | 'ttl']: number | undefined } & {
  readonly [Name in 'strict' | 'throttle']: boolean | undefined;
} & {
  readonly store: 'memory' | RedisAddress | undefined;
};

/** Faults that are between two settings; asked only of what could be read. */
function lifetimeFaults({ heartbeat, ttl }: ServiceValues): string[] {
  if (heartbeat === undefined || ttl === undefined || ttl > heartbeat) return [];
  return [`--ttl: expected more than the heartbeat of ${heartbeat} seconds, or titles end between two beats`];
}

function worldFileOf(world: string | undefined): string | undefined {
  return world === 'sample' ? undefined : world;
}

function serviceOf(values: ServiceValues, port: number | undefined): ServiceConfig | undefined {
  const { host, world, store, heartbeat, ttl, strict, throttle, secret } = values;
  if (
    host === undefined ||
    world === undefined ||
    store === undefined ||
    heartbeat === undefined ||
    ttl === undefined ||
    strict === undefined ||
    throttle === undefined ||
    port === undefined
  ) {
    return undefined;
  }
  return {
    port,
    host,
    world,
    heartbeat,
    ttl,
    strict,
    throttle,
    ...(store === 'memory' ? {} : { store }),
    ...(secret === undefined ? {} : { secret }),
  };
}

/** Reads what `npm run service` was told. */
export function readServiceConfig(argv: readonly string[], env: Environment): ConfigResult<ServiceConfig> {
  const { values, faults } = readSettings(SERVICE_ALONE_SETTINGS, argv, env);
  return {
    config: serviceOf(values, values.port),
    faults: [...faults, ...lifetimeFaults(values)],
    worldFile: worldFileOf(values.world),
  };
}

const XBOX = { presence: 'https://userpresence.xboxlive.com', profile: 'https://profile.xboxlive.com' };

type CredentialValues = {
  readonly [Name in 'tokenFile' | 'authorization' | 'clientId']: string | undefined;
};

/** A file may be renewed while we run, so it is asked first; whoever gave a token need not sign in. */
function credentialsOf(name: string, values: CredentialValues): Credentials | undefined {
  const { tokenFile: path, authorization: token, clientId } = values;
  if (path !== undefined) return { kind: 'file', path };
  if (token !== undefined) return { kind: 'token', token };
  return name === 'xbox' && clientId !== undefined ? { kind: 'sign-in', clientId } : undefined;
}

function upstreamOf(name: string, values: CredentialValues): Upstream | undefined {
  if (name === 'embedded') return { kind: 'embedded' };
  const credentials = credentialsOf(name, values);
  if (!credentials) return undefined;
  return name === 'xbox'
    ? { kind: 'xbox', ...XBOX, credentials }
    : { kind: 'url', presence: name, profile: name, credentials };
}

/** What is missing to ask an upstream; what was given and is wrong has its own fault already. */
function credentialFaults(name: string, values: CredentialValues, env: Environment): string[] {
  if (credentialsOf(name, values) || env['XBL_AUTHORIZATION']) return [];
  if (name !== 'xbox') {
    return [
      `--upstream ${name}: expected XBL_AUTHORIZATION to be set to a token, as in XBL3.0 x=<userhash>;<token>, or --token-file`,
    ];
  }
  if (env['XBOX_CLIENT_ID']) return [];
  return [
    '--upstream xbox: expected XBOX_CLIENT_ID to be set to the client id you registered, to sign in with (docs/operating.md tells how); or a token in --token-file or XBL_AUTHORIZATION',
  ];
}

/** Reads what `npm start` was told. */
export function readStartConfig(argv: readonly string[], env: Environment): ConfigResult<StartConfig> {
  const { values, faults } = readSettings(START_SETTINGS, argv, env);
  faults.push(...lifetimeFaults(values));
  const { port, servicePort, upstream: name, interval, host } = values;
  const embedded = name === 'embedded';
  if (name !== undefined && !embedded) faults.push(...credentialFaults(name, values, env));
  faults.push(...exposureFaults(values));
  if (name === 'xbox' && interval !== undefined && interval < 10) {
    faults.push('--interval: expected 10 seconds at least with --upstream xbox, whose budget is limited');
  }
  if (embedded && port !== undefined && port !== 0 && port === servicePort) {
    faults.push(`--service-port: expected another port than --port, which is ${port} too`);
  }
  const upstream = name === undefined ? undefined : upstreamOf(name, values);
  // The embedded service speaks no TLS: it never leaves this computer.
  const inside = host === undefined || LOOPBACK.test(host) ? host : '127.0.0.1';
  const service = serviceOf({ ...values, host: inside }, servicePort);
  const config =
    port === undefined || host === undefined || interval === undefined || !upstream || !service
      ? undefined
      : {
          port,
          host,
          upstream,
          interval,
          service,
          writes: values.writes ?? embedded,
          allowedHosts: values.allowedHosts ?? [],
          ...exposureOf(values),
          ...(values.viewer === undefined ? {} : { viewer: values.viewer }),
          ...(values.metrics === undefined ? {} : { metrics: values.metrics }),
          ...(values.log === undefined ? {} : { log: values.log }),
        };
  return { config, faults, worldFile: embedded ? worldFileOf(values.world) : undefined };
}
