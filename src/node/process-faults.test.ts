import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { GatewayStatus } from '#contract/gateway-status.ts';
import { signToken } from '#service/token.ts';
import { startHeldUpstream, type HeldUpstream } from '#testing/held-upstream.ts';
import { hasRedisServer, startRedisServer, type RedisServer } from '#testing/redis-server.ts';
import { endPrograms, startProgram, type Program } from '#testing/started-program.ts';

/* What befalls whole programs: signals, a machine without room, a reader that leaves, a clock that stands still. */

// A process takes a second to start, several on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const WAIT = { timeout: 60_000, interval: 20 };
const PEOPLE = '/xbl/userpresence/users/me/groups/People';
const SECRET = 'a secret for these tests, 32 characters or more';
const TOKEN = 'XBL3.0 x=1;a-token-of-these-tests';
const FRIENDS = Array.from({ length: 1100 }, (_, index) => ({
  xuid: String(2533274790000000 + index),
  state: 'Online',
}));

const folder = mkdtempSync(join(tmpdir(), 'friends-presence-faults-'));
const upstreams: HeldUpstream[] = [];
const servers: RedisServer[] = [];
afterEach(async () => {
  endPrograms();
  for (const upstream of upstreams.splice(0)) await upstream.close();
  for (const server of servers.splice(0)) await server.end();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function startUpstream(): Promise<HeldUpstream> {
  const upstream = await startHeldUpstream(FRIENDS);
  upstreams.push(upstream);
  return upstream;
}

async function startServer(): Promise<RedisServer> {
  const server = await startRedisServer();
  servers.push(server);
  return server;
}

/** Stops a server. What comes back lets it go on, once it is sure that nothing was answered in between. */
function freeze(server: RedisServer): () => Promise<void> {
  server.freeze();
  let isFrozen = true;
  const ping = server.command('PING').then(() => expect(isFrozen, 'it was frozen all the while').toBe(false));
  return async () => {
    isFrozen = false;
    server.thaw();
    await ping;
  };
}

const FREE = ['--port', '0', '--service-port', '0'];

/** A gateway before that upstream, as a program. */
function startGateway(
  upstream: HeldUpstream,
  argv: readonly string[] = FREE,
  more: Parameters<typeof startProgram>[4] = {},
): Program {
  const env = { XBL_AUTHORIZATION: TOKEN };
  return startProgram(folder, 'dev-main', [...argv, '--upstream', upstream.url], env, more);
}

type Got = { readonly status: number; readonly connection: string | undefined; readonly text: string };

/** Asks over a connection that would stay, as browsers do. */
function ask(url: string, patienceMs = 0): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { headers: { connection: 'keep-alive' }, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.once('end', () => {
        resolve({ status: answer.statusCode ?? 0, connection: answer.headers.connection, text });
      });
      answer.once('error', reject);
    });
    asking.once('error', reject);
    // Where a connection may never be accepted whoever waits on it tries another.
    if (patienceMs > 0) asking.setTimeout(patienceMs, () => asking.destroy(new Error('no answer')));
    asking.end();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Resolves when nothing listens there any more. */
async function refusing(address: string): Promise<void> {
  const { port } = new URL(address);
  await vi.waitFor(async () => {
    const code = await new Promise((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.destroy();
        resolve('connected');
      });
      socket.once('error', ({ code: why }: NodeJS.ErrnoException) => resolve(why));
    });
    expect(code).toBe('ECONNREFUSED');
  }, WAIT);
}

