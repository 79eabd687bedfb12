import { Refusal } from './answer.ts';
import type { Kept } from './polls.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { namesTag, type Coding } from './shared-answer.ts';

/** What of a request says in which form its answer goes out. */
export type Form = {
  readonly method: string;
  /** A header by its name in lower case. */
  header(name: string): string | null;
};

/** An answer as little as a socket needs of it. */
export type Served = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Null for none. */
  readonly body: Uint8Array<ArrayBuffer> | null;
};

/** A good answer older than this is not given out any more, in seconds. */
const OLDEST_SECONDS = 300;

/** Failures in whose place the last good answer is given: the upstream is away, slow, or wants a pause. */
const COVERED: ReadonlySet<number> = new Set([429, 502, 503, 504]);

const KEPT_BY_NOBODY = {
  ...SECURITY_HEADERS,
  'content-type': 'application/json',
  'cache-control': 'no-store',
  vary: 'accept-encoding, accept-language',
};

/**
 * The codings of an Accept-Encoding header (RFC 9110 §12.5.3), the one wanted most first.
 * @param header as it came
 */
function codingOf(header: string | null): Coding | undefined {
  if (header === null) return undefined;
  let best: Coding | undefined;
  let most = 0;
  for (const entry of header.toLowerCase().split(',', 16)) {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim());
    if (name !== 'br' && name !== 'gzip') continue;
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    if (weight > most || (weight === most && weight > 0 && name === 'br')) [best, most] = [name, weight];
  }
  return best;
}

const codings = new Map<string, Coding | undefined>();

/** The same few headers come again and again. */
function wantedCoding(header: string | null): Coding | undefined {
  if (header === null) return undefined;
  if (codings.has(header)) return codings.get(header);
  if (codings.size >= 64) codings.clear();
  const coding = codingOf(header);
  codings.set(header, coding);
  return coding;
}

function ageOf({ at }: Kept, now: number): number {
  return Math.max(0, Math.floor((now - at) / 1000));
}

/**
 * Serves a kept answer in the form that was asked for: packed, or 304 to who has it already.
 * @param now ms
 * @returns at once, unless nobody has had this answer in this coding before
 */
export function serveKept(kept: Kept, { method, header }: Form, now: number): Served | Promise<Served> {
  const { bytes, tag } = kept.answer;
  const age = ageOf(kept, now);
  const headers =
    age > 0 ? { ...KEPT_BY_NOBODY, etag: tag, age: String(age) } : { ...KEPT_BY_NOBODY, etag: tag };
  if (method !== 'POST' && namesTag(header('if-none-match'), tag))
    return { status: 304, headers, body: null };
  const plain: Served = { status: 200, headers, body: bytes };
  const coding = wantedCoding(header('accept-encoding'));
  const packed = coding && kept.answer.packed(coding);
  if (!coding || !packed) return plain;
  const inCoding = (body: Uint8Array<ArrayBuffer>): Served => ({
    status: 200,
    headers: { ...headers, 'content-encoding': coding },
    body,
  });
  return packed instanceof Promise ? packed.then(inCoding, () => plain) : inCoding(packed);
}

/** How old an answer the one who asks takes in place of a failure (RFC 5861 §4), in seconds. */
function oldestTaken(header: string | null): number {
  const [, seconds] = /(?:^|[\s,])stale-if-error=(\d{1,10})(?:$|[\s,])/i.exec(header ?? '') ?? [];
  return seconds === undefined ? OLDEST_SECONDS : Math.min(Number(seconds), OLDEST_SECONDS);
}

/**
 * Finds what is served in place of a failure: the last good answer with its age, up to five minutes. Who has it
 * already, and wants to hear of the failure instead, asks with `Cache-Control: stale-if-error=0`.
 * @param now ms
 * @returns the answer to serve
 * @throws the error, or 503 where the last good answer is too old
 */
export function coverFailure(error: unknown, last: Kept | undefined, form: Form, now: number): Kept {
  if (!(error instanceof Refusal) || !COVERED.has(error.status) || !last) throw error;
  const age = ageOf(last, now);
  if (age <= oldestTaken(form.header('cache-control'))) return last;
  if (age <= OLDEST_SECONDS || error.status === 429) throw error;
  throw new Refusal(503, 'The presence service is unavailable.', error.headers);
}
