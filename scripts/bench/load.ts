import { connect, type Socket } from 'node:net';

/** What a connection asks next: the bytes of a whole request. */
export type NextRequest = () => Uint8Array;

export type Answer = { readonly status: number; readonly head: string; readonly bodyBytes: number };

export type Connection = {
  /** Sends a request and waits for the whole answer; one at a time. */
  ask(request: Uint8Array): Promise<Answer>;
  /** The body of the last answer, where the connection was told to keep bodies. */
  lastBody(): Buffer;
  close(): void;
};

const HEAD_END = Buffer.from('\r\n\r\n');
const RECEIVE_BYTES = 256 * 1024;

/**
 * A connection that counts answers instead of reading them, since whoever measures must be quicker than what
 * is measured: one receiving buffer for all, no copies, and of an answer only its head is looked at.
 * @param options.keepsBodies whether `lastBody` is wanted
 */
export function openConnection(
  port: number,
  options: { readonly keepsBodies?: boolean } = {},
): Promise<Connection> {
  const received = Buffer.allocUnsafe(RECEIVE_BYTES);
  let head = Buffer.alloc(0);
  let missing = 0;
  let answer: Answer | undefined;
  let kept: Buffer[] = [];
  let settle: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;

  const finish = (): void => {
    const done = settle;
    const result = answer;
    settle = undefined;
    answer = undefined;
    if (done && result) done.resolve(result);
  };
  const takeBody = (bytes: Buffer): void => {
    missing -= bytes.length;
    if (options.keepsBodies === true) kept.push(Buffer.from(bytes));
    if (missing <= 0) finish();
  };
  const take = (bytes: Buffer): void => {
    if (answer) return takeBody(bytes);
    const all = head.length === 0 ? bytes : Buffer.concat([head, bytes]);
    const end = all.indexOf(HEAD_END);
    if (end < 0) {
      head = Buffer.from(all);
      return;
    }
    const text = all.toString('latin1', 0, end);
    const status = Number(text.slice(9, 12));
    const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
    if (length === undefined && status !== 304 && status !== 204) {
      settle?.reject(new Error(`an answer without a length:\n${text}`));
    }
    head = Buffer.alloc(0);
    kept = [];
    missing = status === 304 ? 0 : Number(length ?? 0);
    answer = { status, head: text, bodyBytes: missing };
    takeBody(all.subarray(end + HEAD_END.length));
  };

  return new Promise((resolve, reject) => {
    const socket: Socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: received,
        callback: (size) => {
          take(received.subarray(0, size));
          return true;
        },
      },
    });
    let gone: Error | undefined;
    const lost = (error: Error): void => {
      gone ??= error;
      reject(error);
      settle?.reject(error);
    };
    socket.on('error', lost);
    socket.once('close', () => lost(new Error('the server closed the connection')));
    socket.once('connect', () => {
      resolve({
        ask: (request) =>
          new Promise((answered, failed) => {
            if (gone) return failed(gone);
            settle = { resolve: answered, reject: failed };
            socket.write(request);
          }),
        lastBody: () => Buffer.concat(kept),
        close: () => {
          socket.removeAllListeners('close');
          socket.destroy();
        },
      });
    });
  });
}

/** The bytes of a request. */
export function requestBytes(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Buffer {
  const all = {
    host: '127.0.0.1',
    ...headers,
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`);
}

export type Throughput = { readonly perSecond: number; readonly seconds: number; readonly answers: number };

/** Whether an answer is one of those that were meant to be measured. */
export type Expectation = (answer: Answer) => boolean;

function demand(answer: Answer, isExpected: Expectation): void {
  if (isExpected(answer)) return;
  throw new Error(`an answer of ${answer.bodyBytes} bytes that was not expected:\n${answer.head}`);
}

/**
 * Asks as fast as answers come, on several connections at once.
 * @param ms how long
 */
export async function saturate(
  connections: readonly Connection[],
  next: NextRequest,
  expected: Expectation,
  ms: number,
): Promise<Throughput> {
  const start = performance.now();
  let answers = 0;
  // Whoever sleeps has to be woken by whoever sends, at the sender's cost: a quick floor never lets this process
  // sleep, a slower server would pay for it with each answer. So it looks for answers all the time.
  let isAsking = true;
  const stayAwake = (): void => {
    if (isAsking) setImmediate(stayAwake);
  };
  stayAwake();
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() - start < ms) {
        demand(await connection.ask(next()), expected);
        answers += 1;
      }
    }),
  );
  isAsking = false;
  const seconds = (performance.now() - start) / 1000;
  return { perSecond: answers / seconds, seconds, answers };
}

/**
 * Asks at a steady rate, whether or not answers keep up, and measures each from the moment it was due: a
 * server that stalls cannot hide it by delaying the questions.
 * @returns milliseconds of each answer
 */
export async function steadily(
  connections: readonly Connection[],
  next: NextRequest,
  expected: Expectation,
  { perSecond, ms }: { readonly perSecond: number; readonly ms: number },
): Promise<number[]> {
  const latencies: number[] = [];
  const idle = [...connections];
  const waiting: number[] = [];
  const start = performance.now();
  const count = Math.floor((ms / 1000) * perSecond);
  let failure: unknown;
  await new Promise<void>((resolve) => {
    const settled = (): void => {
      if (latencies.length === count || failure !== undefined) resolve();
    };
    const launch = (connection: Connection, due: number): void => {
      connection.ask(next()).then(
        // What becomes of it is told by `settled`, so nobody waits for this promise.
        // oxlint-disable-next-line promise/always-return
        (answer) => {
          try {
            demand(answer, expected);
          } catch (error) {
            failure = error;
          }
          latencies.push(performance.now() - due);
          const late = waiting.shift();
          if (late === undefined) idle.push(connection);
          else launch(connection, late);
          settled();
        },
        (error: unknown) => {
          failure = error;
          settled();
        },
      );
    };
    let sent = 0;
    const tick = (): void => {
      while (sent < count && performance.now() - start >= (sent * 1000) / perSecond) {
        const due = start + (sent * 1000) / perSecond;
        // In turn, so that none stands idle until the server closes it.
        const connection = idle.shift();
        if (connection) launch(connection, due);
        else waiting.push(due);
        sent += 1;
      }
      if (sent < count && failure === undefined) setTimeout(tick, 1);
    };
    tick();
  });
  if (failure !== undefined) throw failure;
  return latencies;
}
