import { HEADERS } from '#contract/paths.ts';
import { problem } from '#contract/problem.ts';
import type { WireAnswer, WireRequest } from './exchange.ts';
import { payloadOfText, type Payload } from './payload.ts';
import { contractVersionOf } from './request-guards.ts';
import type { Refusal } from './refusal.ts';
import type { Throttled } from './throttle.ts';

/** For the answer of a question by GET: as seen on the wire (contract §1.5). */
export const CACHEABLE = {
  'cache-control': 'private, max-age=15',
  vary: 'Authorization, Accept-Language',
} as const;

const UNCACHEABLE = { 'cache-control': 'no-cache, no-store' } as const;

const NOTHING = {};
const NO_BYTES = { 'content-length': '0' } as const;
const JSON_TYPE = { 'content-type': 'application/json' } as const;

/** Says that nothing follows; 204 and 304 say so by themselves. */
function emptyBody(status: number): Readonly<Record<string, string>> {
  return status === 204 || status === 304 ? NOTHING : NO_BYTES;
}

let dated = { second: NaN, text: '' };

/** The same text for all answers of one second. */
function dateText(now: number): string {
  const second = Math.floor(now / 1000);
  if (second !== dated.second) dated = { second, text: new Date(now).toUTCString() };
  return dated.text;
}

/**
 * Makes an answer with the headers that all have (contract §1.5).
 * @param now milliseconds since 1970 UTC
 * @param payload JSON, or undefined for an empty body
 */
export function answer(
  request: WireRequest,
  now: number,
  status: number,
  payload: Payload | undefined,
  headers: Readonly<Record<string, string>> = NOTHING,
): WireAnswer {
  return {
    status,
    payload,
    headers: {
      ...(payload ? JSON_TYPE : emptyBody(status)),
      ...UNCACHEABLE,
      date: dateText(now),
      'x-content-type-options': 'nosniff',
      [HEADERS.contractVersion]: contractVersionOf(request) ?? '1',
      [HEADERS.correlationId]: crypto.randomUUID(),
      ...headers,
    },
  };
}

/** Makes the answer of a refused request (contract §1.7). */
export function refusalAnswer(
  request: WireRequest,
  now: number,
  source: string,
  refusal: Refusal,
): WireAnswer {
  const body = problem(refusal.status, source, refusal.message);
  return answer(request, now, refusal.status, payloadOfText(JSON.stringify(body)), refusal.headers);
}

/** Makes the answer of a call that was one too many (contract §4). */
export function throttledAnswer(
  request: WireRequest,
  now: number,
  { body, retryAfterSeconds }: Throttled,
): WireAnswer {
  return answer(request, now, 429, payloadOfText(JSON.stringify(body)), {
    'retry-after': String(retryAfterSeconds),
  });
}
