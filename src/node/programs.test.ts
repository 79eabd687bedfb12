import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { endPrograms, startProgram, type Program } from '#testing/started-program.ts';

/* The programs as processes of their own, straight from their sources. */

// A process takes a second to start, several on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const folder = mkdtempSync(join(tmpdir(), 'friends-presence-programs-'));
afterEach(endPrograms);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Starts a program in an empty folder, so that no `.env` of ours plays a part. */
const start = (name: string, argv: readonly string[], env: Record<string, string> = {}): Program =>
  startProgram(folder, name, argv, env);

const FREE = ['--port', '0', '--service-port', '0'];
const SECRET = 'a secret for these tests, 32 characters or more';

describe('npm start', () => {
  it('says in one line where it is, answers there, and stops in good order', async () => {
    const program = start('dev-main', FREE);
    const address = await program.ready;
    const status: unknown = await (await fetch(`${address}/api/status`)).json();
    expect(status).toMatchObject({ upstream: 'embedded', sample: true, signedIn: true });
    program.child.kill('SIGTERM');
    const { code, stdout, stderr } = await program.ended;
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: `Friends Presence is ready at ${address}\n`,
      stderr: '',
    });
  });

  it.each([
    ['dev-main', ['--help'], '--service-port <port>'],
    ['dev-main', ['-h', '--no-such-flag'], '--service-port <port>'],
    ['service-main', ['--help'], '--ttl <seconds>'],
    ['service-main', ['token', '--help'], '--xuid <xuid>'],
  ])('%s %j lists what it can be told, and does nothing else', async (name, argv, flag) => {
    const { code, stdout, stderr } = await start(name, argv).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(flag);
    expect(stdout).not.toContain('is ready at');
  });

  it('names every fault of flags, variables and world at once, and starts nothing', async () => {
    const world = join(folder, 'bad.json');
    writeFileSync(world, JSON.stringify({ people: [{ xuid: 'x', gamertag: 'X' }], live: 1 }));
    const { ended } = start('dev-main', ['--port', 'x', '--bogus', '--world', world], { PRESENCE_TTL: 'y' });
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => line.split(': expected')[0]),
    ).toEqual([
      'Friends Presence cannot start:',
      '  --bogus: no such flag',
      '  PRESENCE_TTL',
      '  --port',
      `  ${world}: people[0].xuid`,
      `  ${world}: live`,
    ]);
  });

  it('says that nobody in the world is the viewer', async () => {
    const { code, stderr } = await start('dev-main', [...FREE, '--viewer', '1']).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('--viewer (PRESENCE_VIEWER): expected the XUID of somebody in the world, not 1');
  });

  it('says what a token looks like to whoever gives something else', async () => {
    const { code, stderr } = await start('dev-main', [...FREE, '--upstream', 'http://127.0.0.1:1'], {
      XBL_AUTHORIZATION: 'XBL3.0 x=1;a b',
    }).ended;
    expect(code).toBe(2);
    expect(stderr).toContain('XBL_AUTHORIZATION: expected XBL3.0 x=<userhash>;<token>\n');
  });

  it('says that a port is taken, in one line', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const { code, stdout, stderr } = await start('dev-main', [...FREE, '--port', String(port)]).ended;
    other.close();
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      `Friends Presence cannot start:\n  --port (PORT): port ${port} is in use; stop the other program or choose another port (0 takes a free one)\n`,
    );
  });

  it('names all ports that are taken at once, and no other', async () => {
    const others = [createServer(), createServer(), createServer()];
    const ports: number[] = [];
    for (const other of others) {
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      ports.push((other.address() as { port: number }).port);
    }
    const [port = 0, servicePort = 0, metrics = 0] = ports;
    const taken = (setting: string, which: number) =>
      `  ${setting}: port ${which} is in use; stop the other program or choose another port (0 takes a free one)`;
    const faultsWith = async (dashboard: number, service: number) => {
      const argv = ['--port', dashboard, '--service-port', service, '--metrics', metrics].map(String);
      const { code, stdout, stderr } = await start('dev-main', argv).ended;
      expect([code, stdout]).toEqual([2, '']);
      return stderr.trimEnd().split('\n').slice(1);
    };
    expect(await faultsWith(port, servicePort)).toEqual([
      taken('--service-port (PRESENCE_SERVICE_PORT)', servicePort),
      taken('--port (PORT)', port),
      taken('--metrics (PRESENCE_METRICS)', metrics),
    ]);
    expect(await faultsWith(port, 0)).toEqual([
      taken('--port (PORT)', port),
      taken('--metrics (PRESENCE_METRICS)', metrics),
    ]);
    for (const other of others) other.close();
  });

  it('reads a .env file in the working folder, beneath variables', async () => {
    const file = join(folder, '.env');
    writeFileSync(file, 'PORT=from-the-file\nPRESENCE_TTL=from-the-file\n');
    const { stderr } = await start('dev-main', [], { PORT: 'from-a-variable' }).ended;
    rmSync(file);
    expect(stderr).toContain('PORT: expected a port, 0 to 65535 (0 takes a free one), not "from-a-variable"');
    expect(stderr).toContain('PRESENCE_TTL: expected whole seconds, 1 to 86400, not "from-the-file"');
  });

  it('shows another presence service, with a token made for it', async () => {
    const service = start('service-main', ['--port', '0'], { PRESENCE_TOKEN_SECRET: SECRET });
    const xuid = '2533274790000101';
    const token = await start('service-main', ['token', '--xuid', xuid], { PRESENCE_TOKEN_SECRET: SECRET })
      .ended;
    expect(token).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/^XBL3\.0 x=\d+;\S+\n$/) as string,
    });
    const dashboard = start('dev-main', [...FREE, '--upstream', await service.ready], {
      XBL_AUTHORIZATION: token.stdout.trim(),
    });
    const status: unknown = await (await fetch(`${await dashboard.ready}/api/status`)).json();
    expect(status).toMatchObject({
      viewer: { xuid },
      upstream: 'url',
      sample: false,
      canWrite: false,
      state: 'ok',
    });
  });
});

describe('npm run service', () => {
  it('says in one line where it is, and answers there to whoever has a token', async () => {
    const program = start('service-main', ['--port', '0'], { PRESENCE_TOKEN_SECRET: SECRET });
    const address = await program.ready;
    expect((await fetch(`${address}/users/me`)).status).toBe(401);
    program.child.kill('SIGINT');
    expect(await program.ended).toEqual({
      code: 0,
      stdout: `Presence service is ready at ${address}\n`,
      stderr: '',
    });
  });

  it('makes no token without its secret', async () => {
    const { code, stdout, stderr } = await start('service-main', ['token', '--xuid', '1']).ended;
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('PRESENCE_TOKEN_SECRET: required');
  });
});
