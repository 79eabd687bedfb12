import type { Handler } from '#node/listen.ts';

/**
 * How the presence service fails: with a status (and a Retry-After in seconds), by never answering, by a
 * connection that breaks, or by a login page in its place.
 */
export type Fault = { readonly status: number; readonly retryAfter?: number } | 'hang' | 'reset' | 'html';

export type RecordedRequest = {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** ms, by the stack's clock. */
  readonly time: number;
};

export type Upstream = {
  /** Every request that reached the presence service, failed ones too. */
  readonly requests: readonly RecordedRequest[];
  fail(fault: Fault): void;
  recover(): void;
  /**
   * Puts words into the service's mouth: where `answer` returns JSON, now or later, the service is not asked;
   * where it returns undefined, it is. For what no world file can state, such as devices that nobody knows.
   */
  answer(answer: (request: RecordedRequest) => unknown): void;
};

function failed(fault: Fault, request: Request): Promise<Response> {
  if (fault === 'reset') return Promise.reject(new TypeError('fetch failed'));
  if (fault === 'html') {
    const page = '<!doctype html><title>Welcome to the hotel network</title>';
    return Promise.resolve(new Response(page, { headers: { 'content-type': 'text/html' } }));
  }
  if (fault === 'hang') {
    return new Promise((_, reject) => {
      request.signal.addEventListener('abort', () => {
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
  }
  const { status, retryAfter } = fault;
  return Promise.resolve(
    new Response(null, {
      status,
      headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    }),
  );
}

/** Puts a recorder and a fault lever between the gateway and a presence service. */
export function withFaults(
  handler: Handler,
  clock: () => number,
): { readonly handler: Handler; readonly upstream: Upstream } {
  const requests: RecordedRequest[] = [];
  let fault: Fault | undefined;
  let answerFor: (request: RecordedRequest) => unknown = () => undefined;
  return {
    upstream: {
      requests,
      fail: (how) => {
        fault = how;
      },
      recover: () => {
        fault = undefined;
      },
      answer: (answer) => {
        answerFor = answer;
      },
    },
    handler: async (request) => {
      const { pathname, search } = new URL(request.url);
      const text = await request.clone().text();
      const recorded: RecordedRequest = {
        method: request.method,
        path: pathname + search,
        body: text === '' ? undefined : JSON.parse(text),
        headers: Object.fromEntries(request.headers),
        time: clock(),
      };
      requests.push(recorded);
      if (fault !== undefined) return failed(fault, request);
      const answer = await answerFor(recorded);
      return answer === undefined ? handler(request) : Response.json(answer);
    },
  };
}
