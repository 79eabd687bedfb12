/** How one class of upstream calls fares: presence reads, presence writes, profiles. */
export type Condition = {
  readonly state: 'ok' | 'failing' | 'waiting';
  /** ms; while failing or waiting: when to ask again. */
  readonly retryAt?: number;
  /** While waiting: the status that asked for it. */
  readonly status?: number;
};

export type ConditionKeeper = {
  read(): Condition;
  /** Whether the last thing that was heard, or never came, was the host's own fault; a pause for asking too often is not. */
  isIll(): boolean;
  /** ms of the last good answer; null before the first. */
  lastSuccess(): number | null;
  succeeded(): void;
  failed(): void;
  /** The upstream asked not to be called for so many ms: nothing of this class goes out until then. */
  toldToWait(status: number, waitMs: number): void;
};

/**
 * Keeps the condition of one class of calls.
 * @param clock ms
 * @param intervalMs when a failed question is asked again
 */
export function createCondition(clock: () => number, intervalMs: () => number): ConditionKeeper {
  let lastSuccess: number | null = null;
  let failedAt: number | undefined;
  let isIll = false;
  let wait: { readonly until: number; readonly status: number } | undefined;
  return {
    read: () => {
      if (wait && clock() < wait.until) return { state: 'waiting', retryAt: wait.until, status: wait.status };
      return failedAt === undefined
        ? { state: 'ok' }
        : { state: 'failing', retryAt: Math.max(clock(), failedAt + intervalMs()) };
    },
    isIll: () => isIll,
    lastSuccess: () => lastSuccess,
    succeeded: () => {
      lastSuccess = clock();
      failedAt = undefined;
      isIll = false;
      wait = undefined;
    },
    failed: () => {
      failedAt = clock();
      isIll = true;
    },
    toldToWait: (status, waitMs) => {
      failedAt = clock();
      isIll = status >= 500;
      wait = { until: clock() + waitMs, status };
    },
  };
}
