import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { signToken } from '#service/token.ts';
import { hasRedisServer, startRedisServer, type RedisServer } from '#testing/redis-server.ts';

/* Two services as processes of their own, on one server. */

vi.setConfig({ testTimeout: 120_000 });

const SECRET = 'a secret for these tests, 32 characters or more';
const WAIT = { timeout: 20_000, interval: 20 };
const WORLD = {
  people: [{ xuid: '1', gamertag: 'Reader' }],
  titles: [{ id: '7', name: { default: 'Seven' } }],
};

const folder = mkdtempSync(join(tmpdir(), 'friends-presence-shared-'));
const tsx = import.meta.resolve('tsx');
const children = new Set<ChildProcess>();

type Service = { readonly child: ChildProcess; readonly address: string };

function startService(store: string): Promise<Service> {
  const script = join(import.meta.dirname, 'service-main.ts');
  const argv = ['--port', '0', '--world', 'world.json', '--throttle', 'off'];
  const child = spawn(process.execPath, ['--import', tsx, script, ...argv], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PRESENCE_STORE: store, PRESENCE_TOKEN_SECRET: SECRET },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  return new Promise((resolve, reject) => {
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      const address = /is ready at (\S+)\n/.exec(stdout)?.[1];
      if (address !== undefined) resolve({ child, address });
    });
    child.once('exit', (code) => {
      reject(new Error(`the service ended with ${code}`));
    });
  });
}

async function headersOf(xuid: string): Promise<Record<string, string>> {
  const exp = Math.floor(Date.now() / 1000) + 600;
  const claims = { xid: xuid, uhs: '1', exp, dty: 'Scarlett', did: 'd', tid: '7', sbx: 'RETAIL' };
  return { authorization: await signToken(claims, SECRET), 'content-type': 'application/json' };
}

async function write({ address }: Service, xuid: string): Promise<Response> {
  const titles = `${address}/users/xuid(${xuid})/devices/current/titles/current`;
  return fetch(titles, { method: 'POST', headers: await headersOf(xuid), body: '{}' });
}

/** Which of these people are online, as a service tells it. */
async function onlineOf({ address }: Service, users: readonly string[]): Promise<string[]> {
  const headers = await headersOf('1');
  const body = JSON.stringify({ users });
  const ask = () => fetch(`${address}/users/batch`, { method: 'POST', headers, body });
  // On a busy machine the store may keep silent for longer than a service waits.
  const answer = await vi.waitUntil(async () => {
    const got = await ask();
    return got.status === 503 ? undefined : got;
  }, WAIT);
  const records = (await answer.json()) as { xuid: string; state: string }[];
  return records.filter(({ state }) => state === 'Online').map(({ xuid }) => xuid);
}

let server: RedisServer | undefined;

beforeAll(async () => {
  writeFileSync(join(folder, 'world.json'), JSON.stringify(WORLD));
  if (hasRedisServer) server = await startRedisServer();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!hasRedisServer)('two services on one store', () => {
  it('see each other’s writes at once, and nothing that one acknowledged dies with it', async () => {
    const store = server?.address ?? '';
    const [one, two] = await Promise.all([startService(store), startService(store)]);

    expect(await onlineOf(two, ['100'])).toEqual([]);
    await vi.waitFor(async () => {
      expect((await write(one, '100')).status).toBeLessThan(300);
    }, WAIT);
    expect(await onlineOf(two, ['100'])).toEqual(['100']);
    await vi.waitFor(async () => {
      expect((await write(two, '100')).status).toBe(200);
    }, WAIT);

    const acknowledged: string[] = [];
    let next = 1000;
    const writers = Array.from({ length: 8 }, async () => {
      for (;;) {
        const xuid = String((next += 1));
        try {
          const { status } = await write(one, xuid);
          if (status === 503) continue;
          expect(status).toBe(201);
          acknowledged.push(xuid);
        } catch (error) {
          // It was killed with this request on its way: nobody was assured of it.
          if (error instanceof TypeError) return;
          throw error;
        }
        if (acknowledged.length >= 300) one.child.kill('SIGKILL');
      }
    });
    await Promise.all(writers);
    expect(acknowledged.length).toBeGreaterThanOrEqual(300);
    expect(await onlineOf(two, acknowledged)).toEqual(acknowledged);

    const three = await startService(store);
    expect(await onlineOf(three, acknowledged)).toEqual(acknowledged);
  });
});
