import { createApi } from '#service/api.ts';
import { createPresence, type Presence } from '#service/presence.ts';
import { createThrottle } from '#service/throttle.ts';
import { signToken, type Claims } from '#service/token.ts';
import { readWorld, type WorldInput } from '#service/world.ts';

export const SECRET = 'a secret that only tests know, of 32 characters and more';

/** 2026-03-01T12:00:00Z */
export const NOON = Date.UTC(2026, 2, 1, 12);

type Asked = {
  /** Claims beside or in place of `xid`, `uhs` and `exp`; undefined leaves one out. */
  readonly claims?: { readonly [Name in keyof Claims]?: Claims[Name] | undefined };
  /** Any value: sent as JSON. A string is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type TestService = {
  readonly presence: Presence;
  /** Moves the clock on. */
  wind(ms: number): void;
  /** Sends a request as somebody; as nobody without an XUID. */
  ask(as: string | undefined, method: string, path: string, asked?: Asked): Promise<Response>;
  /** The JSON of a successful read. */
  read(as: string, path: string, asked?: Asked): Promise<unknown>;
  batch(as: string, body: unknown, asked?: Asked): Promise<unknown>;
};

/** A title write needs all of these in the token. */
export const CONSOLE = { dty: 'XboxOne', did: 'console-1', tid: '100', sbx: 'RETAIL' } as const;

/** Makes a presence service in memory with a clock of its own that stands at noon. */
export function createTestService(
  input: WorldInput,
  options: {
    readonly strict?: boolean;
    readonly throttle?: boolean;
    readonly ttlSeconds?: number;
    readonly lastSeenKept?: number;
    readonly start?: number;
  } = {},
): TestService {
  const result = readWorld(input);
  if ('faults' in result) throw new Error(result.faults.join('\n'));
  const { world } = result;
  const { start = NOON, strict = false, throttle = false, ttlSeconds = 600, lastSeenKept = 100 } = options;
  let now = start;
  const clock = (): number => now;
  const presence = createPresence({ world, clock, ttlSeconds, lastSeenKept });
  const service = createApi({
    presence,
    world,
    clock,
    secret: SECRET,
    strict,
    throttle: throttle ? createThrottle({ clock }) : undefined,
  });

  const ask: TestService['ask'] = async (as, method, path, { claims = {}, body, headers = {} } = {}) => {
    const token = { xid: as ?? '', uhs: 'hash', exp: now / 1000 + 3600, ...claims } as Claims;
    return service(
      new Request(`http://127.0.0.1${path}`, {
        method,
        headers: {
          ...(as === undefined ? {} : { authorization: await signToken(token, SECRET) }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
  };
  const successful = async (response: Response): Promise<unknown> => {
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return response.json();
  };

  return {
    presence,
    wind: (ms) => {
      now += ms;
    },
    ask,
    read: async (as, path, asked) => successful(await ask(as, 'GET', path, asked)),
    batch: async (as, body, asked) => successful(await ask(as, 'POST', '/users/batch', { ...asked, body })),
  };
}
