import { BATCH_USERS, pollerHeaders, sameBatch, SECRET, shuffledBatch } from './questions.ts';
import {
  openConnection,
  requestBytes,
  saturate,
  steadily,
  type Expectation,
  type NextRequest,
} from './load.ts';
import { xuidOf } from './population.ts';
import { startServer, type ServerProcess } from './process-under-test.ts';
import { median, percentile, type Part, type Row } from './row.ts';
import { writeWorld } from './world-file.ts';

const CONNECTIONS = 8;
const WARM_UP_MS = 3000;
/** A server that gets little of its core is warmed up by answers, not by time. */
const WARM_UP_ANSWERS = { batches: 1000, gets: 20_000 };
const LONGEST_WARM_UP_MS = 30_000;
const ROUND_MS = 1500;
const STEADY_MS = 15_000;
const STEADY_PER_SECOND = 40;

/** At least as many bytes as every answer of this many people has. */
const BATCH: Expectation = ({ status, bodyBytes }) => status === 200 && bodyBytes > BATCH_USERS * 600;
const OK: Expectation = ({ status }) => status === 200;
const NOT_MODIFIED: Expectation = ({ status }) => status === 304;

type Contestant = {
  readonly name: string;
  readonly server: ServerProcess;
  readonly next: NextRequest;
  readonly expected: Expectation;
};

type Measured = {
  readonly perSecond: number[];
  readonly cpuMs: number[];
  readonly busy: number[];
};

/** @returns how many answers there were */
async function measure({ server, next, expected }: Contestant, ms: number, into?: Measured): Promise<number> {
  const connections = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => openConnection(server.port)),
  );
  try {
    const before = server.cpuMs();
    const { perSecond, seconds, answers } = await saturate(connections, next, expected, ms);
    const after = server.cpuMs();
    into?.perSecond.push(perSecond);
    if (before === undefined || after === undefined) return answers;
    into?.cpuMs.push((after - before) / answers);
    into?.busy.push((after - before) / (seconds * 1000));
    return answers;
  } finally {
    for (const connection of connections) connection.close();
  }
}

async function warmUp(contestant: Contestant, enough: number): Promise<void> {
  const start = performance.now();
  let answers = 0;
  do answers += await measure(contestant, WARM_UP_MS);
  while (answers < enough && performance.now() - start < LONGEST_WARM_UP_MS);
}

/**
 * Measures each contestant in turn, again and again, so that whatever else the machine does meets all alike.
 * @param warmUpAnswers of each before the first round
 * @returns by name
 */
async function race(
  contestants: readonly Contestant[],
  warmUpAnswers: number,
  rounds: number,
  say: (line: string) => void,
): Promise<Map<string, Measured>> {
  const results = new Map(
    contestants.map(({ name }) => [name, { perSecond: [], cpuMs: [], busy: [] } as Measured]),
  );
  for (const contestant of contestants) await warmUp(contestant, warmUpAnswers);
  for (let round = 1; round <= rounds; round += 1) {
    say(`round ${round} of ${rounds}`);
    for (const contestant of contestants) await measure(contestant, ROUND_MS, results.get(contestant.name));
  }
  return results;
}

function rowOf(name: string, results: ReadonlyMap<string, Measured>): Row {
  const { perSecond = [], cpuMs = [], busy = [] } = results.get(name) ?? {};
  return {
    name,
    value: median(perSecond),
    unit: 'req/s',
    spread: [Math.min(...perSecond), Math.max(...perSecond)],
    ...(cpuMs.length > 0
      ? { note: `${median(cpuMs).toFixed(3)} ms of processor each, ${Math.round(median(busy) * 100)} % busy` }
      : {}),
  };
}

/** The median, over the rounds, of a figure over the floor's. */
function ratioOf(figures: readonly number[], floors: readonly number[]): number {
  return median(figures.map((figure, round) => figure / (floors[round] ?? NaN)));
}

/** A server that used so much of its core was the one that could do no more; otherwise others were waited for. */
const SATURATED = 0.9;

/**
 * A figure against its floor: by answers a second where both servers were saturated, so that these say what the
 * servers can do. Where a neighbour took part of the core, or whoever asks could not keep up, by the processor
 * time that an answer takes, which is what a core could serve that does nothing else. The other one is noted.
 */
function against(name: string, floor: string, least: number, results: ReadonlyMap<string, Measured>): Row {
  const row = rowOf(name, results);
  const [own, other] = [results.get(name), results.get(floor)];
  if (!own || !other) throw new Error(`${name} or ${floor} was not measured`);
  const byClock = ratioOf(own.perSecond, other.perSecond);
  const bar = { least };
  if (own.cpuMs.length === 0) return { ...row, floor, ratio: byClock, bar };
  const byProcessor = ratioOf(other.cpuMs, own.cpuMs);
  const isSaturated = median(own.busy) >= SATURATED && median(other.busy) >= SATURATED;
  return {
    ...row,
    floor,
    ratio: isSaturated ? byClock : byProcessor,
    bar,
    note: isSaturated
      ? `${row.note}; by the clock; by processor ${byProcessor.toFixed(2)}`
      : `${row.note}; by processor; by the clock ${byClock.toFixed(2)}`,
  };
}

