import { Hono, type Context } from 'hono';
import { answer, refusalAnswer, throttledAnswer } from './answer.ts';
import { createIdentify, type Caller } from './caller.ts';
import type { Document } from './description/documents.ts';
import { Refusal } from './refusal.ts';
import { checkHeaders } from './request-guards.ts';
import { StoreUnavailable } from './store/presence-store.ts';
import type { Budget, Throttle } from './throttle.ts';

/** A request that found its path, from a caller who is known. */
export type Call = {
  readonly request: Request;
  readonly caller: Caller;
  /** A part of the path by its name, percent-decoded. */
  param(name: string): string;
  /** All values of a member of the query; undefined if it is not there. */
  query(name: string): readonly string[] | undefined;
};

/** What an endpoint answers; the headers that all answers share are added. */
export type Reply = {
  readonly status: number;
  /** JSON; left out for an empty body. */
  readonly text?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Endpoint = {
  /** Who refuses, in the body of a refusal. */
  readonly source: 'UserPresence' | 'Profile' | 'PlayerData';
  /** Reads and writes need different headers (contract §1.4). */
  readonly purpose: 'read' | 'write';
  /** @throws Refusal for what it does not answer */
  readonly reply: (call: Call) => Promise<Reply>;
};

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The endpoints of one path, by method. */
export type Endpoints = Readonly<Partial<Record<Method, Endpoint>>>;

/** What a call of this endpoint is counted as; player data is free (contract §9 on §4). */
function budgetOf({ source, purpose }: Endpoint): Budget | undefined {
  if (source === 'PlayerData') return undefined;
  return source === 'Profile' ? 'profile' : `presence-${purpose}`;
}

function allowHeader(methods: readonly string[]): string {
  return (methods.includes('GET') ? [...methods, 'HEAD'] : methods).join(', ');
}

/**
 * Makes one function of all endpoints: finds the path, knows the caller, checks the headers, and turns every
 * refusal into its answer (contract §1.4–1.7).
 * @param table paths in the notation of hono, the more special first
 * @param options.documents what is open to everybody, by path
 * @param options.clock milliseconds since 1970 UTC
 * @param options.throttle counts the calls of everybody who is known; left out, nobody is refused for calling
 * @param options.report takes what went wrong inside; the caller gets a 503 that says nothing of it
 */
export function createRouter(
  table: readonly (readonly [path: string, endpoints: Endpoints])[],
  options: {
    readonly documents: ReadonlyMap<string, () => Promise<Document>>;
    readonly clock: () => number;
    readonly secret: string;
    readonly strict: boolean;
    readonly throttle?: Throttle | undefined;
    readonly report: (error: unknown) => void;
  },
): (request: Request) => Promise<Response> {
  const { documents, clock, secret, strict, throttle, report } = options;
  const identify = createIdentify(secret);
  const app = new Hono();

  const failed = (request: Request, source: string, error: unknown): Response => {
    if (error instanceof Refusal) return refusalAnswer(request, clock(), source, error);
    // Whoever looks after the store has been told once, not for each request that fails meanwhile.
    if (!(error instanceof StoreUnavailable)) report(error);
    const refusal = new Refusal(503, 'The service cannot answer now', { 'retry-after': '5' });
    return refusalAnswer(request, clock(), source, refusal);
  };

  const refuseMethod = (path: string, source: string, methods: readonly string[]): void => {
    const allow = allowHeader(methods);
    app.all(path, ({ req }) => {
      const refusal = new Refusal(405, `The method is not one of ${allow}`, { allow });
      return failed(req.raw, source, refusal);
    });
  };

  const serve = (endpoint: Endpoint) => {
    const { source, purpose, reply } = endpoint;
    const budget = budgetOf(endpoint);
    return async ({ req }: Context): Promise<Response> => {
      const request = req.raw;
      try {
        const caller = await identify(request.headers, clock());
        // Before anything else is looked at: what is refused below counts too (contract §9 on §4).
        const throttled = budget && (await throttle?.(caller, budget));
        if (throttled) return throttledAnswer(request, clock(), throttled);
        checkHeaders(request.headers, purpose, strict);
        const { status, text, headers } = await reply({
          request,
          caller,
          param: (name) => req.param(name) ?? '',
          query: (name) => req.queries(name),
        });
        return answer(request, clock(), status, text ?? null, headers);
      } catch (error) {
        return failed(request, source, error);
      }
    };
  };

  for (const [path, endpoints] of table) {
    for (const [method, endpoint] of Object.entries(endpoints)) app.on(method, path, serve(endpoint));
    refuseMethod(path, Object.values(endpoints)[0]?.source ?? 'UserPresence', Object.keys(endpoints));
  }
  for (const [path, document] of documents) {
    app.get(path, async ({ req }) => {
      const { text, headers } = await document();
      return answer(req.raw, clock(), 200, text, headers);
    });
    refuseMethod(path, 'UserPresence', ['GET']);
  }
  app.notFound(({ req }) => failed(req.raw, 'UserPresence', new Refusal(404, 'There is no such path')));
  app.onError((error, { req }) => failed(req.raw, 'UserPresence', error));

  return async (request) => app.fetch(request);
}
