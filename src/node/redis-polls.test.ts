import { fork, type ChildProcess } from 'node:child_process';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { namespaceOf } from './namespace.ts';
import { readRedisAddress } from './redis-address.ts';
import { openGatewayStore, type GatewayStore } from './redis-polls.ts';
import { ANSWER_MS } from './redis-session.ts';
import { json, openFrontDoor, type FrontDoor } from '#testing/front-door.ts';
import { PATIENT_MS, startRedisServer, type RedisServer } from '#testing/redis-server.ts';

const PEOPLE = '/xbl/userpresence/users/me/groups/People';
const BATCH = '/xbl/userpresence/users/batch';

/** Seconds: long enough that no interval ends while a test runs, unless it waits for that. */
const LONG = 600;

let server: RedisServer;
const stores: GatewayStore[] = [];
const children: ChildProcess[] = [];
const ends: (() => void)[] = [];
beforeEach(async () => {
  server = await startRedisServer();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const store of stores.splice(0)) store.close();
  for (const end of ends.splice(0)) end();
  await server.end();
});

function addressOf(text: string) {
  const address = readRedisAddress(text);
  if (!address) throw new Error(`${text} is no address`);
  return address;
}

/** One of several gateways of one viewer. */
async function gateway(
  answer: (request: Request) => Response | Promise<Response>,
  options: {
    readonly viewer?: string;
    /** Whose token is in place; left out: nobody else's ever is, and `viewer` tells them apart. */
    readonly account?: () => string;
    readonly interval?: number;
    readonly isLimited?: boolean;
    readonly clock?: () => number;
    /** Where the way to the server begins; left out: at the server. */
    readonly port?: number;
    /** False: nobody waits for the server to be there. */
    readonly isThere?: boolean;
    /** How long the server may keep silent, in ms. */
    readonly answerMs?: number;
  } = {},
): Promise<FrontDoor & { readonly store: GatewayStore; readonly told: string[] }> {
  const { viewer = 'viewer', interval = LONG, isLimited = false, clock = Date.now, isThere = true } = options;
  const told: string[] = [];
  const { account } = options;
  const authorization = account && (() => Promise.resolve(`XBL3.0 x=${account()};token`));
  const store = openGatewayStore(addressOf(`redis://127.0.0.1:${options.port ?? server.port}`), {
    namespace: authorization
      ? namespaceOf('https://presence.example', authorization)
      : () => Promise.resolve(viewer),
    clock,
    isLimited,
    report: (sentence) => told.push(sentence),
    answerMs: options.answerMs ?? PATIENT_MS,
    failureMs: PATIENT_MS,
  });
  stores.push(store);
  // The first command may come before the connection stands.
  const isWaitedFor = () => isThere;
  while (
    isWaitedFor() &&
    !(await (await store.polls()).read('').then(
      () => true,
      () => false,
    ))
  )
    await new Promise(setImmediate);
  const door = openFrontDoor(answer, {
    clock,
    interval,
    sharedPolls: store.polls,
    budget: store.budget,
    ...(account && authorization ? { authorization, tokenMark: account } : {}),
  });
  return { ...door, store, told };
}

const list = (...xuids: string[]) => json(xuids.map((xuid) => ({ xuid, state: 'Online' })));
const batchOf = async (request: Request) => list(...((await request.json()) as { users: string[] }).users);
const namesIn = async (answer: Response) =>
  ((await answer.json()) as { xuid: string }[]).map(({ xuid }) => xuid);

