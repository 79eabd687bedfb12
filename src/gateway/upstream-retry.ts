import { decorrelatedJitterGenerator, ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { HostFailed } from './upstream-breaker.ts';

/** What each call adds to what may be spent on tries again: one in ten. */
const EARNED = 0.1;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

export type Retries = {
  /**
   * Makes a call, and once more if it failed by something that may pass, where the budget of retries and the
   * time allow.
   * @param hasTime whether a second try could still come to an end
   */
  run<T>(call: () => Promise<T>, hasTime: () => boolean): Promise<T>;
};

/**
 * Keeps retries to a tenth of the calls, whatever happens: while everything fails, tries again would only be
 * more load. The first failure after a start may be tried again.
 * @param onRetry told of each
 */
export function createRetries(onRetry: () => void): Retries {
  let earned = 1;
  return {
    run: (call, hasTime) => {
      earned = Math.min(1, earned + EARNED);
      const policy = retry(
        handleWhen((error) => error instanceof HostFailed && error.isPassing && earned >= 1 && hasTime()),
        {
          maxAttempts: 1,
          backoff: new ExponentialBackoff({
            generator: decorrelatedJitterGenerator,
            initialDelay: FIRST_PAUSE_MS,
            maxDelay: LONGEST_PAUSE_MS,
          }),
        },
      );
      policy.onRetry(() => {
        earned -= 1;
        onRetry();
      });
      return policy.execute(call);
    },
  };
}
