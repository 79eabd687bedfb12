import { isIP } from 'node:net';
import * as v from 'valibot';
import { parseXuid } from '#contract/identifier.ts';
import { isAddressRange, LOOPBACK } from './client-address.ts';
import { exposureFaults, exposureOf, type Exposure } from './exposure.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { readRedisAddress, type RedisAddress } from './redis-address.ts';
import { readSettings, type Environment, type Setting } from './setting.ts';
import { AUTHORIZATION } from './token-file.ts';

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

function whole(least: number, most: number, expected: string) {
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,10}$/, expected),
    v.transform(Number),
    v.minValue(least, expected),
    v.maxValue(most, expected),
  );
}

const Port = whole(0, 65_535, 'expected a port, 0 to 65535 (0 takes a free one)');
const Seconds = whole(1, 86_400, 'expected whole seconds, 1 to 86400');
const Off = v.pipe(
  v.literal('off'),
  v.transform(() => undefined),
);
const OnOff = v.pipe(
  v.picklist(['on', 'off'], 'expected on or off'),
  v.transform((word) => word === 'on'),
);

const LoopbackHost = v.pipe(
  v.string(),
  v.regex(
    LOOPBACK,
    'expected 127.0.0.1, ::1 or localhost: beyond this computer its tokens would go over the network in the clear; put a proxy with TLS before it',
  ),
);
const Host = v.pipe(
  v.string(),
  v.check(
    (text) => isIP(text) !== 0 || LOOPBACK.test(text),
    'expected 127.0.0.1, ::1, localhost, or another address of this computer in digits',
  ),
);
const FilePath = v.pipe(v.string(), v.minLength(1, 'expected the path of a file'));
const Proxies = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((part) => part.trim())),
  v.array(
    v.pipe(
      v.string(),
      v.check(
        isAddressRange,
        'expected addresses, such as 127.0.0.1 or 10.0.0.0/8, with commas between them',
      ),
    ),
  ),
);

function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}
const BaseUrl = v.pipe(
  v.string(),
  v.check(
    isBaseUrl,
    'expected embedded, xbox, or the base URL of a presence service: https:// or http://, without user, query and fragment',
  ),
  v.transform((text) => {
    let end = text.length;
    while (text[end - 1] === '/') end -= 1;
    return text.slice(0, end);
  }),
);
const UpstreamName = v.lazy((text) =>
  text === 'embedded' || text === 'xbox' ? v.picklist(['embedded', 'xbox']) : BaseUrl,
) as v.GenericSchema<string, string>;

const Xuid = v.pipe(
  v.string(),
  v.transform((text) => parseXuid(text)),
  v.string('expected a decimal XUID'),
);
const Authorization = v.pipe(v.string(), v.regex(AUTHORIZATION, 'expected XBL3.0 x=<userhash>;<token>'));
const HostNames = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((name) => name.trim().toLowerCase())),
  v.array(
    v.pipe(
      v.string(),
      v.regex(
        /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/,
        'expected host names, with or without a port',
      ),
    ),
  ),
);

const Store = v.pipe(
  v.string(),
  v.transform((text) => (text === 'memory' ? text : readRedisAddress(text))),
  v.custom<'memory' | RedisAddress>(
    (value) => value !== undefined,
    'expected memory, or the address of a Redis or Valkey server, such as redis://127.0.0.1:6379 (rediss:// for TLS, redis://user:password@host:port/number in full)',
  ),
);

/** What signs and checks the tokens of the embedded service. */
export const SECRET_SETTING = {
  variable: 'PRESENCE_TOKEN_SECRET',
  meaning: 'Signs and checks the tokens of the embedded service; 32 characters at least.',
  otherwise: 'random at each start',
  secret: true,
  schema: v.pipe(v.string(), v.minLength(32, 'expected 32 characters at least')),
} as const satisfies Setting<unknown>;

const SERVICE_SETTINGS = {
  host: {
    flag: 'host',
    variable: 'HOST',
    value: '<address>',
    meaning: 'Where to listen: this computer alone.',
    standard: '127.0.0.1',
    schema: LoopbackHost,
  },
  world: {
    flag: 'world',
    variable: 'PRESENCE_WORLD',
    value: 'sample|<file>',
    meaning: 'The world of the embedded service: the invented one, or a world file.',
    standard: 'sample',
    schema: v.pipe(v.string(), v.minLength(1, 'expected sample or the path of a world file')),
  },
  store: {
    flag: 'store',
    variable: 'PRESENCE_STORE',
    value: 'memory|redis://…',
    meaning:
      'Where the embedded service keeps presence: in this process, or on a Redis or Valkey server that several may share.',
    standard: 'memory',
    // A password may be in it.
    secret: true,
    schema: Store,
  },
  heartbeat: {
    flag: 'heartbeat',
    variable: 'PRESENCE_HEARTBEAT',
    value: '<seconds>',
    meaning: 'How soon whoever writes a title is asked to write it again.',
    standard: '300',
    schema: Seconds,
  },
  ttl: {
    flag: 'ttl',
    variable: 'PRESENCE_TTL',
    value: '<seconds>',
    meaning: 'How long a title lives that nobody writes again; more than the heartbeat.',
    standard: '600',
    schema: Seconds,
  },
  throttle: {
    flag: 'throttle',
    variable: 'PRESENCE_THROTTLE',
    value: 'on|off',
    meaning: 'Whether the service limits how often it may be called, as the real one does.',
    standard: 'off',
    schema: OnOff,
  },
  strict: {
    flag: 'strict',
    variable: 'PRESENCE_STRICT',
    meaning: 'Demand every header that the documents call required.',
    standard: 'off',
    alone: 'on',
    schema: OnOff,
  },
  secret: SECRET_SETTING,
} as const satisfies Record<string, Setting<unknown>>;

