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

async function readJson(response: Response): Promise<unknown> {
  try {
    return (await response.json()) as unknown;
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

function failureOf({ status, headers }: Response, json: unknown): ApiError {
  return new ApiError(
    failureCode(status),
    status,
    readProblemDescription(json) ?? `The gateway answered ${status}.`,
    readRetryAfter(headers.get('retry-after')),
  );
}

/**
 * Asks the gateway, same origin only.
 * @returns the parsed JSON of a good answer
 * @throws {ApiError} for everything else, but for an abort by the caller, which is passed on
 */
export async function request(path: string, options: RequestOptions): Promise<unknown> {
  return (await requestNewer(path, options)).json;
}

/** An answer that is given to several browsers. */
export type SharedAnswer = {
  readonly json: unknown;
  /** Names the answer; undefined if the gateway gave it no name. */
  readonly tag: string | undefined;
  /** Milliseconds since the gateway had it. */
  readonly age: number;
};

/**
 * Asks the gateway for something newer than what was heard last; it may be what another browser has heard.
 * @param had the tag of what was heard last
 * @throws {ApiError} as `request` does
 */
export async function requestNewer(
  path: string,
  { languages, signal, body }: RequestOptions,
  had?: string,
): Promise<SharedAnswer> {
  const response = await answerTo(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'accept-language': languages, ...(had ? { 'if-none-match': had } : {}) },
    body,
    ...(signal ? { signal } : {}),
  });
  const json = await readJson(response);
  if (!response.ok) throw failureOf(response, json);
  if (json === undefined) throw new ApiError('unavailable', response.status, 'The answer was not JSON.');
  const { headers } = response;
  return { json, tag: headers.get('etag') ?? undefined, age: Number(headers.get('age')) * 1000 };
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
  if (!response.ok) throw failureOf(response, await readJson(response));
  return response.headers;
}
