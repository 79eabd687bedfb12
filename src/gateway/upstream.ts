import { HEADERS, PRESENCE_CONTRACT_VERSION, PROFILE_CONTRACT_VERSION } from '#contract/paths.ts';
import { Refusal } from './answer.ts';
import type { CallClass } from '#contract/call-limits.ts';
import type { Budget, Spent } from './budget.ts';
import { readRetryAfter } from './retry-after.ts';
import { createBreaker, HostFailed, type Breaker } from './upstream-breaker.ts';
import { createCondition, type ConditionKeeper } from './upstream-condition.ts';
import { exchange, jsonOf, type Exchange, type Handler } from './upstream-exchange.ts';
import { createRetries } from './upstream-retry.ts';

/** What a token is wanted for. A write names the title and the device that it speaks for. */
export type Purpose =
  | { readonly use: 'read' }
  | {
      readonly use: 'write';
      readonly titleId?: string;
      readonly deviceType?: string;
      readonly deviceId?: string;
    };

/** Hands out the value of the Authorization header; `renew` says that the last one was refused. */
export type Authorize = (purpose: Purpose & { readonly renew: boolean }) => Promise<string>;

/** One call, in known words only; nothing of a browser's request is passed on as it came. */
export type Call = {
  readonly class: CallClass;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Built by the contract's paths. */
  readonly path: string;
  readonly languages: string;
  readonly body?: object;
  readonly purpose: Purpose;
};

/** What is told of the calls: for figures and logs, never what is in them. */
export type UpstreamEvent =
  | {
      readonly event: 'call';
      readonly class: CallClass;
      /** The HTTP status, or 0 where there was no answer. */
      readonly status: number;
      readonly ms: number;
    }
  | { readonly event: 'retry'; readonly class: CallClass }
  | { readonly event: 'wait'; readonly class: CallClass; readonly status: number; readonly ms: number };

export type Upstream = {
  /**
   * Asks and reads a JSON answer.
   * @param understand makes of it what it is; what it refuses is the upstream's failure
   * @throws Refusal for anything but a good answer
   */
  read<T>(call: Call, understand: (value: object) => T): Promise<T>;
  /** Writes; the answer has no body. @throws Refusal for anything but success */
  write(call: Call): Promise<{ readonly status: number; readonly heartbeatAfter: string | undefined }>;
  /** How presence reads fare. */
  condition(): ReturnType<ConditionKeeper['read']>;
  /** Whether the host failed the last presence read by its own fault. */
  isIll(): boolean;
  lastSuccess(): number | null;
  signedIn(): boolean;
  spent(call: CallClass): Spent;
  /** Of the host that presence comes from. */
  breaker(): ReturnType<Breaker['state']>;
};

export type UpstreamOptions = {
  readonly presence: Handler;
  readonly profile: Handler;
  readonly authorization: Authorize;
  /** Whether there is a token to send, as far as is known. */
  readonly hasToken?: () => boolean;
  readonly budget: Budget;
  /** ms */
  readonly clock: () => number;
  /** The interval as it is by now: nothing that failed is asked more often. */
  readonly intervalMs: () => number;
  /** What a call may take, a second try included. */
  readonly timeoutMs: () => number;
  readonly observe?: ((event: UpstreamEvent) => void) | undefined;
};

/** A 429 that names no time: the burst window (contract §4), then longer and longer. */
const BURST_MS = 15_000;
const LONGEST_WAIT_MS = 300_000;

/** A second try that could not last this part of the time that a call may take is not made. */
const LEAST_PART = 0.25;

/** Statuses that say something to the browser; any other is the upstream's own fault. */
const REFUSED: Readonly<Record<number, string>> = {
  400: 'The presence service refused the request.',
  403: 'The presence service does not allow this.',
  404: 'The presence service does not know this.',
  406: 'The presence service does not speak this version of the contract.',
  413: 'The presence service found the request too long.',
  429: 'The presence service asks for a pause.',
  503: 'The presence service is unavailable.',
};