describe('SIGTERM under load', () => {
  it('costs no dashboard its answer: a hundred that wait are answered, and the gateway ends with 0', async () => {
    const upstream = await startUpstream();
    const program = startGateway(upstream);
    const address = await program.ready;
    upstream.hold();
    const answers = Array.from({ length: 100 }, () => ask(address + PEOPLE));
    await vi.waitFor(() => expect(upstream.asked).toContain('/users/me/groups/People'), WAIT);
    // All of them have come in before it is told to stop: each is the gateway's to answer.
    await vi.waitFor(() => expect(openSockets(address)).toBeGreaterThanOrEqual(100), WAIT);
    expect((await ask(`${address}/api/health`)).status).toBeGreaterThan(0);
    program.child.kill('SIGTERM');
    await refusing(address);
    expect(program.child.exitCode, 'it waits for those who wait').toBeNull();
    upstream.release();
    for (const { status, connection, text } of await Promise.all(answers)) {
      expect({ status, connection }).toEqual({ status: 200, connection: 'close' });
      expect(JSON.parse(text)).toHaveLength(FRIENDS.length);
    }
    expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('costs no writer its answer: fifty bodies that are half here arrive whole, and the service ends with 0', async () => {
    const program = startProgram(folder, 'service-main', ['--port', '0', '--throttle', 'off'], {
      PRESENCE_TOKEN_SECRET: SECRET,
    });
    const address = await program.ready;
    const { port, host } = new URL(address);
    const exp = Math.floor(Date.now() / 1000) + 600;
    const token = await signToken({ xid: '1', uhs: '1', exp, sbx: 'RETAIL' }, SECRET);
    const [begin, rest] = ['{"users":', '["1"]}'];
    const head = [
      'POST /users/batch HTTP/1.1',
      `Host: ${host}`,
      `Authorization: ${token}`,
      'Content-Type: application/json',
      'x-xbl-contract-version: 3',
      `Content-Length: ${begin.length + rest.length}`,
      'Expect: 100-continue',
    ].join('\r\n');
    const writers = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const socket: Socket = connect(Number(port), '127.0.0.1');
        let text = '';
        socket.setEncoding('utf8');
        socket.on('data', (part: string) => (text += part));
        const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(text)));
        socket.write(`${head}\r\n\r\n`);
        // The leave to go on says that the service has begun with this one.
        await vi.waitFor(() => expect(text).toContain('100 Continue'), WAIT);
        socket.write(begin);
        return { socket, ended };
      }),
    );
    program.child.kill('SIGTERM');
    await refusing(address);
    expect(program.child.exitCode).toBeNull();
    for (const { socket } of writers) socket.write(rest);
    for (const { ended } of writers) {
      const text = await ended;
      expect(text).toMatch(/\r\n\r\nHTTP\/1\.1 200 /);
      expect(text).toMatch(/\r\nconnection: close\r\n/i);
    }
    expect((await program.ended).code).toBe(0);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('and again: who says %s twice does not wait, and gets %i', async (signal, code) => {
    const upstream = await startUpstream();
    const program = startGateway(upstream);
    const address = await program.ready;
    upstream.hold();
    const answer = ask(address + PEOPLE).catch(() => 'cut off');
    await vi.waitFor(() => expect(upstream.asked).toContain('/users/me/groups/People'), WAIT);
    program.child.kill(signal);
    await refusing(address);
    expect(program.child.exitCode, 'once is not enough while somebody waits').toBeNull();
    // One keystroke may arrive twice, so only what comes later counts.
    const again = setInterval(() => program.child.kill(signal), 100);
    const ended = await program.ended;
    clearInterval(again);
    expect(ended.code).toBe(code);
    expect(await answer).toBe('cut off');
  });

  it('and again at once is the same keystroke: who waits is answered', async () => {
    const upstream = await startUpstream();
    const program = startGateway(upstream);
    const address = await program.ready;
    upstream.hold();
    const answer = ask(address + PEOPLE);
    await vi.waitFor(() => expect(upstream.asked).toContain('/users/me/groups/People'), WAIT);
    // Two that are told apart: the system makes one of two alike.
    program.child.kill('SIGINT');
    program.child.kill('SIGTERM');
    await refusing(address);
    upstream.release();
    expect((await answer).status).toBe(200);
    expect((await program.ended).code).toBe(0);
  });
});

