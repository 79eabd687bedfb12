import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { WireAnswer } from '#service/exchange.ts';
import { payloadOfBytes, payloadOfText } from '#service/payload.ts';
import { webFace } from '#service/web-face.ts';
import { codingFor, withCompression } from './compress.ts';

describe('the coding', () => {
  test.each([
    [null, undefined],
    ['', undefined],
    ['identity', undefined],
    ['deflate', undefined],
    ['gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0', undefined],
    ['gzip;q=0, br;q=0', undefined],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['br;q=0, *', 'gzip'],
    ['gzip;q=nonsense', undefined],
  ])('for %j is %s', (header, coding) => {
    expect(codingFor(header)).toBe(coding);
  });
});

const LONG = JSON.stringify(
  Array.from({ length: 100 }, (_, index) => ({ xuid: String(index), state: 'Online' })),
);
const ask = (handler: (request: Request) => Promise<Response>, encoding?: string, method = 'GET') =>
  handler(
    new Request('http://127.0.0.1/', { method, headers: encoding ? { 'accept-encoding': encoding } : {} }),
  );
const answering = (text: string | null, init: Partial<WireAnswer> = {}) =>
  webFace(
    withCompression(async () => ({
      status: 200,
      headers: ['vary', 'Authorization', 'etag', 'W/"1"'],
      payload: text === null ? undefined : payloadOfText(text),
      ...init,
    })),
  );

describe('an answer', () => {
  test.each([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ] as const)('in %s reads as it was, and is smaller', async (coding, unpack) => {
    const response = await ask(answering(LONG), coding);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(unpack(bytes).toString()).toBe(LONG);
    expect(bytes.byteLength).toBeLessThan(LONG.length / 4);
    expect([...response.headers]).toEqual(
      expect.arrayContaining([
        ['content-encoding', coding],
        ['vary', 'Authorization, Accept-Encoding'],
        ['etag', 'W/"1"'],
      ]),
    );
  });

  test('stays as it is for who does not ask, where it fits one packet, and where it is compressed already', async () => {
    const plain = [
      await ask(answering(LONG)),
      await ask(answering('{"short":true}'), 'gzip'),
      await ask(answering(null, { status: 204 }), 'gzip'),
      await ask(answering(LONG), 'gzip', 'HEAD'),
    ];
    expect(plain.map(({ headers }) => headers.get('content-encoding'))).toEqual([null, null, null, null]);
    expect(await plain[1]?.text()).toBe('{"short":true}');
    expect(plain[2]?.status).toBe(204);
    const already = await ask(answering(LONG, { headers: ['content-encoding', 'zstd'] }), 'gzip');
    expect([already.headers.get('content-encoding'), await already.text()]).toEqual(['zstd', LONG]);
  });

  test('that comes again is compressed once for each coding', async () => {
    const bytes = new TextEncoder().encode(LONG);
    const payload = payloadOfBytes(bytes);
    const handler = webFace(withCompression(async () => ({ status: 200, headers: [], payload })));
    const first = new Uint8Array(await (await ask(handler, 'gzip')).arrayBuffer());
    bytes.fill(32);
    const second = new Uint8Array(await (await ask(handler, 'gzip')).arrayBuffer());
    expect(second).toEqual(first);
    const other = new Uint8Array(await (await ask(handler, 'br')).arrayBuffer());
    expect(brotliDecompressSync(other).toString().trim()).toBe('');
  });
});
