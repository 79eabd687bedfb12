/*
 * A presence service that counts: whoever asks for the friends gets the same 1,100 records, made beforehand.
 * `/count` says how often that was.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPresenceService } from '#service/service.ts';
import { signToken } from '#service/token.ts';
import { readWorld } from '#service/world.ts';
import { population, VIEWER, xuidOf } from './population.ts';
import { BATCH_USERS } from './questions.ts';

const read = readWorld(population(BATCH_USERS, BATCH_USERS));
if ('faults' in read) throw new Error(read.faults.join('\n'));
const secret = 'of thirty-two characters at least';
const service = createPresenceService({ world: read.world, secret });
const answer = await service(
  new Request('http://127.0.0.1/users/batch', {
    method: 'POST',
    headers: {
      authorization: await signToken({ xid: VIEWER, uhs: VIEWER, exp: Date.now() / 1000 + 60 }, secret),
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      users: Array.from({ length: BATCH_USERS }, (_, index) => xuidOf(index)),
      level: 'all',
    }),
  }),
);
const friends = Buffer.from(await answer.arrayBuffer());
const me = Buffer.from(JSON.stringify({ xuid: VIEWER, state: 'Online' }));

let count = 0;
const server = createServer((request, response) => {
  request.resume();
  const isFriends = request.url?.includes('/groups/') === true;
  if (isFriends) count += 1;
  const body = request.url === '/count' ? Buffer.from(String(count)) : isFriends ? friends : me;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
});
server.listen(0, '127.0.0.1', () => {
  console.log(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));
