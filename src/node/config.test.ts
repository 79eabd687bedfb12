import { describe, expect, it } from 'vitest';
import { readServiceConfig, readStartConfig } from './config.ts';

const SECRET = 's'.repeat(32);
const TOKEN = 'XBL3.0 x=1;token';

const words = (line: string) => line.split(' ');

describe('npm start', () => {
  it('needs to be told nothing', () => {
    expect(readStartConfig([], {})).toEqual({
      faults: [],
      worldFile: undefined,
      config: {
        port: 4400,
        host: '127.0.0.1',
        upstream: { kind: 'embedded' },
        interval: 15,
        writes: true,
        allowedHosts: [],
        trustedProxies: [],
        service: {
          port: 4401,
          host: '127.0.0.1',
          world: 'sample',
          heartbeat: 300,
          ttl: 600,
          strict: false,
          throttle: false,
        },
      },
    });
  });

  it('takes a flag before a variable before the default', () => {
    const port = (argv: string[], env: Record<string, string>) => readStartConfig(argv, env).config?.port;
    expect(port(['--port', '1'], { PORT: '2' })).toBe(1);
    expect(port(['--port=1'], { PORT: '2' })).toBe(1);
    expect(port([], { PORT: '2' })).toBe(2);
    expect(port([], { PORT: '' })).toBe(4400);
    expect(port(['--port', '1', '--port', '3'], {})).toBe(3);
  });

  it('reads every flag', () => {
    const argv = words(
      '--port 0 --host localhost --service-port 0 --world my.json --viewer 007 --heartbeat 10 --ttl 20 --interval 5 --writes off --store memory --throttle off --metrics off --upstream embedded --strict --allowed-host Presence.example --allowed-host other.example:8443 --trusted-proxy 127.0.0.1 --trusted-proxy 10.0.0.0/8 --password-file p.txt --tls-cert c.pem --tls-key k.pem',
    );
    expect(readStartConfig(argv, { PRESENCE_TOKEN_SECRET: SECRET })).toEqual({
      faults: [],
      worldFile: 'my.json',
      config: {
        port: 0,
        host: 'localhost',
        upstream: { kind: 'embedded' },
        interval: 5,
        writes: false,
        allowedHosts: ['presence.example', 'other.example:8443'],
        trustedProxies: ['127.0.0.1', '10.0.0.0/8'],
        passwordFile: 'p.txt',
        tls: { cert: 'c.pem', key: 'k.pem' },
        viewer: '7',
        service: {
          port: 0,
          host: 'localhost',
          world: 'my.json',
          heartbeat: 10,
          ttl: 20,
          strict: true,
          throttle: false,
          secret: SECRET,
        },
      },
    });
  });

  it('reads every variable', () => {
    const { config, faults } = readStartConfig([], {
      PORT: '1',
      HOST: '::1',
      PRESENCE_WORLD: 'w.json',
      PRESENCE_SERVICE_PORT: '2',
      PRESENCE_VIEWER: '3',
      PRESENCE_TOKEN_SECRET: SECRET,
      PRESENCE_STORE: 'memory',
      PRESENCE_HEARTBEAT: '4',
      PRESENCE_TTL: '5',
      PRESENCE_THROTTLE: 'off',
      PRESENCE_STRICT: 'on',
      PRESENCE_INTERVAL: '6',
      PRESENCE_METRICS: 'off',
      PRESENCE_ALLOWED_HOST: 'a.example, b.example',
      PRESENCE_WRITES: 'off',
      PRESENCE_UPSTREAM: 'embedded',
    });
    expect(faults).toEqual([]);
    expect(config).toMatchObject({
      port: 1,
      host: '::1',
      viewer: '3',
      interval: 6,
      writes: false,
      allowedHosts: ['a.example', 'b.example'],
      service: {
        port: 2,
        world: 'w.json',
        heartbeat: 4,
        ttl: 5,
        strict: true,
        throttle: false,
        secret: SECRET,
      },
    });
  });

  it('asks another service at one base, with a token, and does not write', () => {
    const argv = ['--upstream', 'http://127.0.0.1:4401/base/'];
    expect(readStartConfig(argv, { XBL_AUTHORIZATION: TOKEN }).config).toMatchObject({
      writes: false,
      upstream: {
        kind: 'url',
        presence: 'http://127.0.0.1:4401/base',
        profile: 'http://127.0.0.1:4401/base',
        credentials: { kind: 'token', token: TOKEN },
      },
    });
    expect(readStartConfig(['--upstream', 'xbox'], { XBL_AUTHORIZATION: TOKEN }).config?.upstream).toEqual({
      kind: 'xbox',
      presence: 'https://userpresence.xboxlive.com',
      profile: 'https://profile.xboxlive.com',
      credentials: { kind: 'token', token: TOKEN },
    });
  });

  it('takes a token from a file before one of its environment, and signs in where there is none', () => {
    const credentials = (argv: string[], env: Record<string, string>) => {
      const upstream = readStartConfig(['--upstream', 'xbox', ...argv], env).config?.upstream;
      return upstream && 'credentials' in upstream ? upstream.credentials : undefined;
    };
    const client = { XBOX_CLIENT_ID: '01234567-89ab-cdef-0123-456789abcdef' };
    expect(credentials(['--token-file', 't'], { XBL_AUTHORIZATION: TOKEN, ...client })).toEqual({
      kind: 'file',
      path: 't',
    });
    expect(credentials([], { XBL_TOKEN_FILE: 't' })).toEqual({ kind: 'file', path: 't' });
    expect(credentials([], { XBL_AUTHORIZATION: TOKEN, ...client })).toEqual({ kind: 'token', token: TOKEN });
    expect(credentials([], client)).toEqual({ kind: 'sign-in', clientId: client.XBOX_CLIENT_ID });
  });

  it.each<[string[]]>([
    [['--password-file', 'p', '--tls-cert', 'c', '--tls-key', 'k']],
    [['--trusted-proxy', '10.0.0.1']],
  ])('is served beyond this computer with %j, its embedded service is not', (guards) => {
    const { config, faults } = readStartConfig(['--host', '0.0.0.0', ...guards], {});
    expect(faults).toEqual([]);
    expect(config).toMatchObject({ host: '0.0.0.0', service: { host: '127.0.0.1' } });
  });

  it.each<[string[]]>([
    [[]],
    [['--password-file', 'p']],
    [['--tls-cert', 'c', '--tls-key', 'k']],
    [['--allowed-host', 'presence.example']],
  ])('is not served beyond this computer with %j alone', (guards) => {
    const { faults } = readStartConfig(['--host', '192.168.1.2', ...guards], {});
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('--password-file with --tls-cert and --tls-key, or --trusted-proxy');
  });

  it.each<[string[], Record<string, string>, string]>([
    [['--port', 'abc'], {}, '--port: expected a port'],
    [['--port', '65536'], {}, '--port: expected a port'],
    [['--port', '-1'], {}, '--port: expected a value'],
    [['--port'], {}, '--port: expected a value'],
    [[], { PORT: '1e3' }, 'PORT: expected a port'],
    [['--service-port', '4400'], {}, '--service-port: expected another port'],
    [['--host', '0.0.0.0'], {}, '--host: expected 127.0.0.1, ::1 or localhost; beyond this computer'],
    [[], { HOST: '192.168.1.2' }, '--host: expected 127.0.0.1'],
    [['--tls-cert', 'c'], {}, '--tls-cert: expected --tls-key beside it'],
    [['--tls-key', 'k'], {}, '--tls-key: expected --tls-cert beside it'],
    [['--trusted-proxy', 'proxy.example'], {}, '--trusted-proxy: expected addresses'],
    [['--upstream', 'xbox'], { XBOX_CLIENT_ID: 'x y' }, 'XBOX_CLIENT_ID: expected a client id'],
    [['--host', '127.0.0.1.nip.io'], {}, '--host: expected 127.0.0.1'],
    [['--upstream', 'elsewhere'], { XBL_AUTHORIZATION: TOKEN }, '--upstream: expected embedded, xbox, or'],
    [
      ['--upstream', 'ftp://a.example'],
      { XBL_AUTHORIZATION: TOKEN },
      '--upstream: expected embedded, xbox, or',
    ],
    [
      ['--upstream', 'https://u:p@a.example'],
      { XBL_AUTHORIZATION: TOKEN },
      '--upstream: expected embedded, xbox, or',
    ],
    [
      ['--upstream', 'https://a.example/?x'],
      { XBL_AUTHORIZATION: TOKEN },
      '--upstream: expected embedded, xbox, or',
    ],
    [['--upstream', 'xbox'], {}, '--upstream xbox: expected XBOX_CLIENT_ID'],
    [['--upstream', 'https://a.example'], {}, '--upstream https://a.example: expected XBL_AUTHORIZATION'],
    [
      ['--upstream', 'xbox', '--interval', '9'],
      { XBL_AUTHORIZATION: TOKEN },
      '--interval: expected 10 seconds',
    ],
    [['--interval', '0'], {}, '--interval: expected whole seconds'],
    [['--interval', '1.5'], {}, '--interval: expected whole seconds'],
    [['--viewer', 'me'], {}, '--viewer: expected a decimal XUID'],
    [['--heartbeat', '600'], {}, '--ttl: expected more than the heartbeat of 600'],
    [['--ttl', '0'], {}, '--ttl: expected whole seconds'],
    [['--strict=maybe'], {}, '--strict: expected on or off'],
    [['--writes', 'yes'], {}, '--writes: expected on or off'],
    [['--store', 'http://localhost'], {}, '--store: expected memory, or the address of a Redis'],
    [['--throttle', 'often'], {}, '--throttle: expected on or off'],
    [['--metrics', '70000'], {}, '--metrics: expected a port'],
    [['--allowed-host', 'a b'], {}, '--allowed-host: expected host names'],
    [['--token-file', ''], {}, '--token-file: expected the path'],
    [['-p', '1'], {}, '-p: no such flag'],
    [['world.json'], {}, 'world.json: expected a flag'],
  ])('refuses %j with %j', (argv, env, fault) => {
    const { faults } = readStartConfig(argv, env);
    expect(faults.some((said) => said.startsWith(fault))).toBe(true);
  });

  it('names all faults at once', () => {
    const argv = ['--port', 'x', '--bogus', '--host', '0.0.0.0', '--ttl', '10'];
    const { config, faults } = readStartConfig(argv, {
      PRESENCE_INTERVAL: 'often',
      PRESENCE_TOKEN_SECRET: 'short',
    });
    expect(config).toBeUndefined();
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      '--bogus',
      'PRESENCE_TOKEN_SECRET',
      '--port',
      'PRESENCE_INTERVAL',
      '--ttl',
      '--host',
    ]);
  });

  it('never repeats a secret', () => {
    const { faults } = readStartConfig(['--upstream', 'xbox'], {
      PRESENCE_TOKEN_SECRET: 'hunter2',
      XBL_AUTHORIZATION: 'Bearer hunter2',
    });
    expect(faults).toHaveLength(2);
    expect(faults.join()).not.toContain('hunter2');
  });
});

describe('npm run service', () => {
  it('has its own port, and no flags of the dashboard', () => {
    expect(readServiceConfig(['--strict'], {}).config).toMatchObject({
      port: 4401,
      strict: true,
      throttle: true,
    });
    expect(readServiceConfig(['--host', '0.0.0.0'], {}).faults[0]).toContain('expected 127.0.0.1');
    expect(readServiceConfig(['--service-port', '1', '--viewer', '1'], {}).faults).toEqual([
      '--service-port: no such flag',
      '--viewer: no such flag',
    ]);
  });
});
