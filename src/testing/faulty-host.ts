import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/*
 * A presence service on a socket of its own that breaks in the ways that a handler cannot: what reaches the
 * gateway are bytes, or their lack.
 */

/** How it breaks. `well` answers as it should. */
export const HOST_FAULTS = [
  'well',
  'refuses-connections',
  'reset-at-once',
  'closed-before-the-answer',
  'reset-in-the-head',
  'reset-in-the-body',
  'truncated',
  'longer-than-announced',
  'never-answers',
  'head-then-silence',
  'drip',
  'html',
  'redirect',
  'no-content',
  'empty',
  'null',
  'object-without-record',
  'list-of-junk',
  'wrong-type',
  'not-json',
  'half-of-the-json',
  'deep-json',
  'not-http',
  'gzip',
  'gzip-truncated',
  'gzip-bomb',
  'gzip-twice',
  'brotli-unasked',
  'too-long',
  'endless-head',
  'not-utf-8',
] as const;
export type HostFault = (typeof HOST_FAULTS)[number];

export type FaultyHost = {
  /** The base URL. */
  readonly url: string;
  /** Requests that came whole, each by its request line. */
  readonly requests: readonly string[];
  /** How often it broke as it was told. */
  readonly broken: ReadonlyMap<HostFault, number>;
  fail(fault: HostFault): void;
  /** Answers with a status, and these header lines. */
  answer(status: number, lines: readonly string[], body?: string): void;
  close(): Promise<void>;
};

/** The one record that it knows, with a text that must reach nobody when it is quoted in a failure. */
export const GOOD = JSON.stringify([{ xuid: '2533274790000001', state: 'Online' }]);
export const SECRET_TEXT = 'internal-host-7 said so';

const MEGABYTE = 1024 * 1024;

function http(body: string | Buffer, lines: readonly string[] = [], status = '200 OK'): Buffer {
  const bytes = Buffer.from(body);
  const head = [`HTTP/1.1 ${status}`, `Content-Length: ${bytes.length}`, ...lines, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head), bytes]);
}

const JSON_TYPE = 'Content-Type: application/json';
const GZIP = 'Content-Encoding: gzip';

const ANSWERS: Partial<Record<HostFault, () => Buffer>> = {
  well: () => http(GOOD, [JSON_TYPE]),
  html: () => http(`<!doctype html><title>${SECRET_TEXT}</title>`, ['Content-Type: text/html']),
  redirect: () => http('', ['Location: http://127.0.0.1:1/'], '302 Found'),
  'no-content': () => Buffer.from('HTTP/1.1 204 No Content\r\n\r\n'),
  empty: () => http('', [JSON_TYPE]),
  null: () => http('null', [JSON_TYPE]),
  'object-without-record': () => http(JSON.stringify({ message: SECRET_TEXT }), [JSON_TYPE]),
  'list-of-junk': () => http(JSON.stringify([SECRET_TEXT, 7, null]), [JSON_TYPE]),
  'wrong-type': () => http(GOOD, ['Content-Type: text/plain']),
  'not-json': () => http(SECRET_TEXT, [JSON_TYPE]),
  'half-of-the-json': () => http(GOOD.slice(0, 20), [JSON_TYPE]),
  'deep-json': () => http('['.repeat(100_000) + ']'.repeat(100_000), [JSON_TYPE]),
  'not-http': () => Buffer.from(`SSH-2.0-${SECRET_TEXT}\r\n`),
  gzip: () => http(gzipSync(GOOD), [JSON_TYPE, GZIP]),
  'gzip-truncated': () => http(gzipSync(GOOD.repeat(50)).subarray(0, 40), [JSON_TYPE, GZIP]),
  'gzip-bomb': () => http(gzipSync(Buffer.alloc(100 * MEGABYTE, 0x20)), [JSON_TYPE, GZIP]),
  'gzip-twice': () => http(gzipSync(gzipSync(GOOD)), [JSON_TYPE, 'Content-Encoding: gzip, gzip']),
  'brotli-unasked': () => http(GOOD, [JSON_TYPE, 'Content-Encoding: br']),
  'too-long': () => http(Buffer.alloc(33 * MEGABYTE, 0x20), [JSON_TYPE]),
  'endless-head': () => Buffer.from(`HTTP/1.1 200 OK\r\nX-Filler: ${'x'.repeat(64 * 1024)}\r\n`),
  'not-utf-8': () => http(Buffer.from([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d]), [JSON_TYPE]),
};

/** Starts it on a free loopback port. */
export async function startFaultyHost(): Promise<FaultyHost> {
  let fault: HostFault = 'well';
  let scripted: Buffer | undefined;
  const requests: string[] = [];
  const broken = new Map<HostFault, number>();
  const sockets = new Set<Socket>();
  const timers = new Set<NodeJS.Timeout>();
  const broke = () => broken.set(fault, (broken.get(fault) ?? 0) + 1);

  function respond(socket: Socket): void {
    if (scripted) return void socket.write(scripted);
    broke();
    const head = `HTTP/1.1 200 OK\r\n${JSON_TYPE}\r\nContent-Length: ${GOOD.length + 5}\r\n\r\n`;
    const known = ANSWERS[fault];
    if (known) return void socket.write(known());
    switch (fault) {
      case 'closed-before-the-answer':
        return void socket.end();
      case 'reset-in-the-head':
        return void socket.write('HTTP/1.1 200 OK\r\nConte', () => socket.resetAndDestroy());
      case 'reset-in-the-body':
        return void socket.write(head + GOOD.slice(0, 10), () => socket.resetAndDestroy());
      case 'truncated':
        return void socket.end(head + GOOD);
      case 'longer-than-announced':
        return void socket.write(http(GOOD, [JSON_TYPE]).toString() + GOOD);
      case 'head-then-silence':
        return void socket.write(head);
      case 'drip': {
        socket.write(`HTTP/1.1 200 OK\r\n${JSON_TYPE}\r\nContent-Length: ${MEGABYTE}\r\n\r\n`);
        const drop = setInterval(() => socket.write(' '), 20);
        timers.add(drop);
        return void socket.once('close', () => clearInterval(drop));
      }
      default:
      // Never answers.
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    if (fault === 'reset-at-once') {
      broke();
      socket.resetAndDestroy();
      return;
    }
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      for (;;) {
        const end = text.indexOf('\r\n\r\n');
        if (end < 0) return;
        const length = Number(/content-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0);
        if (text.length < end + 4 + length) return;
        requests.push(text.slice(0, text.indexOf('\r\n')));
        text = text.slice(end + 4 + length);
        respond(socket);
      }
    });
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
  const stop = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    broken,
    fail: (how) => {
      scripted = undefined;
      if (how === 'refuses-connections') {
        fault = how;
        // Nobody can ask it any more, so that it broke is proven by the test's own connection.
        void stop();
        return;
      }
      if (!server.listening) void listen(port);
      fault = how;
      // What happens to new connections needs new ones.
      if (how === 'reset-at-once') hangUp();
    },
    answer: (status, lines, body = '{}') => {
      scripted = http(body, [JSON_TYPE, ...lines], `${status} Told`);
    },
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      if (server.listening) await stop();
    },
  };
}