/** Connections to a port of loopback that stand, by the system's own list. */
function openSockets(address: string): number {
  const port = Number(new URL(address).port).toString(16).toUpperCase().padStart(4, '0');
  const list = readFileSync('/proc/net/tcp', 'utf8');
  return [...list.matchAll(new RegExp(`^ *\\d+: 0100007F:${port} \\S+ 01 `, 'gm'))].length;
}

it('killed without a goodbye it serves again where it was', async () => {
  const upstream = await startUpstream();
  const first = startGateway(upstream);
  const address = await first.ready;
  expect((await ask(address + PEOPLE)).status).toBe(200);
  first.child.kill('SIGKILL');
  expect((await first.ended).code).toBeNull();
  await expect(ask(address + PEOPLE)).rejects.toThrow('ECONNREFUSED');
  const again = startGateway(upstream, ['--port', new URL(address).port, '--service-port', '0']);
  expect(await again.ready).toBe(address);
  expect((await ask(address + PEOPLE)).status).toBe(200);
});

it('goes on where its output has no room left', async () => {
  const upstream = await startUpstream();
  upstream.answerWith(500);
  const free = await freePort();
  const port = ['--port', String(free), '--service-port', '0', '--log', 'debug'];
  const program = startGateway(upstream, port, {
    within: 'echo x >/dev/full || echo full >&2; exec "$@" >/dev/full 2>/dev/full',
  });
  await program.saying(/full/);
  const address = `http://127.0.0.1:${free}`;
  await vi.waitFor(async () => {
    expect((await ask(`${address}/api/status`)).status).toBe(200);
  }, WAIT);
  // Each failure is a line that cannot be written.
  for (let asked = 0; asked < 5; asked += 1) expect((await ask(address + PEOPLE)).status).toBe(502);
  expect((await ask(`${address}/api/status`)).status).toBe(200);
});

it('goes on when whoever read its output leaves', async () => {
  const upstream = await startUpstream();
  const program = startGateway(upstream, [...FREE, '--log', 'debug']);
  const address = await program.ready;
  program.child.stdout?.destroy();
  program.child.stderr?.destroy();
  upstream.answerWith(500);
  for (let asked = 0; asked < 5; asked += 1) expect((await ask(address + PEOPLE)).status).toBe(502);
  upstream.answerWith(200);
  await vi.waitFor(async () => {
    expect((await ask(address + PEOPLE)).status).toBe(200);
  }, WAIT);
  expect(program.child.exitCode).toBeNull();
});

