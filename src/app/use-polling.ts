import type { Query } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { pollDelay, pollSeconds } from '#client/poll-policy.ts';
import { questionsRepeat } from '#client/tabs.ts';
import { useChosenInterval, useOffline, usePausedAt } from '#features/connection/connection-store.ts';
import { useHidden } from './use-hidden.ts';

/** Seconds between polls until the gateway has said its own. */
export const FLOOR_AT_FIRST = 15;

/** How everything on the page is polled. */
export type Polling = {
  /** Options to spread over a query that is polled. */
  readonly options: {
    readonly refetchInterval: (query: Pick<Query, 'state'>) => number | false;
    readonly refetchIntervalInBackground: true;
    /** A view that one comes back to asks at once where its answer is older than an interval. */
    readonly refetchOnMount: (query: Pick<Query, 'state'>) => 'always' | true;
  };
  /** Options to spread over a query that is asked once: one that failed is asked again, no sooner than a poll. */
  readonly untilAnswered: Omit<Polling['options'], 'refetchOnMount'>;
  /** Milliseconds after a try to the next one, given its failure; false while nothing is asked. */
  readonly delayAfter: (error: unknown) => number | false;
  /** Seconds between polls when all is well. */
  readonly seconds: number;
  readonly floor: number;
  /** UTC milliseconds; undefined while it runs. */
  readonly pausedAt: number | undefined;
  /** Whether the browser is cut off from the gateway. */
  readonly offline: boolean;
};

/**
 * Puts the chosen interval, the gateway's floor, pausing, a hidden tab and a missing network together.
 * @param interval what the gateway said, in seconds
 */
export function usePolling(interval: number | undefined): Polling {
  const chosen = useChosenInterval();
  const pausedAt = usePausedAt();
  const offline = useOffline();
  const hidden = useHidden();
  const floor = interval ?? FLOOR_AT_FIRST;
  const seconds = pollSeconds({ chosen, floor, hidden });
  // Talks to the tabs of this browser: how old an answer of theirs may be.
  useEffect(() => questionsRepeat(seconds * 1000), [seconds]);
  return useMemo(() => {
    const paused = pausedAt !== undefined;
    const delayAfter = (error: unknown): number | false =>
      pollDelay({ chosen, floor, paused, hidden, offline, error });
    const again = { refetchIntervalInBackground: true } as const;
    return {
      options: {
        ...again,
        refetchInterval: ({ state }) => delayAfter(state.error),
        // What failed has its own time to be asked again, and who has paused wants nothing new; what counts as out of
        // date is asked all the same.
        refetchOnMount: ({ state: { dataUpdatedAt, error } }) =>
          error === null && !paused && Date.now() - dataUpdatedAt > seconds * 1000 ? 'always' : true,
      },
      untilAnswered: {
        ...again,
        refetchInterval: ({ state: { error } }) => {
          const delay = error !== null && delayAfter(error);
          return delay && Math.max(delay, seconds * 1000);
        },
      },
      delayAfter,
      seconds,
      floor,
      pausedAt,
      offline,
    };
  }, [chosen, floor, hidden, offline, pausedAt, seconds]);
}
