import { HEADERS } from '#contract/paths.ts';
import { problem } from '#contract/problem.ts';
import { contractVersionOf } from './request-guards.ts';
import type { Refusal } from './refusal.ts';
import type { Throttled } from './throttle.ts';

/** For the answer of a question by GET: as seen on the wire (contract §1.5). */
export const CACHEABLE = {
  'cache-control': 'private, max-age=15',
  vary: 'Authorization, Accept-Language',
} as const;

const UNCACHEABLE = { 'cache-control': 'no-cache, no-store' } as const;

/** The bytes that answers were made of, where these are kept for the next one who asks. */
const kept = new WeakMap<Response, Uint8Array>();

/**
 * The bytes that an answer was made of, if they may come again as the same object: whoever packs them for the
 * way can keep what they made.
 */
export function keptBytesOf(response: Response): Uint8Array | undefined {
  return kept.get(response);
}

/** Says that nothing follows; 204 and 304 say so by themselves. */
function emptyBody(status: number): Readonly<Record<string, string>> {
  return status === 204 || status === 304 ? {} : { 'content-length': '0' };
}

/**
 * Makes an answer with the headers that all have (contract §1.5).
 * @param now milliseconds since 1970 UTC
 * @param text JSON, as text or in UTF-8, or null for an empty body
 */
export function answer(
  request: Request,
  now: number,
  status: number,
  text: string | Uint8Array | null,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const response = new Response(text as string | Uint8Array<ArrayBuffer> | null, {
    status,
    headers: {
      ...(text === null ? emptyBody(status) : { 'content-type': 'application/json' }),
      ...UNCACHEABLE,
      date: new Date(now).toUTCString(),
      'x-content-type-options': 'nosniff',
      [HEADERS.contractVersion]: contractVersionOf(request.headers) ?? '1',
      [HEADERS.correlationId]: crypto.randomUUID(),
      ...headers,
    },
  });
  if (text instanceof Uint8Array) kept.set(response, text);
  return response;
}

/** Makes the answer of a refused request (contract §1.7). */
export function refusalAnswer(request: Request, now: number, source: string, refusal: Refusal): Response {
  const body = problem(refusal.status, source, refusal.message);
  return answer(request, now, refusal.status, JSON.stringify(body), refusal.headers);
}

/** Makes the answer of a call that was one too many (contract §4). */
export function throttledAnswer(
  request: Request,
  now: number,
  { body, retryAfterSeconds }: Throttled,
): Response {
  return answer(request, now, 429, JSON.stringify(body), { 'retry-after': String(retryAfterSeconds) });
}
