import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPresenceService } from '#service/service.ts';
import { signToken } from '#service/token.ts';
import { readWorld, type World } from '#service/world.ts';
import { marksOf, playing } from '#testing/presence-store-suite.ts';
import { hasRedisServer, PATIENT_MS, startRedisServer, type RedisServer } from '#testing/redis-server.ts';
import { readRedisAddress } from './redis-address.ts';
import { ANSWER_MS } from './redis-session.ts';
import { openSharedStore, type SharedStore } from './shared-store.ts';

/* The service on a real server that misbehaves in every way that servers do. */

const SECRET = 'a secret for these tests, 32 characters or more';
const STATED = '2533274790000001';
const PLAYER = '2533274790000002';
const WAIT = { timeout: 20_000, interval: 20 };

function worldOf(): World {
  const result = readWorld({
    people: [
      { xuid: STATED, gamertag: 'Stated', devices: [{ type: 'Scarlett', titles: [{ id: '7' }] }] },
      { xuid: '1', gamertag: 'Reader' },
    ],
    titles: [{ id: '7', name: { default: 'Seven' } }],
  });
  if ('faults' in result) throw new Error(result.faults.join());
  return result.world;
}

const ends: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function startServer(...options: readonly string[]): Promise<RedisServer> {
  const server = await startRedisServer(options);
  ends.push(() => server.end());
  return server;
}

async function open(
  address: string,
  answerMs: number | undefined = PATIENT_MS,
): Promise<SharedStore & { readonly said: string[] }> {
  const parsed = readRedisAddress(address);
  if (!parsed) throw new Error(`not an address: ${address}`);
  const said: string[] = [];
  const report = (sentence: string) => said.push(sentence);
  const shared = await openSharedStore(parsed, worldOf(), Date.now, report, answerMs);
  ends.push(() => {
    shared.close();
  });
  return { ...shared, said };
}

type Ask = (xuid: string, what: 'read' | 'write' | 'end') => Promise<Response>;

/** A service on that store, and a way to ask it in the name of anybody. */
function serve({ store }: SharedStore): Ask {
  const service = createPresenceService({ world: worldOf(), secret: SECRET, store });
  return async (xuid, what) => {
    const exp = Math.floor(Date.now() / 1000) + 600;
    const claims = { xid: xuid, uhs: '1', exp, dty: 'Scarlett', did: 'd', tid: '7', sbx: 'RETAIL' };
    const headers = { authorization: await signToken(claims, SECRET) };
    const titles = `http://service/users/xuid(${xuid})/devices/current/titles/current`;
    if (what === 'read')
      return service(new Request(`http://service/users/xuid(${xuid})?level=all`, { headers }));
    if (what === 'end') return service(new Request(titles, { method: 'DELETE', headers }));
    return service(
      new Request(titles, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: '{}',
      }),
    );
  };
}

