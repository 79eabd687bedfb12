import type { Result } from 'hono/router';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { SmartRouter } from 'hono/router/smart-router';
import { TrieRouter } from 'hono/router/trie-router';
import { getPath, getQueryParams, tryDecodeURIComponent } from 'hono/utils/url';
import { answer, refusalAnswer, throttledAnswer } from './answer.ts';
import { createIdentify, type Caller } from './caller.ts';
import type { Document } from './description/documents.ts';
import type { Exchange, WireAnswer, WireRequest } from './exchange.ts';
import { payloadOfText, type Payload } from './payload.ts';
import { createRecent } from './recent.ts';
import { Refusal } from './refusal.ts';
import { checkHeaders } from './request-guards.ts';
import { StoreUnavailable } from './store/presence-store.ts';
import type { Budget, Throttle } from './throttle.ts';

/** A request that found its path, from a caller who is known. */
export type Call = {
  readonly request: WireRequest;
  readonly caller: Caller;
  readonly address: Address;
};

/** What an address says. It is read once for all who ask for it: one object is one address. */
export type Address = {
  /** A part of the path by its name, percent-decoded. */
  param(name: string): string;
  /** All values of a member of the query; undefined if it is not there. */
  query(name: string): readonly string[] | undefined;
};

/** What an endpoint answers; the headers that all answers share are added. */
export type Reply = {
  readonly status: number;
  /** JSON; left out for an empty body. */
  readonly payload?: Payload;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Endpoint = {
  /** Who refuses, in the body of a refusal. */
  readonly source: 'UserPresence' | 'Profile' | 'PlayerData';
  /** Reads and writes need different headers (contract §1.4). */
  readonly purpose: 'read' | 'write';
  /** @throws Refusal for what it does not answer */
  readonly reply: (call: Call) => Reply | Promise<Reply>;
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

/** What answers on a path. */
type Route = (request: WireRequest, address: Address) => Promise<WireAnswer>;

type Found = { readonly route: Route; readonly address: Address };

/** Of addresses that were read of late. */
const ADDRESSES_BYTES = 2 * 1024 * 1024;
/** What one costs beside its text; that has its parts in it again. */
const BYTES_PER_ADDRESS = 1000;
const BYTES_PER_CHARACTER = 6;

/** The first route of a match, with the parts of its path; undefined where nothing matches. */
function foundOf([routes, stash]: Result<Route>, url: string): Found | undefined {
  const [route, places] = routes[0] ?? [];
  if (!route) return undefined;
  const param = (name: string): string => {
    const place = places?.[name];
    const part = typeof place === 'number' ? stash?.[place] : place;
    return tryDecodeURIComponent(part ?? '');
  };
  let members: Readonly<Record<string, string[]>> | undefined;
  const query = (name: string): readonly string[] | undefined => {
    members ??= getQueryParams(url) as Record<string, string[]>;
    return members[name];
  };
  return { route, address: { param, query } };
}

/**
 * Makes one function of all endpoints: finds the path, knows the caller, checks the headers, and turns every
 * refusal into its answer (contract §1.4–1.7). Of hono it takes the routers and how it reads an address, and
 * not what it builds around a Web request.
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
): Exchange {
  const { documents, clock, secret, strict, throttle, report } = options;
  const identify = createIdentify(secret);
  const routes = new SmartRouter<Route>({ routers: [new RegExpRouter(), new TrieRouter()] });

  const failed = (request: WireRequest, source: string, error: unknown): WireAnswer => {
    if (error instanceof Refusal) return refusalAnswer(request, clock(), source, error);
    // Whoever looks after the store has been told once, not for each request that fails meanwhile.
    if (!(error instanceof StoreUnavailable)) report(error);
    const refusal = new Refusal(503, 'The service cannot answer now', { 'retry-after': '5' });
    return refusalAnswer(request, clock(), source, refusal);
  };

  const refuseMethod = (path: string, source: string, methods: readonly string[]): void => {
    const allow = allowHeader(methods);
    routes.add('ALL', path, async (request) => {
      const refusal = new Refusal(405, `The method is not one of ${allow}`, { allow });
      return failed(request, source, refusal);
    });
  };

  const serve = (endpoint: Endpoint): Route => {
    const { source, purpose, reply } = endpoint;
    const budget = budgetOf(endpoint);
    return async (request, address) => {
      try {
        const identified = identify(request, clock());
        const caller = identified instanceof Promise ? await identified : identified;
        // Before anything else is looked at: what is refused below counts too (contract §9 on §4).
        const throttled = budget && throttle && (await throttle(caller, budget));
        if (throttled) return throttledAnswer(request, clock(), throttled);
        checkHeaders(request, purpose, strict);
        const replied = reply({ request, caller, address });
        // Most are ready at once, and waiting for what is ready costs a turn.
        const { status, payload, headers } = replied instanceof Promise ? await replied : replied;
        return answer(request, clock(), status, payload, headers);
      } catch (error) {
        return failed(request, source, error);
      }
    };
  };

  for (const [path, endpoints] of table) {
    for (const [method, endpoint] of Object.entries(endpoints)) routes.add(method, path, serve(endpoint));
    refuseMethod(path, Object.values(endpoints)[0]?.source ?? 'UserPresence', Object.keys(endpoints));
  }
  for (const [path, document] of documents) {
    routes.add('GET', path, async (request) => {
      try {
        const { text, headers } = await document();
        return answer(request, clock(), 200, payloadOfText(text), headers);
      } catch (error) {
        return failed(request, 'UserPresence', error);
      }
    });
    refuseMethod(path, 'UserPresence', ['GET']);
  }

  const addresses = createRecent<string, Found>(
    ADDRESSES_BYTES,
    (_, key) => BYTES_PER_CHARACTER * key.length + BYTES_PER_ADDRESS,
  );
  const find = (method: string, url: string): Found => {
    const key = `${method} ${url}`;
    const before = addresses.get(key);
    if (before) return before;
    // Of a request it looks at the address alone.
    const found = foundOf(routes.match(method, getPath({ url } as Request)), url);
    if (!found) throw new Refusal(404, 'There is no such path');
    addresses.set(key, found);
    return found;
  };

  // A promise around a promise is waited for several times: routes fail by their own, and nothing is awaited here.
  const dispatch = (method: string, request: WireRequest): Promise<WireAnswer> => {
    let found: Found;
    try {
      found = find(method, request.url);
    } catch (error) {
      return Promise.resolve(failed(request, 'UserPresence', error));
    }
    return found.route(request, found.address);
  };

  return (request) => {
    if (request.method !== 'HEAD') return dispatch(request.method, request);
    return dispatch('GET', request).then(({ status, headers }) => ({ status, headers, payload: undefined }));
  };
}
