import { CALL_LIMITS, type CallWindow } from '#contract/call-limits.ts';
import { parseTitleId } from '#contract/identifier.ts';
import type { ThrottleBody } from '#contract/problem.ts';
import type { Caller } from './caller.ts';

/** What a call is counted as; player data and the description are free (contract §4, §9). */
export type Budget = 'presence-read' | 'presence-write' | 'profile';

/** Which of the contract's limits each is held to. */
const LIMITS: Readonly<Record<Budget, readonly CallWindow[]>> = {
  'presence-read': CALL_LIMITS.read,
  'presence-write': CALL_LIMITS.write,
  profile: CALL_LIMITS.profile,
};

/** How often something was counted in a window that began with the first count in it. */
export type WindowCount = {
  readonly count: number;
  /** Milliseconds since 1970 UTC. */
  readonly endsAt: number;
};

/** Keeps the counts; one that several processes share counts for all of them. */
export type ThrottleStore = {
  /**
   * Counts one call in each window, all in one go. A window that has ended, or is not there, begins now.
   * @param now milliseconds since 1970 UTC
   * @returns the counts with this call in them, in the order of the windows
   */
  count(
    windows: readonly { readonly key: string; readonly seconds: number }[],
    now: number,
  ): readonly WindowCount[] | Promise<readonly WindowCount[]>;
};

/** A call that does not pass: what its answer says. */
export type Throttled = { readonly body: ThrottleBody; readonly retryAfterSeconds: number };

/** Counts a call of a user from a title; no title is one of its own. Undefined: it passes. */
export type Throttle = (caller: Caller, budget: Budget) => Promise<Throttled | undefined>;

/** Ended windows are cleared away once there are so many. */
const SWEEP_AT = 10_000;

/** Makes a store of counts in this process. */
export function createThrottleStore(): ThrottleStore & { readonly size: () => number } {
  const windows = new Map<string, WindowCount>();
  let sweepAt = SWEEP_AT;

  const sweep = (now: number): void => {
    for (const [key, { endsAt }] of windows) if (endsAt <= now) windows.delete(key);
    // Where most are alive, looking again at once would find nothing.
    sweepAt = Math.max(SWEEP_AT, windows.size * 2);
  };

  return {
    size: () => windows.size,
    count: (asked, now) => {
      if (windows.size >= sweepAt) sweep(now);
      return asked.map(({ key, seconds }) => {
        const before = windows.get(key);
        const after =
          before && before.endsAt > now
            ? { count: before.count + 1, endsAt: before.endsAt }
            : { count: 1, endsAt: now + seconds * 1000 };
        windows.set(key, after);
        return after;
      });
    },
  };
}

/**
 * Makes the throttle of contract §4: two fixed windows side by side for each user, title and budget. Refused
 * calls count; nothing passes until the spent window ends.
 * @param options.clock milliseconds since 1970 UTC
 */
export function createThrottle({
  clock,
  store = createThrottleStore(),
}: {
  readonly clock: () => number;
  readonly store?: ThrottleStore;
}): Throttle {
  return async ({ xuid, claims }, budget) => {
    const titleId = parseTitleId(claims.tid ?? '') ?? '';
    const limits = LIMITS[budget];
    const now = clock();
    const asked = limits.map(({ seconds }) => ({ key: `${budget} ${xuid} ${titleId} ${seconds}`, seconds }));
    const counts = await store.count(asked, now);
    const [last] = limits
      .flatMap((limit, index) => {
        const window = counts[index];
        return window && window.count > limit.limit ? [{ ...limit, ...window }] : [];
      })
      .sort((a, b) => b.endsAt - a.endsAt);
    return (
      last && {
        body: {
          version: 1,
          currentRequests: last.count,
          maxRequests: last.limit,
          periodInSeconds: last.seconds,
          limitType: 'Rate',
        },
        retryAfterSeconds: Math.max(1, Math.ceil((last.endsAt - now) / 1000)),
      }
    );
  };
}