/** What `npm start` can be told. */
export const START_SETTINGS = {
  ...SERVICE_SETTINGS,
  host: {
    ...SERVICE_SETTINGS.host,
    meaning:
      'Where the dashboard listens: this computer alone; beyond it a password and TLS are needed, or a proxy that does both.',
    schema: Host,
  },
  port: {
    flag: 'port',
    variable: 'PORT',
    value: '<port>',
    meaning: 'The dashboard’s port; 0 takes a free one.',
    standard: '4400',
    schema: Port,
  },
  servicePort: {
    flag: 'service-port',
    variable: 'PRESENCE_SERVICE_PORT',
    value: '<port>',
    meaning: 'The embedded service’s own port, for games and bots; 0 takes a free one.',
    standard: '4401',
    schema: Port,
  },
  upstream: {
    flag: 'upstream',
    variable: 'PRESENCE_UPSTREAM',
    value: 'embedded|xbox|<url>',
    meaning:
      'Where presence comes from: the embedded service, the real network, or the base URL of any presence service. The network needs XBOX_CLIENT_ID to sign in, or a token; a URL needs a token.',
    standard: 'embedded',
    schema: UpstreamName,
  },
  viewer: {
    flag: 'viewer',
    variable: 'PRESENCE_VIEWER',
    value: '<xuid>',
    meaning: 'Whose friends are shown, of the people in the world.',
    otherwise: 'the first person of the world',
    schema: Xuid,
  },
  interval: {
    flag: 'interval',
    variable: 'PRESENCE_INTERVAL',
    value: '<seconds>',
    meaning: 'How often one question is asked; 10 at least with --upstream xbox.',
    standard: '15',
    schema: Seconds,
  },
  authorization: {
    variable: 'XBL_AUTHORIZATION',
    meaning: 'A ready token, XBL3.0 x=<userhash>;<token>, for an upstream that is not embedded.',
    secret: true,
    schema: Authorization,
  },
  tokenFile: {
    flag: 'token-file',
    variable: 'XBL_TOKEN_FILE',
    value: '<file>',
    meaning:
      'A file that holds such a token and that its owner alone can read (chmod 600); read again when it changes. It beats XBL_AUTHORIZATION.',
    otherwise: 'none',
    schema: FilePath,
  },
  clientId: {
    variable: 'XBOX_CLIENT_ID',
    meaning:
      'The client id you registered, for signing in to the Xbox network by a code; docs/operating.md tells how.',
    schema: v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9-]{8,64}$/, 'expected a client id, such as 00000000-0000-…'),
    ),
  },
  passwordFile: {
    flag: 'password-file',
    variable: 'PRESENCE_PASSWORD_FILE',
    value: '<file>',
    meaning:
      'A file with the hashed password that visitors must give; npm run password makes one. Needed beyond this computer.',
    otherwise: 'none, visitors need no password',
    schema: FilePath,
  },
  tlsCert: {
    flag: 'tls-cert',
    variable: 'PRESENCE_TLS_CERT',
    value: '<file>',
    meaning: 'Serve HTTPS with this certificate (PEM, the whole chain).',
    otherwise: 'none, HTTP',
    schema: FilePath,
  },
  tlsKey: {
    flag: 'tls-key',
    variable: 'PRESENCE_TLS_KEY',
    value: '<file>',
    meaning: 'The private key of that certificate (PEM).',
    otherwise: 'none',
    schema: FilePath,
  },
  trustedProxies: {
    flag: 'trusted-proxy',
    variable: 'PRESENCE_TRUSTED_PROXY',
    value: '<addresses>',
    meaning:
      'Addresses of proxies whose forwarding headers count, such as 127.0.0.1 or 10.0.0.0/8. Such a proxy asks for a password and serves HTTPS.',
    otherwise: 'none',
    several: true,
    schema: Proxies,
  },
  writes: {
    flag: 'writes',
    variable: 'PRESENCE_WRITES',
    value: 'on|off',
    meaning: 'Whether the page may write the viewer’s presence.',
    otherwise: 'on with the embedded service, else off',
    schema: OnOff,
  },
  allowedHosts: {
    flag: 'allowed-host',
    variable: 'PRESENCE_ALLOWED_HOST',
    value: '<name>',
    meaning: 'A further name that the Host header may have, with or without a port.',
    several: true,
    schema: HostNames,
  },
  metrics: {
    flag: 'metrics',
    variable: 'PRESENCE_METRICS',
    value: 'off|<port>',
    meaning: 'The port on 127.0.0.1 that serves figures about itself at /metrics; 0 takes a free one.',
    otherwise: 'off',
    schema: v.lazy((text) => (text === 'off' ? Off : Port)) as v.GenericSchema<string, number | undefined>,
  },
  log: {
    flag: 'log',
    variable: 'PRESENCE_LOG',
    value: LOG_LEVELS.join('|'),
    meaning: 'How much is told on stderr, a line of JSON for each event.',
    otherwise: 'warn',
    schema: v.picklist(LOG_LEVELS, `expected one of ${LOG_LEVELS.join(', ')}`),
  },
} as const satisfies Record<string, Setting<unknown>>;

/** What `npm run service` can be told. */
export const SERVICE_ALONE_SETTINGS = {
  ...SERVICE_SETTINGS,
  // Clients under test are to meet the limits; the page’s own service answers the gateway alone.
  throttle: { ...SERVICE_SETTINGS.throttle, standard: 'on' },
  port: {
    flag: 'port',
    variable: 'PORT',
    value: '<port>',
    meaning: 'The service’s port; 0 takes a free one.',
    standard: '4401',
    schema: Port,
  },
} as const satisfies Record<string, Setting<unknown>>;

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