it('goes on when it may open no more files, and takes connections again when it may', async () => {
  const upstream = await startUpstream();
  const program = startGateway(upstream);
  const address = await program.ready;
  expect((await ask(address + PEOPLE)).status).toBe(200);
  // Only now: what compiles the program on its way up opens more than that.
  execFileSync('prlimit', [`--pid=${program.child.pid}`, '--nofile=64']);
  const { port } = new URL(address);
  const crowd = Array.from({ length: 100 }, () => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    return socket;
  });
  // The proof: some of the hundred hear nothing, or are cut off, since there is no file left for them.
  const heard = await Promise.all(
    crowd.map(
      (socket) =>
        new Promise<boolean>((resolve) => {
          socket.once('data', () => resolve(true));
          socket.once('close', () => resolve(false));
          socket.write(`GET /api/status HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
          // Where it is kept waiting, the end of its patience is ours.
          setTimeout(() => resolve(false), 3000).unref();
        }),
    ),
  );
  expect(heard).toContain(true);
  expect(heard).toContain(false);
  for (const socket of crowd) socket.destroy();
  await vi.waitFor(async () => {
    expect((await ask(address + PEOPLE, 5000)).status).toBe(200);
  }, WAIT);
  expect(program.child.exitCode).toBeNull();
});

it('stopped in its tracks and let go again it answers all who waited, and asks no more for it', async () => {
  const upstream = await startUpstream();
  const program = startGateway(upstream, [...FREE, '--interval', '3600']);
  const address = await program.ready;
  expect((await ask(address + PEOPLE)).status).toBe(200);
  const before = upstream.asked.length;
  program.child.kill('SIGSTOP');
  await vi.waitFor(() => expect(stateOf(program)).toBe('T'), WAIT);
  let answered = 0;
  const answers = Array.from({ length: 50 }, () =>
    ask(address + PEOPLE).finally(() => {
      answered += 1;
    }),
  );
  await vi.waitFor(() => expect(openSockets(address)).toBeGreaterThanOrEqual(50), WAIT);
  expect(answered).toBe(0);
  program.child.kill('SIGCONT');
  for (const { status } of await Promise.all(answers)) expect(status).toBe(200);
  expect(upstream.asked).toHaveLength(before);
});

/** One letter for what the system says a process does: T is stopped. */
function stateOf({ child }: Program): string {
  return /^\d+ \(.*\) (\w)/.exec(readFileSync(`/proc/${child.pid}/stat`, 'utf8'))?.[1] ?? '';
}

it('has room enough with 128 MB for 1,100 friends and many who ask', async () => {
  const upstream = await startUpstream();
  const program = startGateway(upstream, [...FREE, '--interval', '1'], {
    flags: ['--max-old-space-size=128'],
  });
  const address = await program.ready;
  for (let round = 0; round < 40; round += 1) {
    const got = await Promise.all(Array.from({ length: 25 }, () => ask(address + PEOPLE)));
    expect(new Set(got.map(({ status }) => status))).toEqual(new Set([200]));
  }
  program.child.kill('SIGTERM');
  expect((await program.ended).code).toBe(0);
});

it('takes the token that its file holds now; without one it says so and goes on', async () => {
  const upstream = await startUpstream();
  const token = join(folder, 'token.txt');
  writeFileSync(token, `${TOKEN}-first`, { mode: 0o600 });
  const argv = [...FREE, '--upstream', upstream.url, '--token-file', token, '--interval', '1'];
  const program = startProgram(folder, 'dev-main', argv);
  const address = await program.ready;
  expect((await ask(address + PEOPLE)).status).toBe(200);
  expect(upstream.tokens.at(-1)).toBe(`${TOKEN}-first`);
  rmSync(token);
  await vi.waitFor(async () => {
    expect((await ask(address + PEOPLE)).status).toBe(401);
  }, WAIT);
  await program.saying(/--token-file: .*token\.txt does not exist/);
  writeFileSync(token, `${TOKEN}-second`, { mode: 0o600 });
  await vi.waitFor(async () => {
    expect((await ask(address + PEOPLE)).status).toBe(200);
    // What was heard for the same account stays fresh for its interval.
    expect(upstream.tokens.at(-1)).toBe(`${TOKEN}-second`);
  }, WAIT);
  expect(program.output()).not.toContain('a-token-of-these-tests');
});

it('is not well while its token file cannot be used, and well within one question once it can', async () => {
  const upstream = await startUpstream();
  const token = join(folder, 'health-token.txt');
  writeFileSync(token, TOKEN, { mode: 0o600 });
  const argv = [...FREE, '--upstream', upstream.url, '--token-file', token, '--metrics', '0'];
  const program = startProgram(folder, 'dev-main', argv);
  const address = await program.ready;
  const [, figures = ''] = await program.saying(/Figures are served at (\S+)/);
  const seen = async () => {
    const health = await ask(`${address}/api/health`);
    const { signedIn, state } = JSON.parse((await ask(`${address}/api/status`)).text) as GatewayStatus;
    const [, up] = /^presence_upstream_up (\d)$/m.exec((await ask(figures)).text) ?? [];
    return { health: health.status, signedIn, state, up, told: health.text };
  };
  const well = { health: 200, signedIn: true, state: 'ok', up: '1', told: '{"status":"ok"}' };
  const ill = {
    health: 503,
    signedIn: false,
    state: 'signed-out',
    up: '0',
    told: expect.stringContaining('The token file cannot be used.') as string,
  };
  expect((await ask(address + PEOPLE)).status).toBe(200);
  expect(await seen()).toEqual(well);
  const faults: [spoil: () => void, mend: () => void][] = [
    [() => renameSync(token, `${token}.away`), () => renameSync(`${token}.away`, token)],
    [() => chmodSync(token, 0o644), () => chmodSync(token, 0o600)],
    [() => writeFileSync(token, 'nothing'), () => writeFileSync(token, TOKEN)],
  ];
  for (const [spoil, mend] of faults) {
    spoil();
    expect((await ask(address + PEOPLE)).status).toBe(401);
    expect(await seen()).toEqual(ill);
    mend();
    expect((await ask(address + PEOPLE)).status).toBe(200);
    expect(await seen()).toEqual(well);
  }
  // Whoever asks for nothing but its health, or its figures, hears of it too.
  rmSync(token);
  expect((await ask(figures)).text).toContain('\npresence_upstream_up 0\n');
  expect((await ask(`${address}/api/health`)).status).toBe(503);
});

it.each(['silent', 'debug'])(
  'tells on stderr what its log tells, and nothing beside it: %s',
  async (level) => {
    const upstream = await startUpstream();
    const token = join(folder, `log-${level}.txt`);
    writeFileSync(token, TOKEN, { mode: 0o600 });
    const argv = [...FREE, '--upstream', upstream.url, '--token-file', token, '--log', level];
    const remote = startProgram(folder, 'dev-main', argv);
    const address = await remote.ready;
    rmSync(token);
    expect((await ask(address + PEOPLE)).status).toBe(401);
    const store = `redis://127.0.0.1:${await freePort()}`;
    const embedded = startProgram(folder, 'dev-main', [...FREE, '--store', store, '--log', level]);
    expect((await ask((await embedded.ready) + PEOPLE)).status).toBe(503);
    const told: string[] = [];
    for (const { child, ended } of [remote, embedded]) {
      child.kill('SIGTERM');
      const { code, stderr } = await ended;
      expect(code).toBe(0);
      told.push(...stderr.split('\n').filter((line) => line !== ''));
    }
    const messages = told.map((line) => (JSON.parse(line) as { msg: string }).msg);
    if (level === 'silent') expect(messages).toEqual([]);
    else {
      expect(messages).toContain(`--token-file: ${token} does not exist`);
      expect(messages).toContainEqual(expect.stringMatching(/^The store at \S+ cannot be used: /));
      expect(messages).toContainEqual(expect.stringMatching(/^Nobody in this world moves by themselves/));
    }
  },
);

it.each([
  ['is thrown', 'throw fault'],
  ['is a promise that nobody waits for', 'Promise.reject(fault)'],
])(
  'a fault that nobody catches ends it with 70 and is told without the token it carries: it %s',
  async (_, how) => {
    const upstream = await startUpstream();
    const fault = `new Error('broken by a test', { cause: { headers: { authorization: process.env.XBL_AUTHORIZATION } } })`;
    const crash = `process.on('SIGUSR2', () => { const fault = ${fault}; ${how}; });`;
    const program = startGateway(upstream, FREE, {
      before: [`data:text/javascript,${encodeURIComponent(crash)}`],
    });
    await program.ready;
    program.child.kill('SIGUSR2');
    const { code, stdout, stderr } = await program.ended;
    expect(code).toBe(70);
    expect(stderr).toContain('broken by a test');
    expect(stderr).toContain('[token]');
    expect(stdout + stderr).not.toContain('a-token-of-these-tests');
  },
);

it('serves its figures on a port of their own, to this computer alone', async () => {
  const upstream = await startUpstream();
  const program = startGateway(upstream, [...FREE, '--metrics', '0']);
  const address = await program.ready;
  const [, figures = ''] = await program.saying(/Figures are served at (\S+)/);
  expect(new URL(figures)).toMatchObject({ hostname: '127.0.0.1', pathname: '/metrics' });
  expect(new URL(figures).port).not.toBe(new URL(address).port);
  await ask(address + PEOPLE);
  await ask(`${address}/api/status`);
  const { status, text } = await ask(figures);
  expect(status).toBe(200);
  expect(text).toMatch(/^presence_\w+_total\{.*class="read".*\} [1-9]/m);
  expect(text).not.toMatch(/XBL3|a-token-of-these-tests|25332747900000/);
  expect((await ask(`${address}/metrics`)).status, 'not where browsers ask').toBe(404);
  program.child.kill('SIGTERM');
  expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
  await refusing(figures);
});

describe.skipIf(!hasRedisServer)('a store that is stopped in its tracks', () => {
  it('costs no gateway an answer, and they meet again once it goes on', async () => {
    const server = await startServer();
    const upstream = await startUpstream();
    const argv = [...FREE, '--store', server.address, '--interval', '3600'];
    const programs = [startGateway(upstream, argv), startGateway(upstream, argv)];
    const addresses = await Promise.all(programs.map(({ ready }) => ready));
    const askAll = async (path: string) => {
      for (const address of addresses) expect((await ask(address + path)).status).toBe(200);
    };
    const timesAsked = (path: string) => upstream.asked.filter((asked) => asked === path).length;
    await askAll(PEOPLE);
    expect(timesAsked('/users/me/groups/People'), 'they share what they hear').toBe(1);
    const thawed = freeze(server);
    await askAll('/xbl/userpresence/users/xuid(5)?level=all');
    expect(timesAsked('/users/xuid(5)?level=all'), 'each asks for itself').toBe(2);
    await thawed();
    await Promise.all(programs.map(({ saying }) => saying(/The store can be reached again/)));
    await vi.waitFor(async () => {
      const path = `/users/xuid(${upstream.asked.length})?level=all`;
      await askAll(`/xbl/userpresence${path}`);
      expect(timesAsked(path)).toBe(1);
    }, WAIT);
  });

  it('is 503 with the seconds to wait at the service, and well again once it goes on', async () => {
    const server = await startServer();
    const env = { PRESENCE_TOKEN_SECRET: SECRET };
    const program = startProgram(folder, 'service-main', ['--port', '0', '--store', server.address], env);
    const address = await program.ready;
    const exp = Math.floor(Date.now() / 1000) + 600;
    const claims = { xid: '1', uhs: '1', exp, dty: 'Scarlett', did: 'd', tid: '7', sbx: 'RETAIL' };
    const headers = { authorization: await signToken(claims, SECRET) };
    const read = () => fetch(`${address}/users/xuid(1)?level=all`, { headers });
    expect((await read()).status).toBe(200);
    const thawed = freeze(server);
    const refused = await read();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    await program.saying(/cannot be used: it does not answer within half a second/);
    await thawed();
    await vi.waitFor(async () => {
      expect((await read()).status).toBe(200);
    }, WAIT);
    await program.saying(/can be used again/);
  });

  it('is ill health at the dashboard, whose service asks for a pause, until an answer comes', async () => {
    const server = await startServer();
    const argv = [...FREE, '--store', server.address, '--interval', '1'];
    const program = startProgram(folder, 'dev-main', argv);
    const address = await program.ready;
    const health = async () => (await ask(`${address}/api/health`)).status;
    expect((await ask(address + PEOPLE)).status).toBe(200);
    expect(await health()).toBe(200);
    const thawed = freeze(server);
    await vi.waitFor(async () => {
      await ask(address + PEOPLE);
      const { state } = JSON.parse((await ask(`${address}/api/status`)).text) as GatewayStatus;
      expect(state).toBe('waiting');
    }, WAIT);
    expect(await health()).toBe(503);
    await thawed();
    await vi.waitFor(async () => {
      await ask(address + PEOPLE);
      expect(await health()).toBe(200);
    }, WAIT);
  });
});
