/** The one error body of service and gateway (contract §1.7). */
export type Problem = {
  readonly code: number;
  readonly source: string;
  readonly description: string;
  readonly traceInformation: string | null;
};

/** The body of a 429 (contract §4). @public */
export type ThrottleBody = {
  readonly version: 1;
  readonly currentRequests: number;
  readonly maxRequests: number;
  readonly periodInSeconds: number;
  readonly limitType: 'Rate';
};

/** Codes of the documented ServiceError object. */
export const PROBLEM_CODES = {
  other: 0,
  invalidRequest: 4000,
  unknownUser: 4100,
  notAllowed: 4500,
  internal: 5000,
  unavailable: 5300,
} as const;

/** The code that goes with a status. */
export function problemCode(status: number): number {
  if (status === 401 || status === 403) return PROBLEM_CODES.notAllowed;
  if (status === 503 || status === 502 || status === 504) return PROBLEM_CODES.unavailable;
  if (status >= 500) return PROBLEM_CODES.internal;
  return status === 400 || status === 413 ? PROBLEM_CODES.invalidRequest : PROBLEM_CODES.other;
}

/**
 * Makes the body of a refused request.
 * @param source who refuses: `UserPresence`, `Profile`, `Gateway` …
 * @param description one sentence; for a 400 it names the field
 */
export function problem(status: number, source: string, description: string): Problem {
  return { code: problemCode(status), source, description, traceInformation: null };
}

/** Reads the sentence out of an error body of any known shape; undefined if there is none. */
export function readProblemDescription(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { description, errorMessage } = value as Record<string, unknown>;
  if (typeof description === 'string' && description !== '') return description;
  return typeof errorMessage === 'string' && errorMessage !== '' ? errorMessage : undefined;
}
