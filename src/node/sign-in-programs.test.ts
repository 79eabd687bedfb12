import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { get, request } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { CLIENT_ID, SECRETS, startSignInHosts, USER_CODE, type SignInHosts } from '#testing/sign-in-hosts.ts';
import { endPrograms, startProgram, type Program } from '#testing/started-program.ts';
import { CERTIFICATE } from '#testing/tls/certificate.ts';
import { hashPassword } from './password.ts';

/* Signing in and locking, with the programs as processes of their own. */

// A process takes a second to start, several on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const WAIT = { timeout: 30_000, interval: 200 };

const folder = mkdtempSync(join(tmpdir(), 'friends-presence-sign-in-'));
const kept = join(folder, 'state', 'friends-presence', 'sign-in.json');
const reroute = new URL('../testing/reroute.ts', import.meta.url).href;
let hosts: SignInHosts | undefined;

afterEach(async () => {
  endPrograms();
  await hosts?.close();
  hosts = undefined;
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const FREE = ['--port', '0', '--service-port', '0'];

function start(argv: readonly string[], env: Record<string, string> = {}, name = 'dev-main'): Program {
  const rerouted = hosts ? { REROUTE_TO: hosts.url } : {};
  return startProgram(
    folder,
    name,
    argv,
    { XDG_STATE_HOME: join(folder, 'state'), ...rerouted, ...env },
    { before: hosts ? [reroute] : [] },
  );
}

async function statusAt(address: string): Promise<unknown> {
  return (await fetch(`${address}/api/status`)).json();
}

/** Every secret that the stand-in gave out, hunted in a text. */
function secretsIn(text: string): string[] {
  return Object.values(SECRETS).filter((secret) => text.includes(secret));
}

describe('npm start -- --upstream xbox', () => {
  it('prints a code, waits, goes on, keeps the sign-in; sign-out erases it', async () => {
    hosts = await startSignInHosts();
    const env = { XBOX_CLIENT_ID: CLIENT_ID };
    const program = start([...FREE, '--upstream', 'xbox'], env);
    const address = await program.ready;
    const [line] = await program.saying(
      /To sign in, open (\S+) and enter the code (\S+) \(until \d\d:\d\d\)\./,
    );
    expect(line).toContain(`https://www.microsoft.com/link and enter the code ${USER_CODE}`);
    expect(await statusAt(address)).toMatchObject({
      upstream: 'xbox',
      viewer: null,
      signedIn: false,
      state: 'signed-out',
      signIn: { userCode: USER_CODE, verificationUri: 'https://www.microsoft.com/link' },
    });
    hosts.approve();
    await program.saying(/Signed in\. The sign-in is kept in .+; npm run sign-out erases it\./);
    const status = await statusAt(address);
    expect(status).toMatchObject({
      viewer: { xuid: '2533274790000003' },
      signedIn: true,
      state: 'ok',
      signIn: null,
    });
    const people = await fetch(`${address}/xbl/userpresence/users/me/groups/People`);
    expect(people.status).toBe(200);
    expect(statSync(kept).mode & 0o777).toBe(0o600);

    const told = [program.output(), JSON.stringify(status), await people.text(), ...people.headers.values()];
    const args = readFileSync(`/proc/${program.child.pid}/cmdline`, 'latin1');
    expect(secretsIn([...told, args].join('\n'))).toEqual([]);
    // The positive control: the hunt does find them where they belong.
    expect(secretsIn(readFileSync(kept, 'utf8'))).toContain(SECRETS.refreshToken);
    program.child.kill('SIGTERM');
    expect((await program.ended).code).toBe(0);

    const again = start([...FREE, '--upstream', 'xbox'], env);
    expect(await statusAt(await again.ready)).toMatchObject({ signedIn: true, signIn: null });
    expect(again.output()).not.toContain('enter the code');

    const out = await start([], {}, 'sign-out-main').ended;
    expect(out).toMatchObject({ code: 0, stderr: '' });
    expect(out.stdout).toContain('Signed out');
    expect(existsSync(kept)).toBe(false);
    expect((await start([], {}, 'sign-out-main').ended).stdout).toContain('nothing to erase');
    // The gateway that runs beside it notices.
    expect((await fetch(`${await again.ready}/xbl/userpresence/users/me`)).status).toBe(401);
    await again.saying(/enter the code/);
  });

  it('stops in good order while it waits', async () => {
    hosts = await startSignInHosts();
    const program = start([...FREE, '--upstream', 'xbox'], { XBOX_CLIENT_ID: CLIENT_ID });
    await program.saying(/enter the code/);
    program.child.kill('SIGTERM');
    expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('says what it needs to sign in', async () => {
    const { code, stderr } = await start([...FREE, '--upstream', 'xbox']).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('expected XBOX_CLIENT_ID to be set to the client id you registered');
  });
});

it('writes no line of a stranger’s into its output', async () => {
  const program = start(FREE);
  const address = await program.ready;
  const said = program.output();
  const { port } = new URL(address);
  const injected = [
    'GET /a%0d%0aFriends%20Presence%20is%20ready%20at%20http://attacker.test',
    'GET /\u001b[31m',
    'BREW /',
  ];
  for (const line of injected) {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.end(
          `${line} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUser-Agent: \u001b[2J{"level":60}\r\nConnection: close\r\n\r\n`,
        );
      });
      socket.resume();
      socket.once('error', () => undefined);
      socket.once('close', () => resolve());
    });
  }
  program.child.kill('SIGTERM');
  const { stdout, stderr } = await program.ended;
  const added = (stdout + stderr).replace(said, '');
  for (const trace of ['\u001b', 'http://attacker.test\n', '{"level":60}'])
    expect(added).not.toContain(trace);
  for (const line of added.split('\n'))
    if (line !== '') expect(() => JSON.parse(line) as unknown).not.toThrow();
});

