import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasRedisServer, startRedisServer, type RedisServer } from '#testing/redis-server.ts';
import { endPrograms, startProgram, type Program } from '#testing/started-program.ts';
import { expect, test, type Page, type Response } from 'playwright/test';
import { level, people } from './elements.ts';
import { keptBy, placesWith, readTrails, secretsOf } from './token-trail.ts';

/*
 * The hunt for the token, after the whole suite: through what every test's browser was sent and kept, and
 * through all that whole programs say, send, keep and show while they are used, fail and crash.
 */

test('over the whole suite no token reached a browser', () => {
  const trails = readTrails();
  expect(trails.length).toBeGreaterThan(200);
  for (const { title, found } of trails) expect(found, title).toEqual([]);
  const count = (of: (trail: (typeof trails)[number]) => number) =>
    trails.reduce((sum, trail) => sum + of(trail), 0);
  // A hunt that had nothing to hunt for, or nothing to look through, would find nothing either.
  expect(count(({ tokens }) => (tokens > 0 ? 1 : 0))).toBeGreaterThan(190);
  expect(count(({ storage }) => Number(storage))).toBeGreaterThan(150);
  expect(count(({ answers }) => answers)).toBeGreaterThan(5000);
  expect(count(({ characters }) => characters)).toBeGreaterThan(10_000_000);
});

test('the hunt finds a token, and each part of it, wherever one is', () => {
  const token = 'XBL3.0 x=7;eyJhbGciOiJIUzI1NiJ9.eyJ4aWQiOiIxMjM0In0.c2lnbmF0dXJlLW9mLWl0';
  const places = new Map([
    ['whole', `{"authorization":"${token}"}`],
    ['payload', 'a eyJ4aWQiOiIxMjM0In0 b'],
    ['signature', 'c2lnbmF0dXJlLW9mLWl0'],
    ['nothing', 'XBL3.0 x=7; eyJhbGciOiJIUzI1NiJ9'],
  ]);
  expect(placesWith(secretsOf([token]), places)).toEqual(['whole', 'payload', 'signature']);
});

const SECRET = 'a secret that signs the tokens of this hunt, never to be seen';
const VIEWER = '2533274790000101';

