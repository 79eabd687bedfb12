import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { createServer as createSockets, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openLockedDoor, type LockedDoor } from '#testing/locked-door.ts';
import { CERTIFICATE } from '#testing/tls/certificate.ts';
import { ROOT } from './install-missing.mjs';

/* The proxy of docs/operating.md as a real nginx, before a real gateway and a stand-in for oauth2-proxy. */

const has = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;
const nginx = ['/usr/sbin/nginx', 'nginx'].find((path) => has(path, '-v'));
const PEOPLE = '/xbl/userpresence/users/me/groups/People';
const SIGNED_IN = '_oauth2_proxy=signed-in';

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const probe = createSockets();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const port = portOf(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

type Got = { readonly status: number; readonly headers: IncomingMessage['headers'] };

describe.skipIf(nginx === undefined)('nginx as docs/operating/nginx.conf tells it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'friends-presence-nginx-'));
  const config = join(folder, 'nginx.conf');
  const asked: IncomingMessage['headers'][] = [];
  const login = createServer((incoming, outgoing) => {
    asked.push(incoming.headers);
    const isIn = incoming.headers.cookie?.includes(SIGNED_IN);
    outgoing.writeHead(incoming.url === '/oauth2/auth' ? (isIn ? 202 : 401) : 200).end();
  });
  let door: LockedDoor;
  let port = 0;
  let child: ChildProcess | undefined;

  beforeAll(async () => {
    await new Promise<void>((resolve) => login.listen(0, '127.0.0.1', resolve));
    door = await openLockedDoor({ trustedProxies: ['127.0.0.1'], allowedHosts: ['presence.example'] });
    port = await freePort();
    // Nothing but the places differs from the example.
    const places: readonly (readonly [string, string])[] = [
      ['listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`],
      ['/etc/ssl/presence.example.pem', CERTIFICATE.certPath],
      ['/etc/ssl/presence.example.key', CERTIFICATE.keyPath],
      ['http://127.0.0.1:4180', `http://127.0.0.1:${portOf(login)}`],
      ['http://127.0.0.1:4400', `http://127.0.0.1:${door.port}`],
    ];
    let site = readFileSync(join(ROOT, 'docs/operating/nginx.conf'), 'utf8');
    for (const [there, here] of places) {
      if (!site.includes(there)) throw new Error(`the example does not say ${there}`);
      site = site.replaceAll(there, here);
    }
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    writeFileSync(
      config,
      `daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
${site}
}
`,
    );
    child = spawn(nginx ?? '', ['-e', `${folder}/error.log`, '-c', config], { stdio: 'ignore' });
    await vi.waitFor(() => ask('/', {}), { timeout: 30_000, interval: 20 });
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    child?.kill('SIGTERM');
    await ended;
    await door.close();
    await new Promise((resolve) => login.close(resolve));
    rmSync(folder, { recursive: true });
  });

  function ask(path: string, headers: Readonly<Record<string, string>>, method = 'GET'): Promise<Got> {
    return new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port,
        path,
        method,
        ca: CERTIFICATE.cert,
        agent: false,
        servername: 'localhost',
      };
      const asking = request({ ...options, headers: { host: 'presence.example', ...headers } }, (answer) => {
        answer.resume();
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
      });
      asking.once('error', reject);
      asking.end();
    });
  }

  it('is a configuration that nginx has nothing to say against', () => {
    const { stderr } = spawnSync(nginx ?? '', ['-t', '-e', `${folder}/error.log`, '-c', config], {
      encoding: 'utf8',
    });
    expect(stderr).toContain('test is successful');
    expect(stderr).not.toMatch(/warn|emerg/);
  });

  it('lets nobody through who has not signed in, and leads a reader to the login', async () => {
    const before = door.calls.length;
    expect((await ask(PEOPLE, {})).status).toBe(401);
    const reader = await ask('/r/raid/friends?view=list', { 'sec-fetch-mode': 'navigate' });
    expect([reader.status, reader.headers.location]).toEqual([
      302,
      `https://presence.example:${port}/oauth2/start?rd=https://presence.example/r/raid/friends?view=list`,
    ]);
    expect((await ask('/oauth2/start', {})).status).toBe(200);
    expect((await ask('/oauth2/auth', {})).status, 'from outside there is no such place').toBe(404);
    expect(door.calls).toHaveLength(before);
  });

  it('brings whoever has signed in to the gateway, which takes it for HTTPS', async () => {
    const { status, headers } = await ask(PEOPLE, { cookie: SIGNED_IN });
    expect(status).toBe(200);
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(asked.at(-1)).toMatchObject({ 'x-forwarded-proto': 'https', 'x-forwarded-uri': PEOPLE });
  });

  it('passes nothing on that a browser says of itself', async () => {
    const forged = {
      cookie: SIGNED_IN,
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'attacker.test',
      forwarded: 'for=127.0.0.1;proto=http;host=attacker.test',
    };
    expect((await ask(PEOPLE, forged)).status).toBe(200);
    expect((await ask(PEOPLE, { ...forged, host: 'attacker.test' })).status, 'another name').toBe(421);
  });

  it('lets no other site write', async () => {
    const foreign = { cookie: SIGNED_IN, 'sec-fetch-site': 'cross-site', origin: 'https://attacker.test' };
    const title = '/xbl/userpresence/users/xuid(1)/devices/current/titles/current';
    expect((await ask(title, foreign, 'DELETE')).status).toBe(403);
  });
});

describe.skipIf(!has('systemd-analyze', '--version'))('systemd', () => {
  it('finds nothing wrong with the unit of docs/operating', () => {
    const unit = join(ROOT, 'docs/operating/friends-presence.service');
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], {
      encoding: 'utf8',
    });
    // Where Node lies elsewhere than the unit says, that alone is told.
    const told = `${stdout}${stderr}`
      .split('\n')
      .filter((line) => line !== '' && !/\/usr\/bin\/node/.test(line));
    expect(told).toEqual([]);
    if (status !== 0) expect(stderr).toContain('/usr/bin/node');
  });
});
