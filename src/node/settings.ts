import * as v from 'valibot';
import { LOG_LEVELS } from './log.ts';
import type { Setting } from './setting.ts';
import {
  Authorization,
  FilePath,
  Host,
  HostNames,
  LoopbackHost,
  Off,
  OnOff,
  Port,
  Proxies,
  Seconds,
  Store,
  UpstreamName,
  Xuid,
} from './setting-forms.ts';

/* What the programs can be told, by flag and by variable. */

/** What signs and checks the tokens of the embedded service. */
export const SECRET_SETTING = {
  variable: 'PRESENCE_TOKEN_SECRET',
  meaning: 'Signs and checks the tokens of the embedded service; 32 characters at least.',
  otherwise: 'random at each start',
  secret: true,
  schema: v.pipe(v.string(), v.minLength(32, 'expected 32 characters at least')),
} as const satisfies Setting<unknown>;

export const SERVICE_SETTINGS = {
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
    meaning:
      'How much is told on stderr once it runs, a line of JSON for each event. Its address and a code to sign in with are plain lines on stdout, and so are on stderr the faults with which it cannot start.',
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
