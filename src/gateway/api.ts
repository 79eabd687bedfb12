import { Hono } from 'hono';
import { PROFILE_BATCH_PATH, PROFILE_PREFIX, PUBLISH_PATH, STATUS_PATH } from '#contract/paths.ts';
import type { Publishable } from '#contract/publishable.ts';
import { readProfileRequest } from '#contract/request-schema.ts';
import { languagesToAsk } from './accept-language.ts';
import { jsonAnswer, Refusal } from './answer.ts';
import { requireKnownHost, requireOwnPage, requireOwnSiteToRead, requireShortTarget } from './guards.ts';
import { servePageFile, type Page } from './page.ts';
import { addPresenceReads } from './presence-routes.ts';
import { profileAnswer, settingsToAsk } from './profile-answer.ts';
import { readRequestBody, requireNoBody } from './request-body.ts';
import { bareXuidOf, route } from './routes.ts';
import { createSharedReads } from './shared-reads.ts';
import { healthFault, statusOf, type StatusFacts } from './status.ts';
import { createUpstream, type Authorize, type Upstream } from './upstream.ts';
import type { Handler } from './upstream-exchange.ts';
import { createViewer } from './viewer.ts';
import { addPresenceWrites } from './write-routes.ts';

/** Longest that the presence service may take for a whole answer. */
const UPSTREAM_TIMEOUT_MS = 10_000;

export type GatewayOptions = StatusFacts & {
  /** The presence service; asked with contract paths, the host in the request means nothing. */
  readonly presence: Handler;
  /** The profile service; may be the same. */
  readonly profile: Handler;
  readonly authorization: Authorize;
  /** Hosts that requests may name, with their port, in lower case. */
  readonly hosts: ReadonlySet<string>;
  /** Null: the upstream will say. */
  readonly viewer: string | null;
  /** The viewer's visibility at the start; null where nobody knows. */
  readonly cloaked: boolean | null;
  /** What the viewer may publish, named in these languages; left out where nobody knows. */
  readonly publishable?: (languages: string) => Publishable;
  /** Left out in development, where another server has the page. */
  readonly page?: Page;
  /** ms */
  readonly clock: () => number;
  readonly timeoutMs?: number;
  /** ms for which one browser's answer is good enough for another; without it the interval. */
  readonly shareMs?: number;
  /** Told of what should never happen. */
  readonly reportFault?: (error: unknown) => void;
};

function addProfiles(app: Hono, upstream: Upstream): void {
  route(app, `${PROFILE_PREFIX}${PROFILE_BATCH_PATH}`, {
    POST: async (request) => {
      requireOwnPage(request);
      const { userIds, settings } = await readRequestBody(request, readProfileRequest);
      const answer = await upstream.read({
        class: 'profile',
        method: 'POST',
        path: PROFILE_BATCH_PATH,
        languages: languagesToAsk(request.headers.get('accept-language')),
        body: { userIds, settings: settingsToAsk(settings) },
        purpose: { use: 'read' },
      });
      return jsonAnswer(200, profileAnswer(answer));
    },
  });
}

function addPage(app: Hono, page: Page | undefined): void {
  const missing = () => {
    throw new Refusal(404, 'There is nothing at this address.');
  };
  if (!page) return void app.all('*', missing);
  app.all('/', (context) => servePageFile(page.index, context.req.raw));
  app.all('/r/:roster/friends', (context) => servePageFile(page.index, context.req.raw));
  app.all('*', (context) => {
    const file = page.files.get(new URL(context.req.url).pathname);
    return file ? servePageFile(file, context.req.raw) : missing();
  });
}

/**
 * The front door of the dashboard: the page, and the few questions that the page may ask. It adds the token
 * and never lets it out; requests to the upstream and answers to the browser are made anew from what was
 * understood.
 */
export function createGateway(options: GatewayOptions): Handler {
  const { clock } = options;
  const intervalMs = options.interval * 1000;
  const upstream = createUpstream({
    presence: options.presence,
    profile: options.profile,
    authorization: options.authorization,
    clock,
    intervalMs,
    timeoutMs: options.timeoutMs ?? UPSTREAM_TIMEOUT_MS,
  });
  const viewer = createViewer({ known: options.viewer, upstream, clock, intervalMs });
  let cloaked = options.cloaked;

  const app = new Hono();
  app.onError((error) => {
    if (error instanceof Refusal) return error.toResponse();
    options.reportFault?.(error);
    return new Refusal(500, 'The gateway failed. Its log says more.').toResponse();
  });
  for (const prefix of ['/api/*', '/xbl/*']) {
    app.use(prefix, async ({ req }, next) => {
      if (req.method === 'GET' || req.method === 'HEAD') {
        requireOwnSiteToRead(req.raw);
        requireNoBody(req.raw);
      }
      await next();
    });
  }

  const shared = createSharedReads(clock, options.shareMs ?? intervalMs);
  addPresenceReads(app, { upstream, viewer, shared, clock });
  addPresenceWrites(app, {
    upstream,
    viewer,
    canWrite: options.canWrite,
    cloakedChanged: (changed) => {
      cloaked = changed;
    },
  });
  addProfiles(app, upstream);
  route(app, STATUS_PATH, {
    GET: async () => {
      await viewer.learn();
      return jsonAnswer(200, statusOf(options, viewer.xuid(), cloaked, upstream));
    },
  });
  route(app, '/api/health', {
    GET: () => {
      const fault = healthFault(upstream);
      return fault === undefined
        ? jsonAnswer(200, { status: 'ok' })
        : jsonAnswer(503, { status: 'failing', description: fault });
    },
  });
  const { publishable } = options;
  if (publishable) {
    route(app, PUBLISH_PATH, {
      GET: (request) => jsonAnswer(200, publishable(languagesToAsk(request.headers.get('accept-language')))),
    });
  }
  route(app, '/api/picture/:xuid', {
    GET: (_, param) => {
      throw new Refusal(404, `There is no picture of ${bareXuidOf(param('xuid'))}.`);
    },
  });
  addPage(app, options.page);

  return async (request) => {
    try {
      requireKnownHost(request, options.hosts);
      requireShortTarget(request);
    } catch (error) {
      if (error instanceof Refusal) return error.toResponse();
      throw error;
    }
    return app.fetch(request);
  };
}
