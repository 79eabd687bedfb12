import { Hono } from 'hono';
import { PUBLISH_PATH, STATUS_PATH } from '#contract/paths.ts';
import type { Publishable } from '#contract/publishable.ts';
import { languagesToAsk } from './accept-language.ts';
import { jsonAnswer, Refusal } from './answer.ts';
import { followAccount } from './account.ts';
import { createAttendance } from './attendance.ts';
import { IN_PROCESS, requireLockedWay, type Caller } from './caller.ts';
import { requireKnownHost, requireOwnSiteToRead, requireShortTarget } from './guards.ts';
import { CALL_LIMITS } from '#contract/call-limits.ts';
import { createBudget, type Budget } from './budget.ts';
import { paceOf } from './pace.ts';
import type { Page } from './page.ts';
import { addPage } from './page-routes.ts';
import { createPasswordLock, type Password, type PasswordSource } from './password-lock.ts';
import { addPictures } from './picture-route.ts';
import { createPictures, type FetchPicture } from './pictures.ts';
import { createPolls } from './polls.ts';
import { createPresenceQuestions } from './presence-questions.ts';
import { addPresenceReads } from './presence-routes.ts';
import { addProfiles } from './profile-routes.ts';
import { requireNoBody } from './request-body.ts';
import { createQuickReads, type QuickReads } from './quick-reads.ts';
import { route } from './routes.ts';
import { withTransportSecurity } from './security-headers.ts';
import type { Pack } from './shared-answer.ts';
import type { OpenSharedPolls } from './shared-polls.ts';
import { waitingWords, type SignIn } from './sign-in.ts';
import { healthFault, statusOf, withSignIn, type StatusFacts } from './status.ts';
import { createUpstream, type Authorize, type Upstream, type UpstreamEvent } from './upstream.ts';
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
  /**
   * A text that is another whenever somebody else may have put another token in place; left out where nobody can
   * but through `authorization`. Looked at before anything that is kept is given out.
   */
  readonly tokenMark?: () => string;
  /** How the token is obtained, where somebody has to sign in for it. */
  readonly signIn?: Pick<SignIn, 'state'>;
  /** How pictures are fetched, and the only origins that are asked; left out: there are none. */
  readonly pictures?: { readonly fetch: FetchPicture; readonly origins: ReadonlySet<string> };
  /** What visitors must give before they see anything, or who tells what it is by now; left out: nothing. */
  readonly password?: Password | PasswordSource;
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
  /** Whether the upstream limits how often it is asked (contract §4); left out: unless it is embedded. */
  readonly isLimited?: boolean;
  /** Shared with other gateways; left out: this one's own. */
  readonly budget?: Budget;
  /** What is known together with other gateways; left out: this is the only one. */
  readonly sharedPolls?: OpenSharedPolls;
  /** Packs answers for their way; left out: they go as they are. */
  readonly pack?: Pack;
  /** Told of each call to the upstream. */
  readonly observe?: (event: UpstreamEvent) => void;
  /** ms for which an answer is good enough for whoever asks next; left out: the interval. */
  readonly shareMs?: number;
  /** Told of what should never happen. */
  readonly reportFault?: (error: unknown) => void;
};

/** How the gateway fares: for figures about it. */
export type Figures = {
  /** Looks whether the token is still there, where that can be known without a question. */
  look(): Promise<void>;
  /** Seconds that an answer is kept for now. */
  intervalSeconds(): number;
  /** Questions that dashboards ask. */
  questions(): number;
  /** Dashboards that have asked for the status within the last interval. */
  dashboards(): number;
} & Pick<Upstream, 'spent' | 'condition' | 'lastSuccess' | 'signedIn' | 'breaker'>;

/** The gateway as a server without a socket, and what stands beside it. */
export type Gateway = ((request: Request, caller?: Caller) => Promise<Response>) & {
  /** Answers what nearly everybody on this computer asks, without Web objects; nothing where a lock is to be passed. */
  readonly quick: QuickReads;
  readonly figures: Figures;
};