describe('gateways that share a store', () => {
  it('ask a question once between them, at once and afterwards', async () => {
    const asked: number[] = [];
    const doors = await Promise.all(
      [1, 2, 3, 4].map((id) =>
        gateway(async () => {
          asked.push(id);
          await new Promise((resolve) => setTimeout(resolve, 100));
          return list(String(id));
        }),
      ),
    );
    const answers = await Promise.all(doors.map(async (door) => (await door.ask(PEOPLE)).text()));
    expect(asked).toHaveLength(1);
    expect(new Set(answers).size).toBe(1);
    const late = await gateway(() => list('9'));
    expect(await (await late.ask(PEOPLE)).text()).toBe(answers[0]);
    expect(late.calls).toHaveLength(0);
  });

  it('merge the people whom each of them watches', async () => {
    const one = await gateway(batchOf);
    const other = await gateway(batchOf);
    const ask = async (door: FrontDoor, ...users: string[]) =>
      namesIn(await door.send('POST', BATCH, { users, level: 'all' }));
    expect(await ask(one, '1', '2', '3')).toEqual(['1', '2', '3']);
    expect(await ask(other, '3', '2'), 'known already').toEqual(['3', '2']);
    expect(other.calls).toHaveLength(0);
    expect(await ask(other, '3', '4')).toEqual(['3', '4']);
    const { users } = (await other.firstCall().json()) as { users: string[] };
    expect(users.sort(), 'theirs come along').toEqual(['1', '2', '3', '4']);
    expect(await ask(one, '4', '1')).toEqual(['4', '1']);
    expect(one.calls).toHaveLength(1);
  });

  it('never give one viewer what another may see', async () => {
    const one = await gateway(() => list('1'), { viewer: 'one' });
    const other = await gateway(() => list('2'), { viewer: 'other' });
    expect(await namesIn(await one.ask(PEOPLE))).toEqual(['1']);
    expect(await namesIn(await other.ask(PEOPLE))).toEqual(['2']);
  });

  it.each([
    ['a list', (door: FrontDoor) => door.ask(PEOPLE)],
    ['people', (door: FrontDoor) => door.send('POST', BATCH, { users: ['5'], level: 'all' })],
  ])('show the next account nothing that was on its way to the one before: %s', async (_, ask) => {
    let account = '1';
    let reached = () => {};
    let release = () => {};
    const isAsked = new Promise<void>((resolve) => (reached = resolve));
    const isReleased = new Promise<void>((resolve) => (release = resolve));
    const answer = async ({ headers }: Request) => {
      const isFirst = headers.get('authorization')?.startsWith('XBL3.0 x=1;');
      reached();
      if (isFirst) await isReleased;
      return json([{ xuid: '5', state: isFirst ? 'Online' : 'Away' }]);
    };
    const [one, other] = await Promise.all([1, 2].map(() => gateway(answer, { account: () => account })));
    if (!one || !other) throw new Error('two were opened');
    const late = ask(one);
    await isAsked;
    account = '2';
    release();
    expect((await late).status).toBe(200);
    expect(await (await ask(other)).json()).toMatchObject([{ xuid: '5', state: 'Away' }]);
    expect(other.calls).toHaveLength(1);
  });

  it('keep nothing more for an account once another has signed in', async () => {
    let account = '1';
    const { store } = await gateway(() => list('1'), { account: () => account });
    const first = await store.polls();
    await first.keep('before', '[]', 0);
    account = '2';
    await first.keep('after', '[]', 0);
    await first.keepPeople('all en', new Map([['5', '']]), 0);
    await first.keepFailure('after', 404, 'Unknown.');
    for (const polls of [first, await store.polls()]) {
      expect(await polls.read('after')).toBeUndefined();
      expect((await polls.readPeople('all en', ['5'])).size).toBe(0);
      expect(await polls.readFailure('after')).toBeUndefined();
    }
    expect(await first.read('before')).toMatchObject({ json: '[]' });
    expect(await (await store.polls()).read('before')).toBeUndefined();
  });

  it('hear of a failure together', async () => {
    let calls = 0;
    const fail = async () => {
      calls += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return json({}, { status: 404 });
    };
    const doors = await Promise.all([gateway(fail), gateway(fail), gateway(fail)]);
    const answers = await Promise.all(doors.map((door) => door.ask(PEOPLE)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(calls).toBe(1);
  });

  it('take nothing from the store that they would not take from the upstream', async () => {
    const first = await gateway(() => list('1'));
    await (
      await first.store.polls()
    ).keep('/users/me/groups/People en-US,en;q=0.9', '{"message":"<script>"}', 0);
    await (
      await first.store.polls()
    ).keepPeople('all en', new Map([['1', '{"xuid":"2","state":"Online"}']]), 0);
    expect(await namesIn(await first.ask(PEOPLE))).toEqual(['1']);
    const ask = first.send('POST', BATCH, { users: ['1'], level: 'all' }, { 'accept-language': 'en' });
    expect(await namesIn(await ask)).toEqual(['1']);
    expect(first.calls).toHaveLength(2);
  });

  it('spend one budget, and keep one pause', async () => {
    const record = () => json({ xuid: '1', state: 'Online' });
    const doors = await Promise.all([1, 2].map(() => gateway(record, { isLimited: true })));
    const [one, other] = doors;
    if (!one || !other) throw new Error('two were opened');
    const statuses: number[] = [];
    for (let id = 1; id <= 34; id += 1) {
      const door = id % 2 ? one : other;
      statuses.push((await door.ask(`/xbl/userpresence/users/xuid(${id})`)).status);
    }
    expect(statuses).toEqual([...Array<number>(30).fill(200), 429, 429, 429, 429]);
    expect(one.calls.length + other.calls.length).toBe(30);
    expect([one.store.budget.spent('read').used, other.store.budget.spent('read').used]).toEqual([30, 30]);

    one.store.budget.pause('profile', 60_000, 429);
    while ((await other.store.budget.take('profile')) === 0) await new Promise(setImmediate);
    expect(await other.store.budget.take('profile')).toBeGreaterThan(50_000);
  });

  it.each([429, 503])('all say that they wait when one was asked to, by %i', async (status) => {
    const pause = () => json({}, { status, headers: { 'retry-after': '60' } });
    const one = await gateway(pause);
    const other = await gateway(pause, { interval: 1 });
    expect((await one.ask(PEOPLE)).status).toBe(status);
    while ((await other.store.budget.take('read')) === 0) await new Promise(setImmediate);
    const refused = await other.ask('/xbl/userpresence/users/xuid(5)');
    expect(refused.status).toBe(status);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(other.calls).toHaveLength(0);
    const told = (await (await other.ask('/api/status')).json()) as { state: string; retryAt: string };
    expect(told.state).toBe('waiting');
    expect(Date.parse(told.retryAt) - Date.now()).toBeGreaterThan(50_000);
  });

  it('go on alone without the store, each with its share, and together again when it is back', async () => {
    const doors = await Promise.all([1, 2].map(() => gateway(() => list('1'), { isLimited: true })));
    // Each has been heard of.
    for (const door of [...doors, ...doors]) await door.store.budget.take('write');
    await server.kill();
    const statuses = await Promise.all(doors.map(async (door) => (await door.ask(PEOPLE)).status));
    expect(statuses).toEqual([200, 200]);
    for (const { store } of doors) {
      const waits: number[] = [];
      for (let call = 0; call < 6; call += 1) waits.push(await store.budget.take('profile'));
      expect(
        waits.filter((wait) => wait === 0),
        'half of ten',
      ).toHaveLength(5);
    }
    for (const { told } of doors) expect(told).toHaveLength(1);
    await server.start();
    for (const { told } of doors) {
      while (told.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
      expect(told[1]).toContain('reached again');
    }
  });
});

describe('a server that misbehaves', () => {
  const ALONE = 'The store cannot be reached: until it can, this gateway polls for itself.';
  const answersAll = async (doors: readonly FrontDoor[], path = PEOPLE) => {
    for (const door of doors) expect((await door.ask(path)).status).toBe(200);
  };
  const told = async (door: { readonly told: string[] }, count: number) => {
    while (door.told.length < count) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it('that stands still leaves each gateway to itself, and they meet again once it goes on', async () => {
    const one = await gateway(() => list('1'), { answerMs: ANSWER_MS });
    const other = await gateway(() => list('1'), { answerMs: ANSWER_MS });
    server.freeze();
    let answersPing = false;
    const ping = server.command('PING').finally(() => {
      answersPing = true;
    });
    await answersAll([one, other]);
    expect(answersPing, 'it was frozen all the while').toBe(false);
    expect([one.calls.length, other.calls.length], 'each asked for itself').toEqual([1, 1]);
    server.thaw();
    await ping;
    await meetAgain(one, other);
  });

  it('that is not there at the start is found later', async () => {
    await server.kill();
    const doors = await Promise.all([1, 2].map(() => gateway(() => list('1'), { isThere: false })));
    await answersAll(doors);
    for (const door of doors) await told(door, 1);
    for (const door of doors) expect(door.told).toEqual([ALONE]);
    await server.start();
    for (const door of doors) await told(door, 2);
    const [one, other] = doors;
    if (one && other) await meetAgain(one, other);
  });

  it.each([
    ['is a replica', ['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE'], 'READONLY'],
    ['has no room', ['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0'], 'OOM'],
  ])('that %s costs no answer', async (_, begin, end, complaint) => {
    const one = await gateway(() => list('1'));
    const other = await gateway(() => list('1'));
    await server.command(...begin);
    expect(await server.command('SET', 'a', 'b'), 'the proof').toContain(complaint);
    await answersAll([one, other]);
    expect([one.calls.length, other.calls.length]).toEqual([1, 1]);
    await server.command(...end);
    await meetAgain(one, other);
  });

  it('that lost what it held costs one question', async () => {
    const one = await gateway(() => list('1'));
    const other = await gateway(() => list('1'));
    await answersAll([one]);
    await server.command('FLUSHALL');
    expect(await server.command('DBSIZE')).toBe(':0');
    await answersAll([other]);
    await answersAll([await gateway(() => list('1'))]);
    expect([one.calls.length, other.calls.length]).toEqual([1, 1]);
  });

  it('that takes 100 ms for every command is used all the same', async () => {
    const slow = await startSlowWay(server.port, () => 100);
    ends.push(slow.close);
    const one = await gateway(() => list('1'), { port: slow.port, answerMs: ANSWER_MS });
    const other = await gateway(() => list('1'), { port: slow.port, answerMs: ANSWER_MS });
    const start = performance.now();
    await (await one.store.polls()).read('');
    expect(performance.now() - start, 'the proof').toBeGreaterThanOrEqual(99);
    await answersAll([one, other]);
    expect(one.calls.length + other.calls.length, 'they still meet').toBe(1);
  });

  it('that is reached by a way which loses one packet in twenty is used all the same', async () => {
    let lost = 0;
    // A packet that is lost comes again after 200 ms, the least that Linux waits for word of it.
    const lossy = await startSlowWay(server.port, (piece) => {
      if (piece % 20 !== 0) return 0;
      lost += 1;
      return 200;
    });
    ends.push(lossy.close);
    const doors = [
      await gateway(() => list('1'), { port: lossy.port, answerMs: ANSWER_MS }),
      await gateway(() => list('1'), { port: lossy.port, answerMs: ANSWER_MS }),
    ];
    const questions = 40;
    for (let question = 0; question < questions; question += 1) {
      const language = `x${String.fromCharCode(97 + (question % 26), 97 + Math.floor(question / 26))}`;
      for (const door of doors)
        expect((await door.ask(PEOPLE, { headers: { 'accept-language': language } })).status).toBe(200);
    }
    expect(lost, 'the proof').toBeGreaterThan(2);
    const calls = doors.reduce((sum, door) => sum + door.calls.length, 0);
    expect(calls, 'each costs one question more at most').toBeLessThanOrEqual(questions + lost);
    expect(calls).toBeGreaterThanOrEqual(questions);
  });

  it('tells ages by its own clock, whatever those of the gateways say', async () => {
    const one = await gateway(() => list('1'), { clock: () => Date.now() + 5000 });
    const other = await gateway(() => list('1'), { clock: () => Date.now() - 5000 });
    await answersAll([one]);
    const answer = await other.ask(PEOPLE);
    expect(other.calls).toHaveLength(0);
    expect(Number(answer.headers.get('age') ?? 0), 'seconds').toBeLessThan(5);
  });
});

/** Asks for what neither knows yet: one of them asks for both. */
async function meetAgain(one: FrontDoor, other: FrontDoor): Promise<void> {
  for (let question = 0; ; question += 1) {
    const languages = `x${String.fromCharCode(97 + (question % 26), 97 + Math.floor(question / 26))}`;
    const before = one.calls.length + other.calls.length;
    for (const door of [one, other]) {
      expect((await door.ask(PEOPLE, { headers: { 'accept-language': languages } })).status).toBe(200);
    }
    if (one.calls.length + other.calls.length === before + 1) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * A way to the server.
 * @param delays what the n-th piece that goes there takes, in ms; what comes behind it waits, as in TCP
 */
async function startSlowWay(
  to: number,
  delays: (piece: number) => number,
): Promise<{ port: number; close: () => void }> {
  const sockets = new Set<Socket>();
  let pieces = 0;
  const way = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.once('close', () => into.destroy());
      let free = 0;
      from.on('data', (bytes) => {
        const now = performance.now();
        if (from === near) free = Math.max(free, now + delays((pieces += 1)));
        setTimeout(() => into.write(bytes), Math.max(0, free - now));
      });
    }
  });
  await new Promise<void>((resolve) => way.listen(0, '127.0.0.1', resolve));
  return {
    port: (way.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      way.close();
    },
  };
}

describe('the right to ask', () => {
  it('is one gateway’s at a time, and is taken over within a second when its holder dies', async () => {
    const child = fork(new URL('../testing/lease-holder.ts', import.meta.url), [server.address], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    children.push(child);
    await new Promise((resolve) => child.once('message', resolve));
    const { store } = await gateway(() => list('1'));
    // Longer than a lease lasts unless it is renewed.
    for (const start = performance.now(); performance.now() - start < 2000;) {
      expect(await (await store.polls()).lease('question')).toBeUndefined();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    const died = performance.now();
    while (!(await (await store.polls()).lease('question')))
      await new Promise((resolve) => setTimeout(resolve, 10));
    // The shortest interval is a second; what the machine takes beside comes on top.
    expect(performance.now() - died).toBeLessThan(1000 + 1000);
  });

  it('goes on to who waits when its holder cannot reach the upstream', async () => {
    const one = await gateway(() => new Promise(() => undefined), { interval: LONG });
    const other = await gateway(() => list('1'));
    const lease = await (await one.store.polls()).lease('/users/me/groups/People en-US,en;q=0.9');
    const asked = other.ask(PEOPLE);
    await lease?.release();
    expect((await asked).status).toBe(200);
    expect(other.calls).toHaveLength(1);
  });
});
