import { createApiExchange } from './api.ts';
import type { Exchange } from './exchange.ts';
import { createPresence } from './presence.ts';
import type { PresenceStore } from './store/presence-store.ts';
import { createThrottle } from './throttle.ts';
import { webFace } from './web-face.ts';
import type { World } from './world.ts';

export type PresenceServiceOptions = {
  readonly world: World;
  /** Milliseconds since 1970 UTC; the machine's own if left out. */
  readonly clock?: () => number;
  /** Signs and checks tokens, 32 characters at least; if left out, nobody can make a token. */
  readonly secret?: string;
  /** Until a written title expires. */
  readonly ttlSeconds?: number;
  /** Told to writers: until the next write is wanted. */
  readonly heartbeatSeconds?: number;
  /** Demands the headers that the documents call required (contract §1.4). */
  readonly strict?: boolean;
  /** Refuses calls that are too many, as the real service does (contract §4); off if left out. */
  readonly throttle?: boolean;
  /** Of how many people it is kept where they were last; 100,000 if left out. */
  readonly lastSeenKept?: number;
  readonly store?: PresenceStore;
};

/** Makes a presence service for whoever adapts requests by themselves: presence and its HTTP face in one. */
export function createPresenceExchange({
  world,
  clock = Date.now,
  secret = `${crypto.randomUUID()}${crypto.randomUUID()}`,
  ttlSeconds,
  heartbeatSeconds,
  strict,
  throttle = false,
  lastSeenKept,
  store,
}: PresenceServiceOptions): Exchange {
  const presence = createPresence({
    world,
    clock,
    ...(store ? { store } : {}),
    ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
    ...(lastSeenKept === undefined ? {} : { lastSeenKept }),
  });
  return createApiExchange({
    presence,
    world,
    clock,
    secret,
    ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
    ...(strict === undefined ? {} : { strict }),
    ...(throttle ? { throttle: createThrottle({ clock }) } : {}),
  });
}

/** Makes a presence service: presence and its HTTP face in one. It answers any request and never throws. */
export function createPresenceService(
  options: PresenceServiceOptions,
): (request: Request) => Promise<Response> {
  return webFace(createPresenceExchange(options));
}