const FLOOR_BYTES = 'floor a: the same bytes, ready';
const FLOOR_JOIN = 'floor b: joins kept records';
const FLOOR_STRINGIFY = 'floor c: stringifies the records';
const FLOOR_304 = 'floor: bare 304';
const FLOOR_RECORD = 'floor: bare record';

/** Reading, against what the least server would do: batches of 1100 at level all, a 304, one record. */
export const reads: Part = async ({ rounds, say }) => {
  const servers: ServerProcess[] = [];
  const start = async (...args: string[]): Promise<ServerProcess> => {
    const server = await startServer(args);
    servers.push(server);
    return server;
  };
  const floor = (kind: string) => start('scripts/bench/floor-server.ts', kind);
  try {
    const world = writeWorld(BATCH_USERS, BATCH_USERS);
    const service = await startServer(['dist/node/service.js', '--port', '0', '--world', world], {
      PRESENCE_TOKEN_SECRET: SECRET,
      PRESENCE_THROTTLE: 'off',
    });
    servers.push(service);
    const changing = await start('scripts/bench/changing-server.ts');
    const [same, shuffled, headers] = [await sameBatch(), await shuffledBatch(), await pollerHeaders()];
    const get = (path: string, more: Record<string, string> = {}): NextRequest => {
      const bytes = requestBytes('GET', path, { ...headers, ...more });
      return () => bytes;
    };
    const group = '/users/me/groups/People?level=all';
    const connection = await openConnection(service.port);
    const { head } = await connection.ask(get(group)());
    connection.close();
    const etag = /\r\netag: (\S+)/i.exec(head)?.[1] ?? '';
    const record = `/users/xuid(${xuidOf(7)})?level=all`;

    const batches: Contestant[] = [
      { name: FLOOR_BYTES, server: await floor('bytes'), next: same, expected: BATCH },
      { name: FLOOR_JOIN, server: await floor('join'), next: same, expected: BATCH },
      { name: FLOOR_STRINGIFY, server: await floor('stringify'), next: same, expected: BATCH },
      { name: 'batch, same question, quiet world', server: service, next: same, expected: BATCH },
      { name: 'batch, new order each time', server: service, next: shuffled, expected: BATCH },
      { name: 'batch, 1 % changed in between', server: changing, next: same, expected: BATCH },
    ];
    const gets: Contestant[] = [
      {
        name: FLOOR_304,
        server: await floor('not-modified'),
        next: get(group, { 'if-none-match': etag }),
        expected: NOT_MODIFIED,
      },
      {
        name: 'group of 1100, not modified',
        server: service,
        next: get(group, { 'if-none-match': etag }),
        expected: NOT_MODIFIED,
      },
      { name: FLOOR_RECORD, server: await floor('record'), next: get(record), expected: OK },
      { name: 'one record', server: service, next: get(record), expected: OK },
    ];
    const results = new Map([
      ...(await race(batches, WARM_UP_ANSWERS.batches, rounds, say)),
      ...(await race(gets, WARM_UP_ANSWERS.gets, rounds, say)),
    ]);

    say('a steady load');
    const connections = await Promise.all(
      Array.from({ length: CONNECTIONS }, () => openConnection(changing.port)),
    );
    const steady = { perSecond: STEADY_PER_SECOND, ms: STEADY_MS };
    const latencies = await steadily(connections, shuffled, BATCH, steady);
    for (const each of connections) each.close();

    const changed = 'batch, 1 % changed in between';
    return [
      rowOf(FLOOR_BYTES, results),
      rowOf(FLOOR_JOIN, results),
      rowOf(FLOOR_STRINGIFY, results),
      against('batch, same question, quiet world', FLOOR_BYTES, 0.6, results),
      against('batch, new order each time', FLOOR_BYTES, 0.2, results),
      against(changed, FLOOR_JOIN, 0.6, results),
      against(changed, FLOOR_STRINGIFY, 4, results),
      rowOf(FLOOR_304, results),
      against('group of 1100, not modified', FLOOR_304, 0.5, results),
      rowOf(FLOOR_RECORD, results),
      against('one record', FLOOR_RECORD, 0.5, results),
      {
        name: `batch at ${STEADY_PER_SECOND} a second, p99`,
        value: percentile(latencies, 0.99),
        unit: 'ms',
        spread: [percentile(latencies, 0.5), Math.max(...latencies)],
        bar: { most: 50 },
        note: '1 % changed and a new order each time; spread: median to slowest',
      },
    ];
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
};
