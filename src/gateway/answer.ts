import { problem } from '#contract/problem.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

type Headers = Readonly<Record<string, string>>;

/** Makes an answer of the gateway: the given headers and the protective ones, nothing else. */
export function answer(
  status: number,
  body: string | Uint8Array<ArrayBuffer> | null,
  headers: Headers,
): Response {
  return new Response(body, { status, headers: { ...SECURITY_HEADERS, ...headers } });
}

/** An answer with a JSON body. Nothing that a person's sign-in can see may be kept by a cache. */
export function jsonAnswer(status: number, value: unknown, headers: Headers = {}): Response {
  return answer(status, JSON.stringify(value), {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...headers,
  });
}

/** A request that is refused; thrown by whatever finds the reason, answered in one place. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly headers: Headers;

  /**
   * @param status the HTTP status
   * @param description one sentence of our own; for a 400 it names the field. Never text of the upstream.
   * @param headers further headers, such as `allow` or `retry-after`
   */
  constructor(status: number, description: string, headers: Headers = {}) {
    super(description);
    this.status = status;
    this.headers = headers;
  }

  /** The refusal as an answer with the one error body (contract §1.7). */
  toResponse(): Response {
    return jsonAnswer(this.status, problem(this.status, 'Gateway', this.message), this.headers);
  }
}
