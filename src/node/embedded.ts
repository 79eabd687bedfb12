import { createApiExchange } from '#service/api.ts';
import { createLife } from '#service/demo/life.ts';
import { createPresence, type Presence } from '#service/presence.ts';
import type { Exchange } from '#service/exchange.ts';
import type { PresenceStore } from '#service/store/presence-store.ts';
import { createThrottle, type ThrottleStore } from '#service/throttle.ts';
import { webFace } from '#service/web-face.ts';
import type { World } from '#service/world.ts';
import type { Handler } from './listen.ts';

/** Any number: the same lives at every start from the same moment. */
const SEED = 20_121;

export type EmbeddedOptions = {
  readonly world: World;
  /** ms */
  readonly clock: () => number;
  readonly secret: string;
  readonly heartbeatSeconds?: number;
  readonly ttlSeconds?: number;
  readonly strict?: boolean;
  readonly throttle?: boolean;
  /** Where calls are counted for several processes; left out: in this one. */
  readonly throttleStore?: ThrottleStore;
  /** Shared with other processes: then a live world stands still, since each would move it on its own. */
  readonly store?: PresenceStore;
  /** Told of what should never happen; left out: the console is. */
  readonly report?: (error: unknown) => void;
};

/**
 * The presence service in this process. The people of a live world move when somebody looks: each request
 * first brings them up to now, so no timer runs and a wound clock moves them too.
 */
export function createEmbedded(options: EmbeddedOptions): {
  /** For a socket. */
  readonly exchange: Exchange;
  /** The same, for whoever calls it in this process. */
  readonly handler: Handler;
  readonly presence: Presence;
} {
  const {
    world,
    clock,
    secret,
    heartbeatSeconds,
    ttlSeconds,
    strict,
    throttle,
    throttleStore,
    store,
    report,
  } = options;
  const presence = createPresence({
    world,
    clock,
    ...(store ? { store } : {}),
    ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
  });
  const api = createApiExchange({
    presence,
    world,
    clock,
    secret,
    ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
    ...(strict === undefined ? {} : { strict }),
    ...(report ? { report } : {}),
    ...(throttle
      ? { throttle: createThrottle({ clock, ...(throttleStore ? { store: throttleStore } : {}) }) }
      : {}),
  });
  if (!world.live || store) return { exchange: api, handler: webFace(api), presence };
  const life = createLife({ world, presence, seed: SEED, start: clock() });
  const exchange: Exchange = (request) => {
    life.advance(clock());
    return api(request);
  };
  return { exchange, handler: webFace(exchange), presence };
}