/** Of those, what may be over the next moment. */
const PASSING: ReadonlySet<number> = new Set([408, 500, 502, 504]);

function upstreamRequest(call: Call, authorization: string): Request {
  const profile = call.class === 'profile';
  return new Request(`http://upstream.invalid${call.path}`, {
    method: call.method,
    headers: {
      authorization,
      accept: 'application/json',
      'accept-language': call.languages,
      [HEADERS.contractVersion]: profile ? PROFILE_CONTRACT_VERSION : PRESENCE_CONTRACT_VERSION,
      ...(call.body ? { 'content-type': 'application/json' } : {}),
    },
    ...(call.body ? { body: JSON.stringify(call.body) } : {}),
  });
}

function retryAfter(ms: number): { readonly 'retry-after': string } {
  return { 'retry-after': String(Math.max(1, Math.ceil(ms / 1000))) };
}

/** What the browser is told of an answer that is the upstream's own fault. */
function faultOf(status: number): Refusal {
  if (status === 408) return new Refusal(504, 'The presence service did not answer in time.');
  if (status === 503) return new Refusal(503, REFUSED[503] ?? '');
  return new Refusal(502, `The presence service failed with status ${status}.`);
}

/** The one place that talks to the presence service: typed calls, the token, the waits it asks for. */
export function createUpstream(options: UpstreamOptions): Upstream {
  const { authorization, budget, clock, intervalMs, observe } = options;
  const conditions: Record<CallClass, ConditionKeeper> = {
    read: createCondition(clock, intervalMs),
    write: createCondition(clock, intervalMs),
    profile: createCondition(clock, intervalMs),
  };
  const presenceBreaker = createBreaker(clock, intervalMs, Math.random);
  const profileBreaker =
    options.profile === options.presence ? presenceBreaker : createBreaker(clock, intervalMs, Math.random);
  const breakerOf = (call: Call) => (call.class === 'profile' ? profileBreaker : presenceBreaker);
  let retried: CallClass = 'read';
  const retries = createRetries(() => observe?.({ event: 'retry', class: retried }));
  /** 429s in a row that named no time. */
  const unnamed: Record<CallClass, number> = { read: 0, write: 0, profile: 0 };
  let signedOutAt: number | undefined;

  function refuseSignedOut(): never {
    throw new Refusal(401, 'The sign-in is no longer valid. Sign in again.');
  }

  /** A refused token is tried at most once per interval, and a wait that was asked for is waited. */
  function requirePermission(call: Call): void {
    if (signedOutAt !== undefined && clock() - signedOutAt < intervalMs()) refuseSignedOut();
    const { status, retryAt } = conditions[call.class].read();
    if (status !== undefined && retryAt !== undefined) {
      throw new Refusal(status, REFUSED[status] ?? '', retryAfter(retryAt - clock()));
    }
    const wait = breakerOf(call).waitMs();
    if (wait > 0) throw new Refusal(503, REFUSED[503] ?? '', retryAfter(wait));
  }

  const tokenFor = (call: Call, renew: boolean) => authorization({ ...call.purpose, renew });

  /** Somebody who shares the budget was asked to wait: that holds, and shows, here too. */
  function refuseFull(call: Call, wait: number): never {
    const status = budget.pausedBy(call.class);
    if (status === undefined) {
      throw new Refusal(429, 'What the presence service allows is used up for now.', retryAfter(wait));
    }
    conditions[call.class].toldToWait(status, wait);
    throw new Refusal(status, REFUSED[status] ?? '', retryAfter(wait));
  }

  async function send(call: Call, token: string, leftMs: number): Promise<Exchange> {
    const wait = await budget.take(call.class);
    if (wait > 0) refuseFull(call, wait);
    const handler = call.class === 'profile' ? options.profile : options.presence;
    const start = clock();
    let status = 0;
    try {
      const got = await exchange(handler, upstreamRequest(call, token), leftMs);
      ({ status } = got);
      return got;
    } finally {
      observe?.({ event: 'call', class: call.class, status, ms: clock() - start });
    }
  }

  /** Milliseconds that an answer asks to wait for; undefined if it asks for no pause. */
  function pauseOf({ status, headers }: Exchange, call: Call): number | undefined {
    if (status !== 429 && status !== 503) return undefined;
    const asked = readRetryAfter(headers.get('retry-after'), headers.get('date'), clock());
    if (asked !== undefined || status === 503) return asked;
    unnamed[call.class] += 1;
    return Math.min(BURST_MS * 2 ** (unnamed[call.class] - 1), LONGEST_WAIT_MS);
  }

  function keepPause(status: number, waitMs: number, call: Call): never {
    conditions[call.class].toldToWait(status, waitMs);
    budget.pause(call.class, waitMs, status);
    observe?.({ event: 'wait', class: call.class, status, ms: waitMs });
    throw new Refusal(status, REFUSED[status] ?? '', retryAfter(waitMs));
  }

  /** One question and its answer; an answer that is the host's own fault is a failure of the host. */
  async function attempt<T>(
    call: Call,
    token: string,
    leftMs: number,
    read: (got: Exchange) => T,
  ): Promise<T> {
    let got = await send(call, token, leftMs);
    if (got.status === 401) got = await send(call, await tokenFor(call, true), leftMs);
    if (got.status === 401) {
      signedOutAt = clock();
      refuseSignedOut();
    }
    signedOutAt = undefined;
    const pause = pauseOf(got, call);
    if (pause !== undefined) keepPause(got.status, pause, call);
    unnamed[call.class] = 0;
    const { status } = got;
    if (status >= 200 && status <= 299) return read(got);
    const description = status === 503 ? undefined : REFUSED[status];
    if (description !== undefined) throw new Refusal(status, description);
    throw new HostFailed(faultOf(status), PASSING.has(status));
  }

  /** Within one time limit, a second try included. */
  async function ask<T>(call: Call, canRetry: boolean, read: (got: Exchange) => T): Promise<T> {
    requirePermission(call);
    const condition = conditions[call.class];
    const timeoutMs = options.timeoutMs();
    const deadline = performance.now() + timeoutMs;
    const leftMs = () => deadline - performance.now();
    const once = async () => {
      // That there is no token says nothing of the host: its breaker is not asked, and hears nothing of it.
      const token = await tokenFor(call, false);
      requirePermission(call);
      return breakerOf(call).run(() => attempt(call, token, leftMs(), read));
    };
    const hasTime = () =>
      canRetry && leftMs() > timeoutMs * LEAST_PART && breakerOf(call).state() === 'closed';
    try {
      retried = call.class;
      const value = await retries.run(once, hasTime);
      condition.succeeded();
      return value;
    } catch (error) {
      if (!(error instanceof HostFailed)) throw error;
      condition.failed();
      throw error.refusal;
    }
  }

  return {
    read: (call, understand) =>
      ask(call, true, (got) => {
        try {
          return understand(jsonOf(got));
        } catch (error) {
          throw error instanceof Refusal ? new HostFailed(error, false) : error;
        }
      }),
    write: (call) =>
      ask(call, false, ({ status, headers }) => {
        const heartbeat = headers.get(HEADERS.heartbeatAfter);
        return {
          status: status === 201 ? 201 : 200,
          heartbeatAfter: heartbeat !== null && /^\d{1,10}$/.test(heartbeat) ? heartbeat : undefined,
        };
      }),
    condition: () => conditions.read.read(),
    isIll: () => conditions.read.isIll(),
    lastSuccess: () => conditions.read.lastSuccess(),
    signedIn: () => signedOutAt === undefined && (options.hasToken?.() ?? true),
    spent: (call) => budget.spent(call),
    breaker: () => presenceBreaker.state(),
  };
}
