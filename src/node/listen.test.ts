import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Exchange } from '#service/exchange.ts';
import { payloadOfText } from '#service/payload.ts';
import { CannotListen, LIMITS, listen, type Handler, type Listener } from './listen.ts';
import type { ListenerVoice } from './listener-refusal.ts';
import { GATEWAY_VOICE, PRESENCE_VOICE } from './voices.ts';

const listeners: Listener[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(listeners.splice(0).map((listener) => listener.close()));
});

const echo: Handler = async (request) => new Response(`${request.method} ${await request.text()}`);

const echoExchange: Exchange = async (request) => {
  const body = (await request.body(1000)) ?? new Uint8Array();
  const payload = payloadOfText(`${request.method} ${new TextDecoder().decode(body)}`);
  return { status: 200, headers: ['content-type', 'text/plain'], payload };
};

type Server = { readonly handler: (port: number) => Handler } | { readonly exchange: Exchange };
const ECHO: Server = { handler: () => echo };

async function openServer(voice: ListenerVoice, server: Server): Promise<Listener> {
  const listener = await listen({ host: '127.0.0.1', port: 0, voice, ...server });
  listeners.push(listener);
  return listener;
}

const open = (voice: ListenerVoice, handler: Handler = echo): Promise<Listener> =>
  openServer(voice, { handler: () => handler });

function dial({ port }: Listener): Socket {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  return socket;
}

/** Sends bytes and reads until the other side closes. */
function exchange(listener: Listener, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = dial(listener);
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('close', () => {
      resolve(text);
    });
    socket.on('error', reject);
    socket.write(bytes);
  });
}

const HEAD = 'Host: 127.0.0.1\r\nConnection: close\r\n';

const REFUSED: [string, string, number, number][] = [
  ['two lengths', `POST / HTTP/1.1\r\n${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, 400, 400],
  [
    'a length and chunks',
    `POST / HTTP/1.1\r\n${HEAD}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
    400,
  ],
  ['a bad chunk', `POST / HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400, 400],
  ['an unknown coding', `POST / HTTP/1.1\r\n${HEAD}Transfer-Encoding: rot13\r\n\r\nab`, 400, 400],
  ['no Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 400],
  ['no HTTP at all', 'hello\r\n\r\n', 400, 400],
  ['a space before a colon', `GET / HTTP/1.1\r\n${HEAD}X : 1\r\n\r\n`, 400, 400],
  ['an unknown Expect', `POST / HTTP/1.1\r\n${HEAD}Expect: wonders\r\nContent-Length: 0\r\n\r\n`, 400, 400],
  ['a tunnel', `CONNECT a.example:443 HTTP/1.1\r\n${HEAD}\r\n`, 400, 400],
  ['a target that is none', `OPTIONS * HTTP/1.1\r\n${HEAD}\r\n`, 400, 400],
  ['a backslash in the path', `GET /\\a.example HTTP/1.1\r\n${HEAD}\r\n`, 400, 400],
  ['a long head', `GET / HTTP/1.1\r\n${HEAD}X: ${'a'.repeat(17_000)}\r\n\r\n`, 431, 400],
  ['a long target', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n${HEAD}\r\n`, 414, 400],
];

