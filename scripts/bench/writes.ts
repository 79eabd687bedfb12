import { signToken } from '#service/token.ts';
import { openConnection, requestBytes, steadily, type Connection } from './load.ts';
import { xuidOf } from './population.ts';
import { startServer, type Memory } from './process-under-test.ts';
import { BATCH_USERS, SECRET, shuffledBatch } from './questions.ts';
import { percentile, type Part, type Row } from './row.ts';
import { writeWorld } from './world-file.ts';

const WRITERS = 5000;
const BEATS_PER_SECOND = 20_000 / 60;
const READS_PER_SECOND = 50;
const CONNECTIONS = 8;
/** Without `--minutes`: everybody has written twice. */
const SHORT_MINUTES = 0.5;
/** Once everybody has written once, there is nothing left that grows. */
const WARM_UP_MS = (WRITERS / BEATS_PER_SECOND) * 1000;

type Writer = { readonly xuid: string; readonly headers: Readonly<Record<string, string>>; beats: number };

async function writersOf(): Promise<Writer[]> {
  const exp = Math.floor(Date.now() / 1000) + 86_400;
  return Promise.all(
    Array.from({ length: WRITERS }, async (_, index) => {
      const xuid = xuidOf(index);
      const claims = { xid: xuid, uhs: xuid, exp, dty: 'Android', did: `device-${index}`, sbx: 'RETAIL' };
      const authorization = await signToken({ ...claims, tid: '123456789' }, SECRET);
      return { xuid, headers: { authorization, 'x-xbl-contract-version': '3' }, beats: 0 };
    }),
  );
}

/** The next beat of everybody in turn; each carries its number, so that a lost one can be told. */
function beats(writers: readonly Writer[]): () => Buffer {
  let turn = -1;
  return () => {
    turn = (turn + 1) % writers.length;
    const writer = writers[turn];
    if (!writer) throw new Error('nobody writes');
    writer.beats += 1;
    const media = { id: String(writer.beats), idType: 'provider', name: `Beat ${writer.beats}` };
    const path = `/users/xuid(${writer.xuid})/devices/current/titles/current`;
    return requestBytes('POST', path, writer.headers, JSON.stringify({ activity: { media } }));
  };
}

function connectionsTo(port: number): Promise<Connection[]> {
  return Promise.all(Array.from({ length: CONNECTIONS }, () => openConnection(port)));
}

type Seen = {
  readonly devices?: readonly {
    readonly titles?: readonly { readonly activity?: { readonly media?: { readonly id: string } } }[];
  }[];
};

/** Of how many writers the last beat cannot be read. */
async function countLost(port: number, writers: readonly Writer[]): Promise<number> {
  const connection = await openConnection(port, { keepsBodies: true });
  let lost = 0;
  for (let start = 0; start < writers.length; start += BATCH_USERS) {
    const asked = writers.slice(start, start + BATCH_USERS);
    const body = JSON.stringify({ users: asked.map(({ xuid }) => xuid), level: 'all' });
    const headers = { authorization: writers[0]?.headers['authorization'] ?? '' };
    await connection.ask(requestBytes('POST', '/users/batch', headers, body));
    const records = JSON.parse(connection.lastBody().toString('utf8')) as Seen[];
    for (const [index, { beats: last }] of asked.entries()) {
      const titles = records[index]?.devices?.flatMap((device) => device.titles ?? []) ?? [];
      if (!titles.some(({ activity }) => activity?.media?.id === String(last))) lost += 1;
    }
  }
  connection.close();
  return lost;
}

/** All that the program holds; what lies outside of V8's heap counts too. */
const held = ({ heapUsed, external }: Memory): number => (heapUsed + external) / 1024 / 1024;

/** Heartbeats beside batches: nothing may get lost, and nothing may pile up. */
export const writes: Part = async ({ minutes = SHORT_MINUTES, say }) => {
  const world = writeWorld(WRITERS, BATCH_USERS);
  const service = await startServer(['dist/node/service.js', '--port', '0', '--world', world], {
    PRESENCE_TOKEN_SECRET: SECRET,
    PRESENCE_THROTTLE: 'off',
  });
  try {
    const writers = await writersOf();
    const [beat, read] = [beats(writers), await shuffledBatch()];
    const run = async (ms: number) => {
      // New ones each time: those that stand idle in between are closed by the server.
      const writing = await connectionsTo(service.port);
      const reading = await connectionsTo(service.port);
      const [written, answered] = await Promise.all([
        steadily(writing, beat, ({ status }) => status === 200 || status === 201, {
          perSecond: BEATS_PER_SECOND,
          ms,
        }),
        steadily(reading, read, ({ status }) => status === 200, { perSecond: READS_PER_SECOND, ms }),
      ]);
      for (const connection of [...writing, ...reading]) connection.close();
      return { written, answered };
    };
    say(`${(WARM_UP_MS / 1000).toFixed(0)} s until everybody has written`);
    await run(WARM_UP_MS);
    const before = await service.memory();
    say(`${minutes} min of ${BEATS_PER_SECOND.toFixed(0)} beats and ${READS_PER_SECOND} batches a second`);
    const { written, answered } = await run(minutes * 60_000);
    const after = await service.memory();
    const lost = await countLost(service.port, writers);
    const rows: Row[] = [
      { name: 'heartbeats answered', value: written.length, unit: 'writes', note: `in ${minutes} min` },
      { name: 'heartbeats lost', value: lost, unit: 'writes', bar: { most: 0 } },
      { name: 'heartbeat, p99', value: percentile(written, 0.99), unit: 'ms' },
      { name: 'batch beside them, p99', value: percentile(answered, 0.99), unit: 'ms', bar: { most: 50 } },
      {
        name: 'memory held at the end',
        value: held(after),
        unit: 'MiB',
        floor: `${held(before).toFixed(1)} MiB at the start`,
        ratio: held(after) / held(before),
        bar: { least: 0.5, most: 1.05 },
      },
    ];
    return rows;
  } finally {
    await service.stop();
  }
};