describe('a token file', () => {
  const token = join(folder, 'token.txt');
  it('serves another presence service, and is refused where others can read it', async () => {
    hosts = await startSignInHosts();
    writeFileSync(token, `XBL3.0 x=hash-1;${SECRETS.xstsToken}\n`, { mode: 0o600 });
    const program = start([...FREE, '--upstream', hosts.url, '--token-file', token]);
    expect(await statusAt(await program.ready)).toMatchObject({ upstream: 'url', signedIn: true });
    chmodSync(token, 0o644);
    const { code, stdout, stderr } = await start([...FREE, '--upstream', hosts.url, '--token-file', token])
      .ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      `Friends Presence cannot start:\n  --token-file: ${token} can be read or changed by others: chmod 600 ${token}\n`,
    );
    expect(secretsIn(program.output() + stderr)).toEqual([]);
  });
});

describe('beyond loopback', () => {
  const password = join(folder, 'password.txt');

  function askSecurely(address: string, path: string, cookie = 'none=1'): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const { port } = new URL(address);
      const headers = { cookie };
      get({ host: '127.0.0.1', port, path, headers, ca: CERTIFICATE.cert, agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).once('error', reject);
    });
  }

  it('is served with a password and TLS', async () => {
    const made = await startProgram(
      folder,
      'password-main',
      [password],
      {},
      { input: 'correct horse battery\n' },
    ).ended;
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(statSync(password).mode & 0o777).toBe(0o600);
    const { certPath, keyPath } = CERTIFICATE;
    const locks = ['--password-file', password, '--tls-cert', certPath, '--tls-key', keyPath];
    const program = start([...FREE, ...locks]);
    const address = await program.ready;
    expect(address).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(await askSecurely(address, '/api/health')).toBe(200);
    expect(await askSecurely(address, '/api/status')).toBe(401);
  });

  it.each(['0.0.0.0', '::'])(
    'on all addresses (%s) says where it is by an address that is served',
    async (host) => {
      const { certPath, keyPath } = CERTIFICATE;
      const path = join(folder, 'all-addresses.txt');
      writeFileSync(path, await hashPassword('correct horse battery'), { mode: 0o600 });
      const locks = ['--password-file', path, '--tls-cert', certPath, '--tls-key', keyPath];
      const program = start([...FREE, '--host', host, ...locks]);
      const address = await program.ready;
      const { hostname, host: named, port } = new URL(address);
      expect(hostname).toBe(host === '::' ? '[::1]' : '127.0.0.1');
      const status = await new Promise((resolve, reject) => {
        const options = {
          host: hostname.replace(/[[\]]/g, ''),
          port,
          path: '/api/health',
          headers: { host: named },
        };
        get(
          { ...options, ca: CERTIFICATE.cert, checkServerIdentity: () => undefined, agent: false },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          },
        ).once('error', reject);
      });
      expect(status).toBe(200);
    },
  );

  it('asks everybody for the new password once another is in the file, without a restart', async () => {
    const path = join(folder, 'changing.txt');
    const set = (word: string) =>
      startProgram(folder, 'password-main', [path], {}, { input: `${word}\n` }).ended;
    await set('the first password');
    const { certPath, keyPath } = CERTIFICATE;
    const locks = ['--password-file', path, '--tls-cert', certPath, '--tls-key', keyPath];
    const program = start([...FREE, ...locks]);
    const address = await program.ready;
    const give = (word: string): Promise<{ status: number | undefined; cookie: string }> =>
      new Promise((resolve, reject) => {
        const headers = { origin: address, 'content-type': 'application/x-www-form-urlencoded' };
        const { port } = new URL(address);
        request(
          {
            host: '127.0.0.1',
            port,
            path: '/login',
            method: 'POST',
            headers,
            ca: CERTIFICATE.cert,
            agent: false,
          },
          (answer) => {
            answer.resume();
            const [cookie = ''] = answer.headers['set-cookie'] ?? [];
            resolve({ status: answer.statusCode, cookie: cookie.split(';')[0] ?? '' });
          },
        )
          .once('error', reject)
          .end(new URLSearchParams({ password: word }).toString());
      });
    const { status, cookie } = await give('the first password');
    expect(status).toBe(303);
    expect(await askSecurely(address, '/api/status', cookie)).toBe(200);
    rmSync(path);
    await vi.waitFor(async () => {
      expect(await askSecurely(address, '/api/status', cookie)).toBe(401);
    }, WAIT);
    expect(await give('the first password')).toEqual({ status: 503, cookie: '' });
    await set('the second password');
    await vi.waitFor(async () => {
      expect((await give('the second password')).status).toBe(303);
    }, WAIT);
    expect(await askSecurely(address, '/api/status', cookie)).toBe(401);
    expect((await give('the first password')).status).toBe(401);
    const said = program.output().match(/--password-file: [^"]+/g);
    expect(said).toContain(
      `--password-file: ${path} does not exist; npm run password makes one; until it can be used nobody is let in`,
    );
    expect(said?.filter((line) => line.includes('does not exist'))).toHaveLength(1);
    expect(said?.at(-1)).toBe('--password-file: the password has changed, all sessions end');
  });

  it('names every fault of the files at once', async () => {
    const open = join(folder, 'open.txt');
    writeFileSync(open, 'scrypt$…', { mode: 0o644 });
    const argv = ['--password-file', open, '--tls-cert', join(folder, 'none.pem'), '--tls-key', open];
    const { code, stderr } = await start([...FREE, ...argv]).ended;
    expect(code).toBe(2);
    expect(stderr.trimEnd().split('\n').slice(1)).toEqual([
      `  --password-file: ${open} can be read or changed by others: chmod 600 ${open}`,
      `  --tls-cert: ${join(folder, 'none.pem')} cannot be read (ENOENT)`,
      `  --tls-key: ${open} is no PEM file`,
    ]);
  });

  it('takes no short password, and overwrites none', async () => {
    const make = (path: string, input: string) =>
      startProgram(folder, 'password-main', [path], {}, { input }).ended;
    const short = join(folder, 'short.txt');
    expect(await make(short, 'short\n')).toMatchObject({ code: 2 });
    expect(existsSync(short)).toBe(false);
    writeFileSync(join(folder, 'there.txt'), 'mine');
    expect((await make(join(folder, 'there.txt'), 'correct horse battery\n')).code).toBe(2);
    expect(readFileSync(join(folder, 'there.txt'), 'utf8')).toBe('mine');
  });
});
