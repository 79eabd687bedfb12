import { Hono } from 'hono';
import { answer, refusalAnswer } from './answer.ts';
import { identify, type Caller } from './caller.ts';
import { Refusal } from './refusal.ts';
import { checkHeaders } from './request-guards.ts';

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

function allowHeader(endpoints: Endpoints): string {
  const methods = Object.keys(endpoints);
  return (methods.includes('GET') ? [...methods, 'HEAD'] : methods).join(', ');
}

/**
 * Makes one function of all endpoints: finds the path, knows the caller, checks the headers, and turns every
 * refusal into its answer (contract §1.4–1.7).
 * @param table paths in the notation of hono, the more special first
 * @param options.clock milliseconds since 1970 UTC
 * @param options.report takes what went wrong inside; the caller gets a 503 that says nothing of it
 */
export function createRouter(
  table: readonly (readonly [path: string, endpoints: Endpoints])[],
  options: {
    readonly clock: () => number;
    readonly secret: string;
    readonly strict: boolean;
    readonly report: (error: unknown) => void;
  },
): (request: Request) => Promise<Response> {
  const { clock, secret, strict, report } = options;
  const app = new Hono();

  const failed = (request: Request, source: string, error: unknown): Response => {
    if (error instanceof Refusal) return refusalAnswer(request, clock(), source, error);
    report(error);
    const refusal = new Refusal(503, 'The service cannot answer now', { 'retry-after': '5' });
    return refusalAnswer(request, clock(), source, refusal);
  };

  for (const [path, endpoints] of table) {
    for (const [method, { source, purpose, reply }] of Object.entries(endpoints)) {
      app.on(method, path, async ({ req }) => {
        const request = req.raw;
        try {
          const caller = await identify(request.headers, secret, clock());
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
      });
    }
    const allow = allowHeader(endpoints);
    const source = Object.values(endpoints)[0]?.source ?? 'UserPresence';
    app.all(path, ({ req }) => {
      const refusal = new Refusal(405, `The method is not one of ${allow}`, { allow });
      return failed(req.raw, source, refusal);
    });
  }
  app.notFound(({ req }) => failed(req.raw, 'UserPresence', new Refusal(404, 'There is no such path')));
  app.onError((error, { req }) => failed(req.raw, 'UserPresence', error));

  return async (request) => app.fetch(request);
}
