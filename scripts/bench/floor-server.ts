/*
 * The least that any server could do: bare node:http, no path, no token, no check. What is sent was made
 * before the first request, as far as the kind allows.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createPresenceService } from '#service/service.ts';
import { signToken } from '#service/token.ts';
import { readWorld } from '#service/world.ts';
import { population, VIEWER, xuidOf } from './population.ts';
import { BATCH_USERS } from './questions.ts';

const KINDS = ['bytes', 'join', 'stringify', 'not-modified', 'record'] as const;
export type FloorKind = (typeof KINDS)[number];

/** The records that the service itself would answer with. */
async function records(): Promise<unknown[]> {
  const read = readWorld(population(BATCH_USERS, BATCH_USERS));
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  const secret = 'of thirty-two characters at least';
  const service = createPresenceService({ world: read.world, secret });
  const exp = Date.now() / 1000 + 60;
  const answer = await service(
    new Request('http://127.0.0.1/users/batch', {
      method: 'POST',
      headers: {
        authorization: await signToken({ xid: VIEWER, uhs: VIEWER, exp }, secret),
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        users: Array.from({ length: BATCH_USERS }, (_, index) => xuidOf(index)),
        level: 'all',
      }),
    }),
  );
  return (await answer.json()) as unknown[];
}

const kind = KINDS.find((known) => known === process.argv[2]);
if (!kind) throw new Error(`expected one of ${KINDS.join(', ')}`);

const all = await records();
const texts = all.map((record) => JSON.stringify(record));
const listBytes = Buffer.from(`[${texts.join(',')}]`);
const recordBytes = Buffer.from(texts[0] ?? '');
const TYPE = { 'content-type': 'application/json' };

const send = (outgoing: ServerResponse, body: Buffer | string): void => {
  outgoing.writeHead(200, { ...TYPE, 'content-length': Buffer.byteLength(body) }).end(body);
};

const ANSWERS: Readonly<Record<FloorKind, (outgoing: ServerResponse) => void>> = {
  bytes: (outgoing) => send(outgoing, listBytes),
  join: (outgoing) => send(outgoing, `[${texts.join(',')}]`),
  stringify: (outgoing) => send(outgoing, JSON.stringify(all)),
  record: (outgoing) => send(outgoing, recordBytes),
  'not-modified': (outgoing) => {
    outgoing.writeHead(304, { etag: 'W/"0"' }).end();
  },
};
const answer = ANSWERS[kind];

const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
  if (incoming.method === 'GET') return answer(outgoing);
  // What was asked has to be taken off the line, but nobody looks at it.
  incoming.resume();
  incoming.once('end', () => answer(outgoing));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(`Floor is ready at http://127.0.0.1:${address?.port}`);
});
process.once('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