test.describe('whole programs', () => {
  test.setTimeout(180_000);
  let folder = '';
  let server: RedisServer | undefined;
  test.beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'friends-presence-hunt-'));
    server = hasRedisServer ? await startRedisServer() : undefined;
  });
  test.afterEach(async () => {
    endPrograms();
    await server?.end();
    rmSync(folder, { recursive: true });
  });

  const start = (
    name: string,
    argv: readonly string[],
    env: Record<string, string> = {},
    before: string[] = [],
  ) => startProgram(folder, name, argv, env, { built: true, before });

  /** A token of the service, as its own command makes it. */
  async function makeToken(): Promise<string> {
    const made = start('service', ['token', '--xuid', VIEWER], { PRESENCE_TOKEN_SECRET: SECRET });
    const { code, stdout } = await made.ended;
    expect(code).toBe(0);
    return stdout.trim();
  }

  const cmdlineOf = ({ child }: Program) => readFileSync(`/proc/${child.pid}/cmdline`, 'latin1');

  /** Uses the dashboard, and asks of the gateway what no page would. */
  async function use(page: Page, address: string): Promise<void> {
    await page.goto(address);
    await expect(people(page).first()).toBeVisible();
    for (const name of ['User', 'Device', 'Title', 'All']) await level(page, name).check();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.keyboard.press('Escape');
    await page.reload();
    await expect(people(page).first()).toBeVisible();
    await page.evaluate(async () => {
      const json = { 'content-type': 'application/json' };
      const asked: [string, RequestInit?][] = [
        ['/api/status'],
        ['/api/health'],
        ['/api/none'],
        ['/metrics'],
        ['/xbl/userpresence/users/me?level=none'],
        ['/xbl/userpresence/users/xuid(0)'],
        ['/xbl/userpresence/users/batch', { method: 'POST', headers: json, body: '{"users":[' }],
        ['/xbl/userpresence/users/batch', { method: 'POST', headers: json, body: '{"users":["1"]}' }],
        ['/xbl/userpresence/users/me', { method: 'DELETE' }],
        ['/.env'],
        ['/dist/node/main.js'],
      ];
      for (const [path, init] of asked) await (await fetch(path, init)).text();
    });
  }

  test('let the token out nowhere while they are used, fail, and stop', async ({ page, context }) => {
    const texts = new Map<string, string>();
    const received: Promise<unknown>[] = [];
    context.on('response', (response: Response) => {
      const read = async () => {
        const body = await response.text().catch(() => '');
        const place = `answer ${texts.size} to ${response.url()}`;
        texts.set(place, `${JSON.stringify(await response.allHeaders().catch(() => ({})))}\n${body}`);
      };
      received.push(read());
    });
    page.on('console', (message) => texts.set(`console ${texts.size}`, message.text()));

    const token = await makeToken();
    const tokenFile = join(folder, 'token.txt');
    writeFileSync(tokenFile, token, { mode: 0o600 });
    const monitor = server && connect(server.port, '127.0.0.1', () => monitor?.write('MONITOR\r\n'));
    let commands = '';
    monitor?.on('data', (bytes) => (commands += bytes.toString('latin1')));
    const service = start('service', ['--port', '0', '--throttle', 'off'], { PRESENCE_TOKEN_SECRET: SECRET });
    const upstream = await service.ready;
    const store = server ? ['--store', server.address] : [];
    const common = ['--port', '0', '--service-port', '0', '--upstream', upstream, '--interval', '1'];
    const told = ['--metrics', '0', '--log', 'debug'];
    const byFile = start('main', [...common, ...told, ...store, '--token-file', tokenFile]);
    const byVariable = start('main', [...common, ...told, ...store], { XBL_AUTHORIZATION: token });
    for (const gateway of [byFile, byVariable]) {
      const address = await gateway.ready;
      await use(page, address);
      const kept = await keptBy(page);
      expect(kept, 'what the browser keeps was looked through').toBeDefined();
      texts.set(`storage of ${address}`, kept ?? '');
      texts.set(`page of ${address}`, await page.content());
    }
    service.child.kill('SIGKILL');
    await service.ended;
    for (const gateway of [byFile, byVariable]) {
      const address = await gateway.ready;
      await page.goto(address);
      const status = await page.evaluate(async () => {
        const asked = await fetch('/xbl/userpresence/users/me/groups/People', {
          headers: { 'cache-control': 'stale-if-error=0', 'accept-language': 'de' },
        });
        await asked.text();
        return asked.status;
      });
      expect([502, 503], 'the proof that it fails').toContain(status);
      const [, figures = ''] = await gateway.saying(/Figures are served at (\S+)/);
      texts.set(`figures of ${address}`, await (await fetch(figures)).text());
      texts.set(`arguments of ${address}`, cmdlineOf(gateway));
      gateway.child.kill('SIGTERM');
      expect((await gateway.ended).code).toBe(0);
    }
    await Promise.all(received);
    for (const [name, program] of Object.entries({ service, byFile, byVariable })) {
      texts.set(`output of ${name}`, program.output());
    }
    texts.set('commands to Redis', commands);
    texts.set('cookies', JSON.stringify(await context.cookies()));
    monitor?.destroy();

    const secrets = [...secretsOf([token]), SECRET];
    expect(placesWith(secrets, texts)).toEqual([]);
    // The hunt looked where it was meant to.
    expect(placesWith(secrets, new Map([['token file', readFileSync(tokenFile, 'utf8')]]))).toHaveLength(1);
    expect(texts.get('output of byFile')).toContain('"level":"debug"');
    expect(texts.size).toBeGreaterThan(60);
    if (server) expect(commands).toContain('polls:{');
  });

  test('say what they crashed of, without the token', async () => {
    const token = await makeToken();
    const crash = `process.on('SIGUSR2', () => {
      const headers = { authorization: process.env.XBL_AUTHORIZATION };
      throw new Error('crashed on purpose with ' + headers.authorization, { cause: { headers } });
    });`;
    const argv = ['--port', '0', '--service-port', '0', '--upstream', 'http://127.0.0.1:9'];
    const program = start('main', argv, { XBL_AUTHORIZATION: token }, [
      `data:text/javascript,${encodeURIComponent(crash)}`,
    ]);
    await program.ready;
    program.child.kill('SIGUSR2');
    const { code, stdout, stderr } = await program.ended;
    expect(code).toBe(70);
    expect(stderr).toContain('crashed on purpose with [token]');
    const left = readdirSync(folder).map((name): [string, string] => [
      name,
      readFileSync(join(folder, name), 'latin1'),
    ]);
    const places = new Map([['stdout', stdout], ['stderr', stderr], ...left]);
    expect(placesWith(secretsOf([token]), places)).toEqual([]);
  });

  test('repeat no token that they were told in a wrong way', async () => {
    const token = await makeToken();
    const told = [
      start('main', ['--port', '0', '--authorization', token]),
      start('main', ['--port', '0', '--upstream', 'http://127.0.0.1:9', '--token-file', token]),
      start('main', ['--port', '0', '--upstream', 'http://127.0.0.1:9'], { XBL_AUTHORIZATION: `${token} x` }),
    ];
    for (const program of told) {
      const { code, stdout, stderr } = await program.ended;
      expect(code).toBe(2);
      expect(stderr).toContain('Friends Presence cannot start');
      expect(placesWith(secretsOf([token]), new Map([['output', stdout + stderr]]))).toEqual([]);
    }
  });
});

test('no file of the build holds a token or a secret of a test', () => {
  const folder = join(import.meta.dirname, '..', 'dist');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(20);
  for (const entry of files) {
    const text = readFileSync(join(entry.parentPath, entry.name), 'latin1');
    expect(text.match(/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/g), entry.name).toBeNull();
    for (const secret of [SECRET, 'a secret that only tests know']) {
      expect(text.includes(secret), entry.name).toBe(false);
    }
  }
});
