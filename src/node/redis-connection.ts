import { StoreUnavailable } from '#service/store/presence-store.ts';
import type { RedisConnection } from '#service/store/redis-session.ts';
import { placeOf, type RedisAddress } from './redis-address.ts';
import { openRedisSession, type OpenSession } from './redis-session.ts';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;

/** What the first word of a server's complaint asks for. */
const COMPLAINTS: readonly (readonly [first: RegExp, sentence: string])[] = [
  [/^NOAUTH/, 'it asks for a password: put it into the address, as in redis://:password@host'],
  [/^WRONGPASS|invalid password/, 'it does not take this user or password'],
  [/^NOPERM/, 'it does not let this user do what the store needs (docs/store.md lists it)'],
  [/^READONLY/, 'it is a replica: give the address of the primary'],
  [/^it does not answer/, 'it does not answer within half a second'],
  [/^LOADING/, 'it still reads its data from disk'],
  [
    /^MOVED|^ASK|^CLUSTERDOWN/,
    'it holds only a part of a Cluster: give the address of a server that has all',
  ],
];

/** A sentence that says what to do about it; undefined where nothing but waiting helps. */
function complaintOf({ message }: Error): string | undefined {
  return COMPLAINTS.find(([first]) => first.test(message))?.[1];
}

export type KeptConnection = RedisConnection & {
  /** Resolves when the first attempt has come to an end, good or bad. */
  readonly tried: Promise<void>;
  /** Lets go of the server. */
  close(): void;
};

/**
 * Keeps a connection to a server: at once, and anew whenever it breaks, for as long as it takes. Meanwhile
 * whoever asks fails at once instead of waiting.
 * @param prefix of the keys whose changes are told
 * @param report is told when the server is gone, with the reason, and when it is back: not in between, unless
 *   the reason is another
 * @param answerMs how long a server may keep silent before it counts as gone; half a second if left out
 */
export function keepRedisConnection(
  address: RedisAddress,
  prefix: string,
  report: (sentence: string) => void,
  answerMs?: number,
): KeptConnection {
  const place = placeOf(address);
  let open: OpenSession | undefined;
  let complaint: string | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const complain = (error: Error): void => {
    // That it is gone shows itself in several ways, one after the other; once is enough.
    const sentence = complaintOf(error) ?? complaint ?? error.message;
    if (sentence === complaint) return;
    complaint = sentence;
    report(`The store at ${place} cannot be used: ${sentence}. Requests get 503 until it can.`);
  };

  const retry = (error: Error): void => {
    open = undefined;
    if (isClosed) return;
    complain(error);
    // Two processes that lost it together do not come back together.
    timer = setTimeout(() => void connect(), pauseMs * (0.5 + Math.random() / 2));
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  };

  const connect = async (): Promise<void> => {
    try {
      const opened = await openRedisSession(address, prefix, answerMs);
      if (isClosed) {
        opened.close();
        return;
      }
      open = opened;
      pauseMs = FIRST_PAUSE_MS;
      if (complaint !== undefined) report(`The store at ${place} can be used again.`);
      complaint = undefined;
      void opened.broken.then(retry);
    } catch (error) {
      retry(error as Error);
    }
  };

  return {
    tried: connect(),
    session: () => {
      if (open) return open.session;
      throw new StoreUnavailable(`The store at ${place} cannot be used`);
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      open?.close();
      open = undefined;
    },
  };
}
