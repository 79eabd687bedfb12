import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Agent } from 'undici';
import type { Handler } from './listen.ts';

/** What a part of a call may take, in milliseconds; the gateway limits the whole. */
const CONNECT_MS = 5_000;
const HEADERS_MS = 9_500;
const SILENCE_MS = 5_000;

/** More connections to one host than a gateway's few questions need would only hide that it is slow. */
const CONNECTIONS = 8;

/** A body in one layer of gzip, or in none; inflated no faster than somebody reads it. */
function plainBody(body: Readable, coding: string | undefined): Readable {
  // Whoever reads it hears of it too; nobody may be reading any more, and that must not end the process.
  body.on('error', () => undefined);
  if (coding === undefined || coding === '' || coding === 'identity') return body;
  if (coding !== 'gzip' && coding !== 'x-gzip') {
    body.destroy();
    throw new TypeError('a coding that was not asked for');
  }
  const inflated = createGunzip();
  inflated.on('error', () => undefined);
  body.on('error', (error) => inflated.destroy(error));
  inflated.on('close', () => body.destroy());
  return body.pipe(inflated);
}

function headersOf(raw: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  return headers;
}

/** Statuses whose answers have no body. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * A presence service somewhere else, as a handler. The host comes from the configuration alone; of the request
 * only method, path, headers and body count. Redirects are not followed: the token is for this host. Proxies
 * that the environment names are not used either.
 * @param base http or https, without a slash at its end
 */
export function httpUpstream(base: string): Handler {
  const { origin, pathname: prefix } = new URL(`${base}/`);
  const agent = new Agent({
    connections: CONNECTIONS,
    connect: { timeout: CONNECT_MS },
    headersTimeout: HEADERS_MS,
    bodyTimeout: SILENCE_MS,
    maxHeaderSize: 16 * 1024,
  });
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const { statusCode, headers, body } = await agent.request({
      origin,
      path: `${prefix.slice(0, -1)}${pathname}${search}`,
      method: request.method as 'GET' | 'POST' | 'PUT' | 'DELETE',
      headers: { ...Object.fromEntries(request.headers), 'accept-encoding': 'gzip' },
      body: request.method === 'GET' || request.method === 'DELETE' ? null : await request.text(),
      signal: request.signal,
    });
    const answered = headersOf(headers);
    if (BODILESS.has(statusCode)) {
      await body.dump();
      return new Response(null, { status: statusCode, headers: answered });
    }
    const plain = plainBody(body, answered.get('content-encoding')?.trim().toLowerCase());
    const stream = Readable.toWeb(plain) as ReadableStream<Uint8Array>;
    return new Response(stream, { status: statusCode, headers: answered });
  };
}

/** Fetches a picture: no redirect, no cookie, nothing that says for whom. */
export function httpPicture(url: string, signal: AbortSignal): Promise<Response> {
  return fetch(url, {
    headers: { accept: 'image/png, image/jpeg, image/webp', 'accept-encoding': 'identity' },
    redirect: 'manual',
    credentials: 'omit',
    signal,
  });
}