/** One address that leads to one server, then to another, as a name or a proxy does when a replica takes over. */
async function leading(to: RedisServer): Promise<{ address: string; leadTo(other: RedisServer): void }> {
  let { port } = to;
  const sockets = new Set<Socket>();
  const relay = createServer((incoming) => {
    const outgoing = connect(port, '127.0.0.1');
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        incoming.destroy();
        outgoing.destroy();
      });
    }
    incoming.pipe(outgoing).pipe(incoming);
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  ends.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => relay.close(resolve));
  });
  return {
    address: `redis://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    leadTo: (other) => {
      ({ port } = other);
    },
  };
}

async function stateOf(answer: Response): Promise<unknown> {
  return ((await answer.json()) as { state?: unknown }).state;
}

/**
 * Milliseconds since now that the service is answerable for. On a busy machine this process is kept waiting
 * itself: that time is not, and as long again is not either, since whoever was late to listen listens so much
 * longer before they blame a server (`noticeSilence`).
 */
function stopwatch(): () => number {
  const tickMs = 5;
  const lateMs = 2;
  const start = performance.now();
  let last = start;
  let stalled = 0;
  const ticks = setInterval(() => {
    const now = performance.now();
    stalled += Math.max(0, now - last - tickMs - lateMs);
    last = now;
  }, tickMs);
  return () => {
    clearInterval(ticks);
    return performance.now() - start - 2 * stalled;
  };
}

const turnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

async function expectRefusal(answer: Response): Promise<void> {
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await answer.json()).toMatchObject({
    source: 'UserPresence',
    description: 'The service cannot answer now',
  });
}

/** Asks for everything that needs the store; each must end soon, and say when to come again. */
async function expectUnavailable(ask: Ask): Promise<void> {
  for (const what of ['read', 'write', 'end'] as const) {
    const took = stopwatch();
    const answer = await ask(PLAYER, what);
    expect(took()).toBeLessThan(1000);
    await expectRefusal(answer);
  }
}

async function expectRecovered(ask: Ask): Promise<void> {
  await vi.waitFor(async () => {
    expect((await ask(PLAYER, 'write')).status).toBeLessThan(300);
    expect(await stateOf(await ask(PLAYER, 'read'))).toBe('Online');
  }, WAIT);
}

describe.skipIf(!hasRedisServer)('a service on a shared store', () => {
  it('starts without it, and finds it later', async () => {
    const server = await startServer();
    await server.kill();
    const shared = await open(server.address);
    const ask = serve(shared);
    await expectUnavailable(ask);
    await server.start();
    await expectRecovered(ask);
    expect(shared.said).toEqual([
      expect.stringMatching(/^The store at 127\.0\.0\.1:\d+ cannot be used: .*ECONNREFUSED/),
      expect.stringMatching(/can be used again\.$/),
    ]);
  });

  it('answers 503 while it is gone, and from an empty one what the world states', async () => {
    const server = await startServer();
    const shared = await open(server.address);
    const ask = serve(shared);
    await ask(PLAYER, 'write');
    await ask(STATED, 'end');
    expect(await stateOf(await ask(STATED, 'read'))).toBe('Offline');
    await server.kill();
    await expectUnavailable(ask);
    await server.start();
    await vi.waitFor(async () => {
      expect(await stateOf(await ask(STATED, 'read'))).toBe('Online');
    }, WAIT);
    expect(await stateOf(await ask(PLAYER, 'read'))).toBe('Offline');
    await expectRecovered(ask);
    expect(shared.said).toHaveLength(2);
  });

  it('ends every request within half a second while it is frozen, also of whom it knows', async () => {
    const server = await startServer();
    // Time passes here only as it is made to: however slow the machine is, silence lasts as long as this says.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    ends.push(() => {
      vi.useRealTimers();
    });
    const shared = await open(server.address, ANSWER_MS);
    const ask = serve(shared);
    expect((await ask(PLAYER, 'write')).status).toBe(201);
    expect(await stateOf(await ask(PLAYER, 'read'))).toBe('Online');
    // Nobody is waited for any more once what watches for silence has gone by.
    while (vi.getTimerCount() > 0) {
      vi.advanceTimersByTime(1);
      await turnOfTheLoop();
    }
    server.freeze();
    let answersPing = false;
    const ping = server.command('PING').then((reply) => {
      answersPing = true;
      return reply;
    });
    let answered = 0;
    const answers = (['read', 'write', 'end'] as const).map((what) =>
      ask(PLAYER, what).finally(() => {
        answered += 1;
      }),
    );
    // Tokens are read by threads, which a busy machine takes its time for: until the first request asks the server.
    while (vi.getTimerCount() === 0) await turnOfTheLoop();
    vi.advanceTimersByTime(ANSWER_MS - 1);
    for (let turn = 0; turn < 200; turn += 1) await turnOfTheLoop();
    expect(answered, 'a moment before its time is up it is still trusted').toBe(0);
    // A timer may be a fraction early, and then set itself once more.
    for (let ms = 0; ms < 5; ms += 1) {
      vi.advanceTimersByTime(1);
      for (let turn = 0; turn < 200; turn += 1) await turnOfTheLoop();
    }
    // Time stands still again: who is not refused by now never would be.
    for (const answer of await Promise.all(answers)) await expectRefusal(answer);
    // Whoever comes now does not wait at all, since no time passes.
    for (const what of ['read', 'write', 'end'] as const) await expectRefusal(await ask(PLAYER, what));
    expect(answersPing, 'it was frozen all the while').toBe(false);
    expect(shared.said).toEqual([expect.stringContaining('it does not answer within half a second')]);
    server.thaw();
    expect(await ping).toBe('+PONG');
    while ((await ask(PLAYER, 'write')).status >= 300) {
      vi.advanceTimersByTime(10);
      await turnOfTheLoop();
    }
    expect(await stateOf(await ask(PLAYER, 'read'))).toBe('Online');
    expect(shared.said.at(-1)).toMatch(/can be used again\.$/);
  });

  it('does not write to a replica, and says so', async () => {
    const server = await startServer();
    const shared = await open(server.address);
    const ask = serve(shared);
    await server.command('REPLICAOF', '127.0.0.1', '1');
    expect((await ask(PLAYER, 'write')).status).toBe(503);
    await vi.waitFor(() => {
      expect(shared.said.at(-1)).toContain('it is a replica: give the address of the primary');
    }, WAIT);
    await server.command('REPLICAOF', 'NO', 'ONE');
    await expectRecovered(ask);
  });

  it('goes on with the replica that takes over when the primary dies, and with what was copied to it', async () => {
    const [primary, replica] = [await startServer(), await startServer()];
    const { address, leadTo } = await leading(primary);
    await replica.command('REPLICAOF', '127.0.0.1', String(primary.port));
    const ask = serve(await open(address));
    expect((await ask(PLAYER, 'write')).status).toBeLessThan(300);
    await ask(STATED, 'end');
    // All that was acknowledged is copied before the primary dies; what is not would be lost, as Redis has it.
    await vi.waitFor(async () => expect(await primary.command('WAIT', '1', '1000')).toBe(':1'), WAIT);
    await primary.kill();
    await expectUnavailable(ask);
    leadTo(replica);
    // One that has not taken over yet is no store: what is read there may be older than what was told.
    await expectUnavailable(ask);
    await replica.command('REPLICAOF', 'NO', 'ONE');
    await vi.waitFor(async () => {
      expect(await stateOf(await ask(PLAYER, 'read'))).toBe('Online');
    }, WAIT);
    expect(await stateOf(await ask(STATED, 'read'))).toBe('Offline');
    await expectRecovered(ask);
  });

  it('goes on reading where the server has no room for writes', async () => {
    const server = await startServer();
    const shared = await open(server.address);
    const ask = serve(shared);
    await ask(PLAYER, 'write');
    await server.command('CONFIG', 'SET', 'maxmemory', '1');
    expect((await ask(PLAYER, 'write')).status).toBe(503);
    expect(await stateOf(await ask(PLAYER, 'read'))).toBe('Online');
    await server.command('CONFIG', 'SET', 'maxmemory', '0');
    await expectRecovered(ask);
    expect(shared.said).toEqual([]);
  });

  it('asks for the password that is missing, and never repeats one', async () => {
    const server = await startServer('--requirepass', 'the-right-one');
    const without = await open(server.address);
    expect(without.said).toEqual([expect.stringContaining('it asks for a password')]);
    const wrong = await open(server.address.replace('//', '//:the-wrong-one@'));
    expect(wrong.said).toEqual([expect.stringContaining('does not take this user or password')]);
    expect(wrong.said.join()).not.toContain('the-wrong-one');
    const right = await open(server.address.replace('//', '//:the-right-one@'));
    await expectRecovered(serve(right));
    expect(right.said).toEqual([]);
  });

  it('waits for a server that still reads its data', async () => {
    const loading = createServer((socket) => {
      socket.on('data', () => socket.write('-LOADING Redis is loading the dataset in memory\r\n'));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => loading.listen(0, '127.0.0.1', resolve));
    ends.push(() => new Promise((resolve) => loading.close(() => resolve())));
    const { port } = loading.address() as AddressInfo;
    const shared = await open(`redis://127.0.0.1:${port}`);
    expect(shared.said).toEqual([expect.stringContaining('it still reads its data from disk')]);
    await expectUnavailable(serve(shared));
    shared.close();
  });

  it('takes who was evicted, and what nobody can read, for unknown', async () => {
    const server = await startServer();
    const shared = await open(server.address);
    const ask = serve(shared);
    await ask(STATED, 'end');
    expect(await stateOf(await ask(STATED, 'read'))).toBe('Offline');
    await server.command('DEL', `presence:{${STATED}}`);
    expect(await stateOf(await ask(STATED, 'read'))).toBe('Online');
    await server.command('SET', `presence:{${STATED}}`, '[0]');
    expect(await stateOf(await ask(STATED, 'read'))).toBe('Online');
    expect((await ask(STATED, 'end')).status).toBe(200);
    expect(await stateOf(await ask(STATED, 'read'))).toBe('Offline');
  });

  it('lets the server forget whom nothing can matter of any more, and never whom the world states', async () => {
    const server = await startServer();
    const ask = serve(await open(server.address));
    await ask(PLAYER, 'write');
    await ask(STATED, 'write');
    const month = 30 * 24 * 3600;
    const seconds = Number((await server.command('TTL', `presence:{${PLAYER}}`)).slice(1));
    expect(seconds).toBeGreaterThan(month + 590);
    expect(seconds).toBeLessThanOrEqual(month + 600);
    expect(await server.command('TTL', `presence:{${STATED}}`)).toBe(':-1');
    await server.command('PEXPIRE', `presence:{${PLAYER}}`, '1');
    await vi.waitFor(async () => {
      expect(await (await ask(PLAYER, 'read')).json()).toEqual({ xuid: PLAYER, state: 'Offline' });
    }, WAIT);
  });

  it('counts the calls of all processes together, by the server’s clock', async () => {
    const server = await startServer();
    const [one, two] = [await open(server.address), await open(server.address)];
    const windows = [
      { key: 'a 15', seconds: 15 },
      { key: 'a 300', seconds: 300 },
    ];
    await one.throttleStore.count(windows, 0);
    await two.throttleStore.count(windows.slice(0, 1), 0);
    const counts = await one.throttleStore.count(windows, 1_000_000);
    expect(counts.map(({ count }) => count)).toEqual([3, 2]);
    for (const [index, length] of [15_000, 300_000].entries()) {
      const left = (counts[index]?.endsAt ?? 0) - 1_000_000;
      expect(left).toBeGreaterThan(length - 10_000);
      expect(left).toBeLessThanOrEqual(length);
    }
  });

  it('shows every process what any other was assured of, and nobody whom one has deleted', async () => {
    const server = await startServer();
    const shared = [await open(server.address), await open(server.address), await open(server.address)];
    const stores = shared.map(({ store }) => store);
    const history = async (number: number): Promise<void> => {
      const xuid = String(number + 1);
      const storeAt = (step: number) => stores[(number + step) % stores.length] ?? stores[0];
      const read = async (step: number) => (await storeAt(step)?.read([xuid]))?.[0];
      const marks: string[] = [];
      for (let step = 0; step < 6; step += 1) {
        const mark = String(step);
        marks.push(mark);
        await storeAt(step)?.update(xuid, (before) => playing(...marksOf(before), mark));
        expect(marksOf(await read(step))).toEqual(marks);
        expect(marksOf(await read(step + 1))).toEqual(marks);
      }
      // Those who only refresh what is there race with the one who deletes it.
      const refresh = (step: number) =>
        storeAt(step)?.update(xuid, (before) => before && playing(...marksOf(before)));
      await Promise.all([refresh(0), refresh(1), storeAt(2)?.update(xuid, () => undefined), refresh(2)]);
      await Promise.all([refresh(1), refresh(0)]);
      for (const step of [0, 1, 2]) expect(await read(step)).toBeUndefined();
    };
    const numbers = Array.from({ length: 500 }, (_, number) => number);
    // Fifty at a time, so that invalidations, reads and changes of many people interleave.
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
          await history(number);
        }
      }),
    );
    expect(shared.flatMap(({ said }) => said)).toEqual([]);
  }, 120_000);
});
