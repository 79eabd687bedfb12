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

type Headers = Readonly<Record<string, string>>;

const NOTHING: Headers = {};

/** What an answer says of its body, by whether it has one; 204 and 304 say by themselves that nothing follows. */
const ABOUT_BODY = {
  full: { 'content-type': 'application/json' },
  empty: { 'content-length': '0' },
  silent: {},
} as const;
type Kind = keyof typeof ABOUT_BODY;

const fixed = new WeakMap<Headers, Partial<Record<Kind, readonly string[]>>>();

/** All but what differs from answer to answer. Endpoints hand over the same object, so it is made once for each. */
function fixedHeaders(headers: Headers, kind: Kind): readonly string[] {
  const ready = fixed.get(headers)?.[kind];
  if (ready) return ready;
  const all = { ...ABOUT_BODY[kind], ...UNCACHEABLE, 'x-content-type-options': 'nosniff', ...headers };
  const made = Object.entries(all).flat();
  fixed.set(headers, { ...fixed.get(headers), [kind]: made });
  return made;
}

function kindOf(status: number, payload: Payload | undefined): Kind {
  if (payload) return 'full';
  return status === 204 || status === 304 ? 'silent' : 'empty';
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
  headers: Headers = NOTHING,
): WireAnswer {
  const all = [
    ...fixedHeaders(headers, kindOf(status, payload)),
    'date',
    dateText(now),
    HEADERS.contractVersion,
    contractVersionOf(request) ?? '1',
    HEADERS.correlationId,
    crypto.randomUUID(),
  ];
  return { status, payload, headers: all };
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