describe.each([
  ['the gateway', GATEWAY_VOICE, 2, ECHO],
  ['the presence service', PRESENCE_VOICE, 3, ECHO],
  ['the presence service as an exchange', PRESENCE_VOICE, 3, { exchange: echoExchange }],
] as const)('%s', (_, voice, column, server) => {
  it.each(REFUSED)('refuses %s with a body, and closes', async (...row) => {
    const listener = await openServer(voice, server);
    const text = await exchange(listener, row[1]);
    const [head = '', body = ''] = text.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${row[column]} `));
    expect(head.toLowerCase()).toContain('connection: close');
    expect(head.toLowerCase()).toContain('content-type: application/json');
    expect(JSON.parse(body)).toMatchObject({ source: voice.source, traceInformation: null });
  });

  it('gives leave to send a body, and never in the midst of an answer', async () => {
    const listener = await openServer(voice, server);
    const expecting = (connection: string) =>
      `POST / HTTP/1.1\r\nHost: a\r\nConnection: ${connection}\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nab`;
    const text = await exchange(listener, expecting('keep-alive') + expecting('close'));
    const pieces = text.split('HTTP/1.1 ');
    expect(pieces.map((piece) => piece.slice(0, 3))).toEqual(['', '100', '200', '200']);
    for (const piece of pieces.slice(2)) expect(piece).toMatch(/\r\n\r\nPOST ab$/);
  });
});

it('answers a request', async () => {
  const listener = await open(GATEWAY_VOICE);
  const text = await exchange(listener, `POST / HTTP/1.1\r\n${HEAD}Content-Length: 2\r\n\r\nab`);
  expect(text).toMatch(/^HTTP\/1.1 200 OK\r\n[^]*POST ab$/);
});

it('sees one request in what looks like two', async () => {
  const methods: string[] = [];
  const listener = await open(GATEWAY_VOICE, async (request) => {
    methods.push(request.method);
    return new Response(await request.text());
  });
  const inner = 'GET /inner HTTP/1.1\r\nHost: x\r\n\r\n';
  await exchange(listener, `POST / HTTP/1.1\r\n${HEAD}Content-Length: ${inner.length}\r\n\r\n${inner}`);
  expect(methods).toEqual(['POST']);
  // By its length the body goes on, by its chunks it has ended: whoever stands in between may read it otherwise.
  const torn = `0\r\n\r\n${inner}`;
  const lengths = `Content-Length: ${torn.length}\r\nTransfer-Encoding: chunked\r\n`;
  const answer = await exchange(listener, `POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n${lengths}\r\n${torn}`);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(methods, 'neither reading is taken').toEqual(['POST']);
});

it('says that a port is taken', async () => {
  const { port } = await open(GATEWAY_VOICE);
  const again = listen({ host: '127.0.0.1', port, voice: GATEWAY_VOICE, handler: () => echo });
  await expect(again).rejects.toBeInstanceOf(CannotListen);
  await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

it('stops at once though connections stand idle', async () => {
  const listener = await open(GATEWAY_VOICE);
  const silent = dial(listener);
  const kept = dial(listener);
  await new Promise((resolve) => {
    kept.once('data', resolve);
    kept.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  });
  const ended = Promise.all(
    [silent, kept].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
  );
  await listener.close();
  expect(await ended).toHaveLength(2);
});

it('lets a running request finish before it stops', async () => {
  let release: (answer: Response) => void = () => undefined;
  let arrived: () => void = () => undefined;
  const hasArrived = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const listener = await open(GATEWAY_VOICE, () => {
    arrived();
    return new Promise((resolve) => {
      release = resolve;
    });
  });
  const answer = exchange(listener, 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  await hasArrived;
  const closed = listener.close();
  release(new Response('finished'));
  expect(await answer).toMatch(/finished$/);
  await closed;
});

it('finishes each of a hundred running requests, and tells who asked that the connection ends', async () => {
  const waiting: ((answer: Response) => void)[] = [];
  let arrived: () => void = () => undefined;
  const haveArrived = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const listener = await open(GATEWAY_VOICE, () => {
    return new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 100) arrived();
    });
  });
  const answers = Array.from({ length: 100 }, () =>
    exchange(listener, 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'),
  );
  await haveArrived;
  const closed = listener.close();
  for (const release of waiting) release(new Response('finished'));
  for (const answer of await Promise.all(answers)) {
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toMatch(/finished$/);
  }
  await closed;
});

describe('a client that takes its time', () => {
  const times = { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 20 };

  async function openImpatient(): Promise<Listener> {
    const listener = await listen({
      host: '127.0.0.1',
      port: 0,
      voice: GATEWAY_VOICE,
      times,
      handler: () => echo,
    });
    listeners.push(listener);
    return listener;
  }

  it.each([
    ['a head that never ends', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: '],
    ['a body that never ends', `POST / HTTP/1.1\r\n${HEAD}Content-Length: 100\r\n\r\nab`],
    ['a chunk that never ends', `POST / HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n64\r\nab`],
  ])('is told so and cut off: %s', async (_, bytes) => {
    const text = await exchange(await openImpatient(), bytes);
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(text).toContain('The request took too long to arrive.');
  });

  it('keeps nobody else waiting: four hundred of them, and who asks is answered', async () => {
    const listener = await listen({ host: '127.0.0.1', port: 0, voice: GATEWAY_VOICE, handler: () => echo });
    listeners.push(listener);
    const slow = Array.from({ length: 400 }, () => dial(listener));
    await Promise.all(
      slow.map((socket) => new Promise((resolve) => socket.write('GET / HTTP/1.1\r\nX-A: ', resolve))),
    );
    for (let asked = 0; asked < 20; asked += 1) {
      expect(await exchange(listener, `GET / HTTP/1.1\r\n${HEAD}\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
    }
  });

  it('has 15 s for a head and 30 s for the whole, looked after every second', () => {
    expect(LIMITS).toMatchObject({
      headersTimeout: 15_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 1000,
      maxHeaderSize: 16 * 1024,
    });
  });
});
