import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Exchange, WireRequest } from '#service/exchange.ts';
import { payloadOf, payloadOfText } from '#service/payload.ts';
import { listen, type Listener } from './listen.ts';
import { PRESENCE_VOICE } from './voices.ts';

const listeners: Listener[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(listeners.splice(0).map((listener) => listener.close()));
});

async function open(served: Exchange): Promise<number> {
  const listener = await listen({ host: '127.0.0.1', port: 0, voice: PRESENCE_VOICE, exchange: served });
  listeners.push(listener);
  return listener.port;
}

function dial(port: number): Socket {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  sockets.push(socket);
  return socket;
}

/** Sends bytes and reads until the other side closes. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = dial(port);
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('end', () => {
      socket.destroy();
      resolve(text);
    });
    socket.on('error', reject);
    socket.write(bytes);
  });
}

const HEAD = 'Host: 127.0.0.1\r\nConnection: close\r\n';
const said = (text: string) => ({ status: 200, headers: [], payload: payloadOfText(text) });

test('a request is its method, address, headers and body', async () => {
  const port = await open(async (request) => {
    const body = new TextDecoder().decode(await request.body(100));
    return said(
      [request.method, request.url, request.header('x-a'), request.header('x-b'), body].join(' | '),
    );
  });
  const text = await exchange(port, `PUT /a?b=c HTTP/1.1\r\n${HEAD}X-A: 1\r\nContent-Length: 2\r\n\r\nhi`);
  expect(text).toMatch(
    /\r\ncontent-length: 40\r\n[^]*\r\n\r\nPUT \| http:\/\/127\.0\.0\.1\/a\?b=c \| 1 \|  \| hi$/,
  );
});

test('a header that comes twice is both, so that the second cannot hide', async () => {
  const port = await open(async (request) => said(request.header('authorization') ?? 'none'));
  const text = await exchange(port, `GET / HTTP/1.1\r\n${HEAD}Authorization: a\r\nauthorization: b\r\n\r\n`);
  expect(text).toMatch(/\r\n\r\na, b$/);
});

describe('a body', () => {
  const MOST = 10_000;
  const sized: Exchange = async (request) => said(String((await request.body(MOST))?.length));

  test.each([
    ['with its length', `Content-Length: ${MOST}\r\n\r\n${'a'.repeat(MOST)}`, String(MOST)],
    ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n', '5'],
    ['of nothing', 'Content-Length: 0\r\n\r\n', '0'],
    ['that says it is too long', `Content-Length: ${MOST + 1}\r\n\r\n${'a'.repeat(MOST + 1)}`, 'undefined'],
    [
      'that turns out too long',
      `Transfer-Encoding: chunked\r\n\r\n${(3 * MOST).toString(16)}\r\n${'a'.repeat(3 * MOST)}\r\n0\r\n\r\n`,
      'undefined',
    ],
  ])('%s is read, up to a limit', async (_, rest, length) => {
    const port = await open(sized);
    expect((await exchange(port, `POST / HTTP/1.1\r\n${HEAD}${rest}`)).split('\r\n\r\n').at(-1)).toBe(length);
  });

  test('that nobody reads leaves the connection to the next request', async () => {
    const port = await open(async (request) => said(request.method));
    const first = `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n${'a'.repeat(100_000)}`;
    const text = await exchange(port, `${first}GET / HTTP/1.1\r\n${HEAD}\r\n`);
    expect(text).toMatch(/\r\n\r\nPOSTHTTP\/1\.1 200 OK[^]*\r\n\r\nGET$/);
  });

  test('that never ends, and that nobody reads, ends the connection once it is answered', async () => {
    const port = await open(async () => said('enough'));
    const text = await exchange(port, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nbut');
    expect(text).toMatch(/\r\n\r\nenough$/);
  });

  test('that breaks off fails whoever reads it, and nobody else', async () => {
    let failed: (error: unknown) => void = () => undefined;
    const failure = new Promise((resolve) => {
      failed = resolve;
    });
    let asked: () => void = () => undefined;
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const port = await open(async (request: WireRequest) => {
      if (request.method === 'GET') return said('still here');
      const body = request.body(MOST);
      asked();
      return body.then(
        () => said('whole'),
        (error: unknown) => {
          failed(error);
          return said('broken');
        },
      );
    });
    const socket = dial(port);
    socket.on('error', () => undefined);
    socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nbut');
    await isAsked;
    socket.destroy();
    expect(await failure).toBeInstanceOf(Error);
    expect(await exchange(port, `GET / HTTP/1.1\r\n${HEAD}\r\n`)).toMatch(/still here$/);
  });
});

test('an answer without a body has none, and HEAD gets none', async () => {
  const port = await open(async () => ({ status: 204, headers: ['x-a', '1'], payload: undefined }));
  for (const method of ['GET', 'HEAD']) {
    const text = await exchange(port, `${method} / HTTP/1.1\r\n${HEAD}\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 204 No Content\r\nx-a: 1\r\n[^]*\r\n\r\n$/);
    expect(text.toLowerCase()).not.toContain('transfer-encoding');
  }
});

test('a fault of the exchange is 500 without a word of it', async () => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const port = await open(() => Promise.reject(new Error('secret')));
  const text = await exchange(port, `GET / HTTP/1.1\r\n${HEAD}\r\n`);
  expect(text).toMatch(/^HTTP\/1\.1 500 /);
  expect(text).not.toContain('secret');
  expect(report).toHaveBeenCalledOnce();
});

test('answers in pieces stay apart, though buffers are used again and readers are slow', async () => {
  const PIECES = 500;
  const PIECE_BYTES = 1000;
  const port = await open(async ({ url }) => {
    const piece = new Uint8Array(PIECE_BYTES).fill(url.charCodeAt(url.length - 1));
    const pieces = Array.from({ length: PIECES }, () => piece);
    return { status: 200, headers: [], payload: payloadOf(pieces, PIECES * PIECE_BYTES) };
  });

  /** Asks for one letter after the other; resolves with the different letters of each body. */
  const reader = (own: readonly string[]): Promise<string[]> =>
    new Promise((resolve, reject) => {
      const socket = dial(port);
      const found: string[] = [];
      let chunks: Buffer[] = [];
      let missing = 0;
      const ask = (): void => {
        const letter = own[found.length];
        if (letter === undefined) return resolve(found);
        chunks = [];
        missing = PIECES * PIECE_BYTES;
        socket.write(`GET /${letter} HTTP/1.1\r\nHost: a\r\n\r\n`);
      };
      socket.on('error', reject);
      socket.on('data', (chunk: Buffer) => {
        // Others are served while this one holds back what is still to come.
        socket.pause();
        setImmediate(() => socket.resume());
        const head = chunks.length === 0 ? chunk.indexOf('\r\n\r\n') + 4 : 0;
        chunks.push(chunk.subarray(head));
        missing -= chunk.length - head;
        if (missing > 0) return;
        const different = new Set(Buffer.concat(chunks).values());
        found.push([...different].map((code) => String.fromCharCode(code)).join(''));
        ask();
      });
      ask();
    });

  const orders = ['abc', 'bcd', 'cde', 'def', 'efg', 'fgh'].map((letters) => [...letters]);
  expect(await Promise.all(orders.map(reader))).toEqual(orders);
});
