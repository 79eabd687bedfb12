import { CALL_LIMITS, type CallClass, type CallWindow } from '#contract/call-limits.ts';

/** How far a class has come in its long window. */
export type Spent = {
  readonly used: number;
  readonly limit: number;
  /** Milliseconds until the window ends; 0 while none runs. */
  readonly remainsMs: number;
};

/** Counts calls as the upstream does: a window begins with the first call counted in it (contract §9). */
export type Budget = {
  /**
   * Counts a call, unless that would be one too many.
   * @returns milliseconds to wait where it would; 0 for a call that may go out
   */
  take(call: CallClass): Promise<number>;
  /** The upstream asked for a pause, by a status: whoever shares the budget keeps it too. */
  pause(call: CallClass, ms: number, status: number): void;
  /** The status by which somebody who shares the budget was asked for the pause that was met last; undefined: none. */
  pausedBy(call: CallClass): number | undefined;
  /** As far as this process knows; the shared count may be a call ahead. */
  spent(call: CallClass): Spent;
};

type Running = CallWindow & { start: number; count: number };

/**
 * Keeps the budget in this process.
 * @param clock ms
 * @param isLimited false: counts, but lets everything go out, as with a service that limits nobody
 * @param gateways how many share the limits without knowing of each other's calls
 */
export function createBudget(
  clock: () => number,
  isLimited: boolean,
  gateways: () => number = () => 1,
): Budget {
  const fresh = (window: CallWindow): Running => ({ ...window, start: Number.NEGATIVE_INFINITY, count: 0 });
  const windows: Record<CallClass, readonly [Running, Running]> = {
    read: [fresh(CALL_LIMITS.read[0]), fresh(CALL_LIMITS.read[1])],
    write: [fresh(CALL_LIMITS.write[0]), fresh(CALL_LIMITS.write[1])],
    profile: [fresh(CALL_LIMITS.profile[0]), fresh(CALL_LIMITS.profile[1])],
  };
  /** 0 once it has ended; a clock that was set back ends it too. */
  const remainsOf = ({ start, seconds }: Running): number => {
    const age = clock() - start;
    return age >= 0 && age < seconds * 1000 ? seconds * 1000 - age : 0;
  };
  return {
    take: (call) => {
      const both = windows[call];
      const isFull = ({ count, limit }: Running) => count >= Math.max(1, Math.floor(limit / gateways()));
      const waits = both.map((window) => (isFull(window) ? remainsOf(window) : 0));
      const wait = Math.max(...waits);
      if (isLimited && wait > 0) return Promise.resolve(wait);
      for (const window of both) {
        if (remainsOf(window) === 0) Object.assign(window, { start: clock(), count: 0 });
        window.count += 1;
      }
      return Promise.resolve(0);
    },
    // Here the one who was asked is the only one.
    pause: () => undefined,
    pausedBy: () => undefined,
    spent: (call) => {
      const [, long] = windows[call];
      const remainsMs = remainsOf(long);
      return { used: remainsMs > 0 ? long.count : 0, limit: long.limit, remainsMs };
    },
  };
}
