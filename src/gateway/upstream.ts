import { HEADERS, PRESENCE_CONTRACT_VERSION, PROFILE_CONTRACT_VERSION } from '#contract/paths.ts';
import { Refusal } from './answer.ts';
import { createBudget } from './budget.ts';
import { readRetryAfter } from './retry-after.ts';
import { createCondition, type ConditionKeeper } from './upstream-condition.ts';
import { exchange, jsonOf, type Exchange, type Handler } from './upstream-exchange.ts';

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

/** The classes of calls that the upstream counts, and limits, apart (contract §4). */
type CallClass = 'read' | 'write' | 'profile';

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

export type Upstream = {
  /** Asks and reads a JSON answer. @throws Refusal for anything but that */
  read(call: Call): Promise<object>;
  /** Writes; the answer has no body. @throws Refusal for anything but success */
  write(call: Call): Promise<{ readonly status: number; readonly heartbeatAfter: string | undefined }>;
  /** How presence reads fare. */
  condition(): ReturnType<ConditionKeeper['read']>;
  lastSuccess(): number | null;
  signedIn(): boolean;
  readsUsed(): number;
};

export type UpstreamOptions = {
  readonly presence: Handler;
  readonly profile: Handler;
  readonly authorization: Authorize;
  /** ms */
  readonly clock: () => number;
  readonly intervalMs: number;
  readonly timeoutMs: number;
};

/** A 429 that names no time: the burst window (contract §4). */
const BURST_MS = 15_000;

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

function secondsUntil(time: number, now: number): string {
  return String(Math.max(1, Math.ceil((time - now) / 1000)));
}

/** The one place that talks to the presence service: typed calls, the token, the waits it asks for. */
export function createUpstream(options: UpstreamOptions): Upstream {
  const { authorization, clock, intervalMs } = options;
  const conditions: Record<CallClass, ConditionKeeper> = {
    read: createCondition(clock, intervalMs),
    write: createCondition(clock, intervalMs),
    profile: createCondition(clock, intervalMs),
  };
  const budget = createBudget(clock);
  let signedOutAt: number | undefined;

  function refuseSignedOut(): never {
    throw new Refusal(401, 'The sign-in is no longer valid. Sign in again.');
  }

  /** A refused token is tried at most once per interval, and a wait that was asked for is waited. */
  function requirePermission(call: Call): void {
    if (signedOutAt !== undefined && clock() - signedOutAt < intervalMs) refuseSignedOut();
    const { status, retryAt } = conditions[call.class].read();
    if (status === undefined || retryAt === undefined) return;
    throw new Refusal(status, REFUSED[status] ?? '', { 'retry-after': secondsUntil(retryAt, clock()) });
  }

  async function send(call: Call, renew: boolean): Promise<Exchange> {
    const token = await authorization({ ...call.purpose, renew });
    if (call.class === 'read') budget.spend();
    const handler = call.class === 'profile' ? options.profile : options.presence;
    return exchange(handler, upstreamRequest(call, token), options.timeoutMs);
  }

  function refuse({ status, headers }: Exchange, condition: ConditionKeeper): never {
    if (status === 429 || status === 503) {
      const asked = readRetryAfter(headers.get('retry-after'), headers.get('date'), clock());
      const waitMs = asked ?? (status === 429 ? BURST_MS : undefined);
      if (waitMs !== undefined) {
        condition.toldToWait(status, waitMs);
        throw new Refusal(status, REFUSED[status] ?? '', {
          'retry-after': secondsUntil(clock() + waitMs, clock()),
        });
      }
    }
    const description = REFUSED[status];
    if (description === undefined || status === 503) condition.failed();
    if (description !== undefined) throw new Refusal(status, description);
    if (status === 408) throw new Refusal(504, 'The presence service did not answer in time.');
    throw new Refusal(502, `The presence service failed with status ${status}.`);
  }

  async function ask(call: Call): Promise<Exchange> {
    const condition = conditions[call.class];
    requirePermission(call);
    let got: Exchange;
    try {
      got = await send(call, false);
      if (got.status === 401) got = await send(call, true);
    } catch (error) {
      condition.failed();
      throw error;
    }
    if (got.status === 401) {
      signedOutAt = clock();
      refuseSignedOut();
    }
    signedOutAt = undefined;
    if (got.status < 200 || got.status > 299) refuse(got, condition);
    return got;
  }

  return {
    read: async (call) => {
      const condition = conditions[call.class];
      const got = await ask(call);
      try {
        const value = jsonOf(got);
        condition.succeeded();
        return value;
      } catch (error) {
        condition.failed();
        throw error;
      }
    },
    write: async (call) => {
      const { status, headers } = await ask(call);
      conditions.write.succeeded();
      const heartbeat = headers.get(HEADERS.heartbeatAfter);
      return {
        status: status === 201 ? 201 : 200,
        heartbeatAfter: heartbeat !== null && /^\d{1,10}$/.test(heartbeat) ? heartbeat : undefined,
      };
    },
    condition: () => conditions.read.read(),
    lastSuccess: () => conditions.read.lastSuccess(),
    signedIn: () => signedOutAt === undefined,
    readsUsed: () => budget.used(),
  };
}
