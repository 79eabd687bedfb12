import { signToken } from '#service/token.ts';
import { requestBytes, type NextRequest } from './load.ts';
import { VIEWER, xuidOf } from './population.ts';

/** As many as one batch may name. */
export const BATCH_USERS = 1100;

/** Of the measured servers; they live as long as the measurement. */
export const SECRET = 'a secret of the benchmarks, 32 characters and more';

/** What a poller sends beside: as a browser's gateway does. */
export async function pollerHeaders(): Promise<Record<string, string>> {
  const exp = Math.floor(Date.now() / 1000) + 86_400;
  return {
    authorization: await signToken({ xid: VIEWER, uhs: VIEWER, exp, sbx: 'RETAIL' }, SECRET),
    'x-xbl-contract-version': '3',
    accept: 'application/json',
    'accept-language': 'en-GB, en',
  };
}

function batchBytes(headers: Readonly<Record<string, string>>): Buffer {
  const users = Array.from({ length: BATCH_USERS }, (_, index) => xuidOf(index));
  return requestBytes('POST', '/users/batch', headers, JSON.stringify({ users, level: 'all' }));
}

/** The same batch again and again. */
export async function sameBatch(): Promise<NextRequest> {
  const bytes = batchBytes(await pollerHeaders());
  return () => bytes;
}

const SWAPS = 64;
/** `"2533274800000000",` */
const ENTRY = 19;

/** A batch about the same people, in another order each time. Every XUID is equally long. */
export async function shuffledBatch(): Promise<NextRequest> {
  const first = batchBytes(await pollerHeaders());
  const start = first.indexOf('["') + 2;
  let turn = 0;
  const random = (): number => {
    turn = (Math.imul(turn, 1_664_525) + 1_013_904_223) | 0;
    return (turn >>> 8) % BATCH_USERS;
  };
  let bytes = first;
  return () => {
    // The one before may still be on its way.
    bytes = Buffer.from(bytes);
    for (let count = 0; count < SWAPS; count += 1) {
      const [one, other] = [start + random() * ENTRY, start + random() * ENTRY];
      const kept = Buffer.from(bytes.subarray(one, one + ENTRY - 3));
      bytes.copy(bytes, one, other, other + ENTRY - 3);
      kept.copy(bytes, other);
    }
    return bytes;
  };
}
