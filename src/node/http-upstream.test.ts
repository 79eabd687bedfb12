import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { exchange } from '#gateway/upstream-exchange.ts';
import { httpUpstream } from './http-upstream.ts';
import { listen, type Handler, type Listener } from './listen.ts';
import { PRESENCE_VOICE } from './voices.ts';

const listeners: Listener[] = [];
afterEach(async () => {
  await Promise.all(listeners.splice(0).map((listener) => listener.close()));
});

async function serve(handler: Handler): Promise<string> {
  const listener = await listen({
    host: '127.0.0.1',
    port: 0,
    voice: PRESENCE_VOICE,
    handler: () => handler,
  });
  listeners.push(listener);
  return `http://127.0.0.1:${listener.port}`;
}

it('asks below the base, whatever host the request names', async () => {
  const base = await serve(async (request) =>
    Response.json({
      method: request.method,
      path: new URL(request.url).pathname + new URL(request.url).search,
      authorization: request.headers.get('authorization'),
      encoding: request.headers.get('accept-encoding'),
      body: await request.text(),
    }),
  );
  const answer = await httpUpstream(`${base}/base`)(
    new Request('http://attacker.test/users/batch?level=all', {
      method: 'POST',
      headers: { authorization: 'XBL3.0 x=1;t' },
      body: '{}',
    }),
  );
  expect(await answer.json()).toEqual({
    method: 'POST',
    path: '/base/users/batch?level=all',
    authorization: 'XBL3.0 x=1;t',
    encoding: 'gzip',
    body: '{}',
  });
});

it('follows no redirect with the token in hand', async () => {
  let reached = 0;
  const elsewhere = await serve(() => {
    reached += 1;
    return Promise.resolve(new Response());
  });
  const base = await serve(() =>
    Promise.resolve(new Response(null, { status: 302, headers: { location: elsewhere } })),
  );
  expect((await httpUpstream(base)(new Request('http://x/users/me'))).status).toBe(302);
  expect(reached).toBe(0);
});

it('gives up when the request is given up', async () => {
  const base = await serve(() => new Promise(() => undefined));
  const controller = new AbortController();
  const asked = httpUpstream(base)(new Request('http://x/users/me', { signal: controller.signal }));
  controller.abort();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  // The handler above never answers, so the listener would wait for it.
  listeners.length = 0;
});

it.each([
  ['gzip', gzipSync(Buffer.alloc(100 * 1024 * 1024))],
  ['br', brotliCompressSync(Buffer.alloc(100 * 1024 * 1024))],
])('gives up an answer that inflates to 100 MiB, by %s, before it has', async (coding, bomb) => {
  expect(bomb.byteLength).toBeLessThan(200 * 1024);
  const server: Server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding }).end(bomb);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const before = process.memoryUsage().rss;
  const asked = exchange(httpUpstream(`http://127.0.0.1:${port}`), new Request('http://x/users/me'), 60_000);
  await expect(asked).rejects.toMatchObject({ refusal: { status: 502 } });
  // 32 MiB of text are let in at most; the bomb would take 100 and their text as much again.
  expect(process.memoryUsage().rss - before).toBeLessThan(160 * 1024 * 1024);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
