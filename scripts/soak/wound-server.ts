/*
 * A gateway over the presence service and the sample world, on a clock that is wound. The port that is told of is
 * that of the levers: `/url` says where the dashboard is.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGateway } from '#gateway/api.ts';
import { callerReader } from '#node/client-address.ts';
import { PACK } from '#node/compress.ts';
import { embeddedSource, hostsOf } from '#node/dashboard.ts';
import { createEmbedded } from '#node/embedded.ts';
import { listen } from '#node/listen.ts';
import { readPage } from '#node/page-files.ts';
import { toPeers } from '#node/peers.ts';
import { GATEWAY_VOICE } from '#node/voices.ts';
import { sampleWorld } from '#service/demo/sample-world.ts';
import { readWorld } from '#service/world.ts';
import { createChurn } from './churn.ts';
import { failed, FAULTS, type Fault } from './faults.ts';

const secret = 'a secret of the long visit, of 32 characters and more';
let now = Number(process.argv[2]);
let fault: Fault | undefined;
let answeredAt = NaN;
let questions = 0;
const clock = (): number => now;
// Its people move when they are moved, so that it is the same each time that something is read.
const read = readWorld({ ...sampleWorld(now), live: false });
if ('faults' in read) throw new Error(read.faults.join('\n'));
const { world } = read;
const viewer = world.people[0]?.xuid;
if (viewer === undefined) throw new Error('the sample world has nobody');
const { handler, presence } = createEmbedded({ world, clock, secret });
const churn = createChurn(world, presence);
let isCalm = false;
const source = embeddedSource({
  handler: async (request) => {
    questions += 1;
    if (fault !== undefined) return failed(fault);
    if (new URL(request.url).pathname.includes('/groups/')) answeredAt = now;
    return handler(request);
  },
  world,
  viewer,
  secret,
  clock,
  sample: true,
  canWrite: true,
});
const page = await readPage(new URL('../../dist/web/', import.meta.url));
const callerOf = callerReader(() => false);
const listener = await listen({
  host: '127.0.0.1',
  port: 0,
  voice: GATEWAY_VOICE,
  handler: (port) =>
    toPeers(
      createGateway({
        ...source,
        hosts: hostsOf({ host: '127.0.0.1', allowedHosts: [] }, port),
        interval: 15,
        clock,
        pack: (bytes, coding) => PACK[coding](bytes),
        ...(page ? { page } : {}),
        reportFault: console.error,
      }),
      callerOf,
    ),
});

async function pull({ pathname, searchParams }: URL): Promise<string> {
  switch (pathname) {
    case '/wind':
      now = Math.max(now, Number(searchParams.get('to')));
      if (!isCalm) await churn.stir();
      break;
    case '/calm':
      isCalm = searchParams.get('calm') === 'true';
      if (isCalm) await churn.calm();
      break;
    case '/fail':
      fault = FAULTS.find((kind) => kind === searchParams.get('fault'));
      break;
    case '/names':
      return JSON.stringify(world.people.map(({ gamertag }) => gamertag));
    case '/answered-at':
      return String(answeredAt);
    case '/url':
      return `http://127.0.0.1:${listener.port}`;
  }
  return String(questions);
}

const levers = createServer((request, response) => {
  const tell = async (): Promise<void> => {
    const told = await pull(new URL(request.url ?? '/', 'http://levers.invalid'));
    response.writeHead(200, { 'content-type': 'text/plain' }).end(told);
  };
  void tell();
});
levers.listen(0, '127.0.0.1', () => {
  console.log(`ready at http://127.0.0.1:${(levers.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));
