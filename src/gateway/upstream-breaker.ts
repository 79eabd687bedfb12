import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleType } from 'cockatiel';

/** A call to a host that went wrong by the host's fault. */
export class HostFailed extends Error {
  override readonly name = 'HostFailed';
  /** What the browser is told. */
  readonly refusal: Error;
  /** Whether it may go well the next moment. */
  readonly isPassing: boolean;

  constructor(refusal: Error, isPassing: boolean) {
    super(refusal.message);
    this.refusal = refusal;
    this.isPassing = isPassing;
  }
}

/** So many failures in a row open it. */
const FAILURES = 5;
const FIRST_OPEN_MS = 10_000;

export type Breaker = {
  /** Milliseconds until the host is tried again; 0 while it may be asked. */
  waitMs(): number;
  /** Makes a call, of which `HostFailed` counts as a failure. */
  run<T>(call: () => Promise<T>): Promise<T>;
  state(): 'closed' | 'open' | 'half-open';
};

/**
 * Leaves a host alone that fails again and again: after five failures in a row nobody asks it for some
 * seconds, then one question tries it.
 * @param clock ms
 * @param longestMs it is left alone no longer than this, or the page would be late for its recovery
 * @param random 0 to 1: two gateways do not come back at the same instant
 */
export function createBreaker(clock: () => number, longestMs: () => number, random: () => number): Breaker {
  let openUntil = Number.NEGATIVE_INFINITY;
  // How long it stays open is measured here, by the clock that was handed in: the library knows only its own.
  const policy = circuitBreaker(handleType(HostFailed), {
    breaker: new ConsecutiveBreaker(FAILURES),
    halfOpenAfter: 0,
  });
  let opened = 0;
  policy.onBreak(() => {
    const most = Math.min(FIRST_OPEN_MS * 2 ** opened, Math.max(longestMs(), FIRST_OPEN_MS));
    openUntil = clock() + most * (0.5 + random() / 2);
    opened += 1;
  });
  policy.onReset(() => {
    opened = 0;
  });
  return {
    waitMs: () => {
      if (policy.state === CircuitState.Closed) return 0;
      // One question tries the host; until it knows, the others wait as long as a wait has to be at least.
      if (policy.state === CircuitState.HalfOpen) return 1000;
      const wait = openUntil - clock();
      return wait > 0 && wait <= Math.max(longestMs(), FIRST_OPEN_MS) ? wait : 0;
    },
    run: (call) => policy.execute(call),
    state: () =>
      policy.state === CircuitState.Closed
        ? 'closed'
        : policy.state === CircuitState.HalfOpen
          ? 'half-open'
          : 'open',
  };
}
