import { readProblemDescription } from '#contract/problem.ts';

/** Why a request failed, in kinds that a screen can put into words. */
export type FailureCode =
  /** The gateway itself did not answer. */
  | 'unreachable'
  /** The gateway's sign-in has ended. */
  | 'signed-out'
  /** The account behind the gateway may not ask this. */
  | 'not-allowed'
  /** The service asked us to wait. */
  | 'throttled'
  /** The service is away, slow or speaks nonsense. */
  | 'unavailable'
  /** Our own question was refused. */
  | 'refused';

/** The one error that leaves this folder. */
export class ApiError extends Error {
  readonly code: FailureCode;
  /** HTTP status; 0 if there was no answer. */
  readonly status: number;
  /** Seconds to wait, as the service asked. */
  readonly retryAfter: number | undefined;
  /** How many tries of this question have failed in a row, this one included. */
  misses = 1;
  /** When the failure was known, in milliseconds of the clock that only goes forward. */
  at = performance.now();
  /** 0 to 1, drawn once for each failure: spreads the tries of many browsers. */
  jitter = Math.random();

  constructor(code: FailureCode, status: number, message: string, retryAfter?: number) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

function failureCode(status: number): FailureCode {
  if (status === 401) return 'signed-out';
  if (status === 403) return 'not-allowed';
  if (status === 429) return 'throttled';
  return status >= 500 ? 'unavailable' : 'refused';
}

/** Seconds of a Retry-After header; a date or anything else counts as absent, since the gateway sends seconds. */
export function readRetryAfter(value: string | null): number | undefined {
  return value !== null && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
}

/** JSON that may be none: then undefined. */
function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** The body; undefined if it broke off. */
async function readText(response: Response): Promise<string | undefined> {
  try {
    return await response.text();
  } catch {
    return undefined;
  }
}

/** What a request to the gateway may carry. */
export type RequestOptions = {
  /** Languages for names and rich presence, most wanted first. */
  readonly languages: string;
  readonly signal?: AbortSignal;
  /** Makes it a POST with this JSON body. */
  readonly body?: unknown;
};

/** A good answer. */
export type Answered = {
  /** JSON, as it came: whoever reads it may know most of it from the one before. */
  readonly text: string;
  /** What it is told apart by from a later one; empty if by nothing. */
  readonly tag: string;
  /** Milliseconds since the gateway heard it. */
  readonly age: number;
};

/** Longest that an answer may take, in milliseconds: more than the gateway gives the service. */
const PATIENCE = 20_000;

type Asking = Omit<RequestOptions, 'languages' | 'body'> & {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

async function answerTo(path: string, { method, headers, body, signal }: Asking): Promise<Response> {
  const timeout = AbortSignal.timeout(PATIENCE);
  try {
    return await fetch(path, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError('unreachable', 0, 'The gateway did not answer.');
  }
}

/** What is thrown for an answer that does not hold what it should. */
export function notJson(status: number): ApiError {
  return new ApiError('unavailable', status, 'The answer was not JSON.');
}

function failureOf({ status, headers }: Response, text: string | undefined): ApiError {
  return new ApiError(
    failureCode(status),
    status,
    readProblemDescription(parsed(text)) ?? `The gateway answered ${status}.`,
    readRetryAfter(headers.get('retry-after')),
  );
}

/**
 * Asks the gateway, same origin only.
 * @returns the parsed JSON of a good answer
 * @throws {ApiError} for everything else, but for an abort by the caller, which is passed on
 */
export async function request(path: string, options: RequestOptions): Promise<unknown> {
  const { text } = await ask(path, options);
  const json = parsed(text);
  if (json === undefined) throw notJson(200);
  return json;
}

/**
 * Asks the gateway something that has been asked before.
 * @param before the last good answer: the gateway may say that it still holds, and says of a failure what it is
 *   instead of sending that answer again
 * @returns a good answer, not yet looked into
 * @throws {ApiError} as `request`
 */
export async function ask(
  path: string,
  { languages, signal, body }: RequestOptions,
  before?: Answered,
): Promise<Answered> {
  const response = await answerTo(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'accept-language': languages,
      ...(before && { 'cache-control': 'stale-if-error=0', 'if-none-match': before.tag }),
    },
    body,
    ...(signal ? { signal } : {}),
  });
  const { status, headers, ok } = response;
  const age = Number(headers.get('age')) * 1000;
  if (before && status === 304) return { ...before, age };
  const text = await readText(response);
  if (!ok) throw failureOf(response, text);
  if (text === undefined) throw notJson(status);
  return { text, tag: headers.get('etag') ?? '', age };
}

/**
 * Writes through the gateway; a good answer has no body.
 * @returns the headers of the answer
 * @throws {ApiError} for everything but success
 */
export async function write(
  path: string,
  asking: { readonly method: 'POST' | 'PUT' | 'DELETE' } & Partial<Pick<Asking, 'headers' | 'body'>>,
): Promise<Headers> {
  const response = await answerTo(path, { headers: {}, body: undefined, ...asking });
  if (!response.ok) throw failureOf(response, await readText(response));
  return response.headers;
}
