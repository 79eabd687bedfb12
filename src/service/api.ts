import { BATCH_PATH, PROFILE_BATCH_PATH } from '#contract/paths.ts';
import { createDocuments } from './description/documents.ts';
import type { Exchange } from './exchange.ts';
import type { Presence } from './presence.ts';
import { createProfileEndpoints } from './profile-endpoints.ts';
import { createProfiles } from './profile.ts';
import { createReadEndpoints } from './read-endpoints.ts';
import { createRouter } from './router.ts';
import type { Throttle } from './throttle.ts';
import { webFace } from './web-face.ts';
import type { World } from './world.ts';
import { createWriteEndpoints } from './write-endpoints.ts';

/** Seconds until the next write of a title is wanted (contract §3.6). */
export const DEFAULT_HEARTBEAT_SECONDS = 300;

/** A segment that says whose; what is inside the brackets is checked with a sentence of its own. */
const XUID = ':user{[a-zA-Z]+\\([^/]*}';
const ME_OR_XUID = ':user{(?:me|[a-zA-Z]+\\([^/]*)}';

/** A fault in here must not pass unseen where nobody asked to be told of it. */
function reportOnConsole(error: unknown): void {
  // oxlint-disable-next-line no-console
  console.error(error);
}

export type ApiOptions = {
  readonly presence: Presence;
  readonly world: World;
  readonly clock: () => number;
  readonly secret: string;
  readonly heartbeatSeconds?: number;
  readonly strict?: boolean;
  readonly throttle?: Throttle | undefined;
  readonly report?: (error: unknown) => void;
};

/**
 * Makes the HTTP face of the presence service: every path it knows, and what answers there (contract §1.1).
 * @param options.clock milliseconds since 1970 UTC
 * @param options.secret signs the tokens
 * @param options.heartbeatSeconds told to writers
 * @param options.strict demands the headers that the documents call required (contract §1.4)
 * @param options.throttle counts calls and refuses those that are too many (contract §4)
 * @param options.report takes what went wrong inside; the caller gets a 503 that says nothing of it
 * @returns answers any request and never throws
 */
export function createApiExchange({
  presence,
  world,
  clock,
  secret,
  heartbeatSeconds = DEFAULT_HEARTBEAT_SECONDS,
  strict = false,
  throttle,
  report = reportOnConsole,
}: ApiOptions): Exchange {
  const read = createReadEndpoints(presence);
  const write = createWriteEndpoints(presence, heartbeatSeconds);
  const profile = createProfileEndpoints(createProfiles(world));
  return createRouter(
    [
      [BATCH_PATH, { POST: read.batch }],
      [`/users/${ME_OR_XUID}`, { GET: read.user }],
      [`/users/${ME_OR_XUID}/groups/:moniker`, { GET: read.group }],
      [`/users/${XUID}/groups/:moniker/broadcasting`, { GET: read.broadcasting }],
      [`/users/${XUID}/groups/:moniker/broadcasting/count`, { GET: read.broadcastingCount }],
      [`/users/${XUID}/devices/current/titles/current`, { POST: write.writeTitle, DELETE: write.endTitle }],
      [`/users/${XUID}/state`, { PUT: write.state }],
      [PROFILE_BATCH_PATH, { POST: profile.batch }],
      [`/users/${ME_OR_XUID}/profile/settings`, { GET: profile.user }],
      ['/stats/users/:xuid/scids/:scid', { POST: write.playerData }],
    ],
    { documents: createDocuments(), clock, secret, strict, throttle, report },
  );
}

/** The same as a function from Web request to Web response. */
export function createApi(options: ApiOptions): (request: Request) => Promise<Response> {
  return webFace(createApiExchange(options));
}
