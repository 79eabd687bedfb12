import { createGateway, type GatewayOptions } from '#gateway/api.ts';
import type { Caller } from '#gateway/caller.ts';
import type { Purpose } from '#gateway/upstream.ts';
import { gatewayOptions } from './gateway-options.ts';

/** A token that must turn up nowhere. */
export const CANARY = 'XBL3.0 x=1;CANARY-7f3a';

export const HOST = '127.0.0.1:4400';
export const ORIGIN = `http://${HOST}`;
export const VIEWER = '2533274790000003';

/** What a request has that our own page makes. */
export const OWN_PAGE = { origin: ORIGIN, 'sec-fetch-site': 'same-origin' };

export type FrontDoor = {
  /** Asks the gateway; the Host is right unless given. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Sends a JSON body as our own page does. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Requests that reached the upstream. */
  readonly calls: Request[];
  /** The first of them; there must be one. */
  firstCall(): Request;
  readonly purposes: (Purpose & { readonly renew: boolean })[];
  wind(ms: number): void;
};

/**
 * A gateway over an upstream that answers as a test says.
 * @param answer what the upstream answers
 */
export function openFrontDoor(
  answer: (request: Request) => Response | Promise<Response>,
  { caller, ...overrides }: Partial<GatewayOptions> & { readonly caller?: Caller } = {},
): FrontDoor {
  const calls: Request[] = [];
  const purposes: FrontDoor['purposes'] = [];
  let now = Date.parse('2026-11-20T21:00:00Z');
  const handler = async (request: Request) => {
    calls.push(request.clone());
    return answer(request);
  };
  const gateway = createGateway(
    gatewayOptions(handler, [HOST], {
      authorization: (purpose) => {
        purposes.push(purpose);
        return Promise.resolve(CANARY);
      },
      viewer: VIEWER,
      cloaked: false,
      upstream: 'embedded',
      sample: true,
      groups: { 'Raid team': ['2533274790000002'] },
      favorites: ['2533274790000002'],
      canWrite: true,
      clock: () => now,
      ...overrides,
    }),
  );
  const ask: FrontDoor['ask'] = (path, init) => {
    const headers = new Headers({ host: HOST });
    for (const [name, value] of new Headers(init?.headers)) headers.set(name, value);
    return gateway(new Request(new URL(path, ORIGIN), { ...init, headers }), caller);
  };
  return {
    ask,
    send: (method, path, body, headers = {}) =>
      ask(path, {
        method,
        headers: {
          ...OWN_PAGE,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    calls,
    firstCall: () => {
      const [first] = calls;
      if (!first) throw new Error('nothing reached the upstream');
      return first;
    },
    purposes,
    wind: (ms) => {
      now += ms;
    },
  };
}

/** An answer of the upstream. */
export function json(value: unknown, init: ResponseInit = {}): Response {
  return Response.json(value, init);
}