/**
 * The front door of the dashboard: the page, and the few questions that the page may ask. It adds the token
 * and never lets it out; requests to the upstream and answers to the browser are made anew from what was
 * understood.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { clock, signIn } = options;
  const intervalMs = options.interval * 1000;
  const isLimited = options.isLimited ?? options.upstream !== 'embedded';
  const account = followAccount({
    authorize: options.authorization,
    tokenMark: options.tokenMark,
    changed: () => forget(),
  });
  const upstream = createUpstream({
    presence: options.presence,
    profile: options.profile,
    authorization: account.authorize,
    hasToken: () => account.missing() === undefined,
    budget: options.budget ?? createBudget(clock, isLimited),
    clock,
    intervalMs: () => paceMs(),
    timeoutMs: () => options.timeoutMs ?? UPSTREAM_TIMEOUT_MS,
    observe: options.observe,
  });
  const costs = () => polls.active() + questions.calls();
  const paceMs = () =>
    paceOf({
      baseMs: intervalMs,
      questions: isLimited ? costs() : 0,
      spent: upstream.spent('read'),
      windowMs: CALL_LIMITS.read[1].seconds * 1000,
      isLimited,
    });
  const freshMs = () => options.shareMs ?? paceMs();
  const polls = createPolls({ clock, intervalMs: freshMs, baseMs: intervalMs, pack: options.pack });
  const profiles = createPolls({
    clock,
    intervalMs: () => options.shareMs ?? intervalMs,
    baseMs: intervalMs,
    pack: options.pack,
  });
  const questions = createPresenceQuestions({
    upstream,
    clock,
    intervalMs: freshMs,
    baseMs: intervalMs,
    shared: options.sharedPolls,
  });
  let { cloaked } = options;
  const outdate = () => {
    polls.outdate();
    questions.outdate();
  };
  const forget = () => {
    polls.forget();
    profiles.forget();
    questions.forget();
    viewer.forget();
    ({ cloaked } = options);
  };
  const dashboards = createAttendance(clock, paceMs);
  // Before anybody has asked anything the pace is the shortest that it can be.
  const viewer = createViewer({ known: options.viewer, upstream, clock, intervalMs: paceMs() });
  const pictures = createPictures({
    fetch: options.pictures?.fetch ?? (() => Promise.reject(new Error('no pictures'))),
    origins: options.pictures?.origins ?? new Set(),
    clock,
  });

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

  const isSignedIn = () => signIn?.state().signedIn ?? true;
  app.use('/xbl/*', async (_, next) => {
    const state = signIn?.state();
    if (state && !state.signedIn) {
      forget();
      throw new Refusal(401, waitingWords(state.fault));
    }
    await account.requireSame();
    await next();
  });

  addPresenceReads(app, { polls, questions, viewer, clock });
  addPresenceWrites(app, {
    upstream,
    viewer,
    canWrite: options.canWrite,
    written: outdate,
    cloakedChanged: (changed) => {
      cloaked = changed;
    },
  });
  addProfiles(app, { upstream, pictures, polls: profiles, clock });
  addPictures(app, upstream, pictures);
  route(app, STATUS_PATH, {
    GET: async (_request, _param, caller) => {
      dashboards.came();
      await account.requireSame().catch(forget);
      if (isSignedIn()) await viewer.learn();
      const facts = { ...options, interval: Math.ceil(paceMs() / 1000) };
      const status = statusOf(facts, viewer.xuid(), cloaked, upstream, clock());
      return jsonAnswer(200, withSignIn(status, signIn?.state(), caller.local));
    },
  });
  route(app, '/api/health', {
    GET: async () => {
      await account.requireSame().catch(forget);
      const state = signIn?.state();
      const fault =
        state && !state.signedIn ? waitingWords(state.fault) : (account.missing() ?? healthFault(upstream));
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
  addPage(app, options.page);

  const lock = options.password
    ? createPasswordLock({
        password: options.password,
        clock,
        isPageFile: (path) => path !== '/index.html' && options.page?.files.has(path) === true,
      })
    : undefined;

  async function answerTo(request: Request, caller: Caller): Promise<Response> {
    try {
      requireKnownHost(request, options.hosts);
      requireShortTarget(request);
      requireLockedWay(caller, lock !== undefined);
      return (await lock?.(request, caller)) ?? (await app.fetch(request, caller));
    } catch (error) {
      if (error instanceof Refusal) return error.toResponse();
      throw error;
    }
  }

  const handler = async (request: Request, caller: Caller = IN_PROCESS) =>
    withTransportSecurity(await answerTo(request, caller), caller.secure);
  return Object.assign(handler, {
    quick: createQuickReads({
      polls,
      clock,
      hosts: options.hosts,
      isOpen: (caller) => !lock && caller.local && !caller.secure && isSignedIn() && account.isSame(),
    }),
    figures: {
      ...upstream,
      look: () => account.requireSame().catch(forget),
      intervalSeconds: () => paceMs() / 1000,
      questions: costs,
      dashboards: dashboards.count,
    },
  });
}
